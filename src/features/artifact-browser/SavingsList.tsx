import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { Progress } from "~/components/ui/Progress"
import { UntrustedText } from "~/components/UntrustedText"
import { visibleText } from "~/domain/text/visibleText"
import type { Missing } from "~/domain/artifacts/zipArtifacts"
import { ApiError } from "~/domain/errors/apiError"
import { formatCount } from "~/domain/format"

import styles from "./SavingsList.module.css"
import { STATE_WORDS, type Saving } from "./savings"

const SHOWN = 100

/** How far each file on its way to this computer is, and in the end what of it is missing. */
export function SavingsList({ savings, onClose }: { savings: readonly Saving[]; onClose: (id: number) => void }) {
  return (
    <section aria-label="Downloads" className={styles["downloads"]}>
      <ul>
        {savings.map((saving) => (
          <li key={saving.id} aria-label={visibleText(saving.name)}>
            <One saving={saving} onClose={() => onClose(saving.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ saving, onClose }: { saving: Saving; onClose: () => void }) {
  const { name, text, value, missing, state } = saving
  const isOver = state === "done" || state === "failed"
  const action = isOver ? "Close" : "Cancel"
  return (
    <>
      <div className={styles["line"]}>
        <p className={styles["title"]}>
          {STATE_WORDS[state]} <UntrustedText text={name} />
        </p>
        {state === "working" && <Progress label={`Progress of ${visibleText(name)}`} value={value} />}
        {state !== "failed" && <p className={styles["text"]}>{text}</p>}
        <Button onClick={onClose} aria-label={`${action} ${visibleText(name)}`}>
          {action}
        </Button>
      </div>
      {state === "failed" && <Failure error={saving.error} />}
      {missing.length > 0 && <MissingList missing={missing} />}
    </>
  )
}

function Failure({ error }: { error: unknown }) {
  if (error instanceof ApiError) return <ErrorNotice error={error} what="The download" recovers={false} isCompact />
  return <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
}

function MissingList({ missing }: { missing: readonly Missing[] }) {
  return (
    <section aria-label="What is missing" className={styles["missing"]}>
      <h3>
        {formatCount(missing.length)} {missing.length === 1 ? "file is" : "files are"} missing or cut
      </h3>
      <ul>
        {missing.slice(0, SHOWN).map(({ path, reason }) => (
          <li key={path}>
            <UntrustedText text={path} /> <small>{reason}</small>
          </li>
        ))}
      </ul>
      {missing.length > SHOWN && <p>The archive has the whole list.</p>}
    </section>
  )
}
