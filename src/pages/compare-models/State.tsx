import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Skeleton } from "~/components/feedback/Skeleton"
import { isNotFound } from "~/domain/errors/apiError"
import { visibleText } from "~/domain/text/visibleText"
import { Unreadable } from "~/features/model-use/readWhole"
import { Fault } from "~/viewers/Fault"

import styles from "./CompareModelsPage.module.css"
import type { Known } from "./known"

/** Why there is nothing to read in a column, in its place; nothing where there is. */
export function State({ known, what }: { known: Known<unknown>; what: string }) {
  if (known.state === "here") return null
  if (known.state === "none") return <span className={styles["faint"]}>{visibleText(known.why)}</span>
  if (known.state === "waiting")
    return (
      <span role="status" aria-label={`Loading ${what.toLowerCase()}`}>
        <Skeleton width="8em" />
      </span>
    )
  if (known.error instanceof Unreadable)
    return (
      <Fault>
        {what} cannot be read. {visibleText(known.error.message)}.
      </Fault>
    )
  return (
    <>
      <ErrorNotice isCompact error={known.error} what={what} onRetry={known.retry} isRetrying={known.isAsking} />
      {what === "Its source run" && isNotFound(known.error) && (
        <p className={styles["faint"]}>It was deleted for good, or is on another server.</p>
      )}
    </>
  )
}
