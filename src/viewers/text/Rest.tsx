import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { formatBytes, formatCount } from "~/domain/format"
import type { Pieces } from "~/viewers/usePieces"
import css from "~/viewers/View.module.css"

import type { TextPart } from "./readText"

/** How much of the file is there, and the way to what is not. */
export function Rest({
  part,
  file: { sizeBytes = 0 },
  isGrowing,
  reading: { error, isReading, more },
}: {
  part: TextPart
  file: Pick<ArtifactFile, "sizeBytes">
  isGrowing: boolean
  reading: Omit<Pieces<TextPart>, "part" | "isStale">
}) {
  if (error !== undefined && !isReading)
    return <ErrorNotice error={error} what="The rest" recovers={false} onRetry={more} isCompact />
  const { rest, droppedLines } = part
  if (rest === undefined && droppedLines === 0) return null
  return (
    <p className={css["note"]}>
      <span role="status">{shownWords(part, sizeBytes)}</span>
      {rest === "tooLarge" &&
        ` No more is shown here: ${isGrowing ? "follow it to see the end, or " : ""}download the file to see the rest.`}
      {rest === "more" && (
        <Button onClick={more} disabledReason={isReading ? "Reading" : undefined}>
          {isReading ? "Reading…" : "Read more"}
        </Button>
      )}
    </p>
  )
}

function shownWords({ lines, readBytes, droppedLines }: TextPart, sizeBytes: number): string {
  const count = `${formatCount(lines.length)} lines`
  // What the server told may be less than what has come since.
  const bytes = `${formatBytes(readBytes)}${sizeBytes <= readBytes ? "" : ` of ${formatBytes(sizeBytes)}`}`
  if (droppedLines === 0) return `The first ${count}, ${bytes}.`
  return `The last ${count} of ${bytes}: those before were let go, and are in the download.`
}
