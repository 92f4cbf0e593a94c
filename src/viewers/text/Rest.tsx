import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { formatBytes, formatCount } from "~/domain/format"
import type { Pieces } from "~/viewers/usePieces"
import css from "~/viewers/View.module.css"

import type { TextPart } from "./readText"

/** How much of the file is there, and the way to what is not. */
export function Rest({
  part: { rest, readBytes, lines },
  sizeBytes,
  reading: { error, isReading, more },
}: {
  part: TextPart
  sizeBytes: number | undefined
  reading: Omit<Pieces<TextPart>, "part" | "isStale">
}) {
  if (error !== undefined && !isReading)
    return <ErrorNotice error={error} what="The rest" recovers={false} onRetry={more} isCompact />
  if (rest === undefined) return null
  const of = sizeBytes === undefined ? "" : ` of ${formatBytes(sizeBytes)}`
  return (
    <p className={css["note"]}>
      <span role="status">
        The first {formatCount(lines.length)} lines, {formatBytes(readBytes)}
        {of}.
      </span>
      {rest === "tooLarge" && " No more is shown here: download the file to see the rest."}
      {rest === "more" && (
        <Button onClick={more} disabledReason={isReading ? "Reading" : undefined}>
          {isReading ? "Reading…" : "Read more"}
        </Button>
      )}
    </p>
  )
}
