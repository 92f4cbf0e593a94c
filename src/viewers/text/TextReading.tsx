import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { usePieces } from "~/viewers/usePieces"
import type { ViewProps } from "~/viewers/viewer"

import type { readText } from "./readText"
import { TextLines } from "./TextLines"

/** A text while it is read. */
export function TextReading({ open, label, ...props }: ViewProps & { open: typeof readText; label: string }) {
  const { part, error, isReading, more, follow } = usePieces(props.file, open)
  if (part !== undefined)
    return <TextLines {...props} label={label} part={part} reading={{ error, isReading, more, follow }} />
  if (isReading) return <RowsSkeleton rows={12} label="Reading the file" />
  return <ErrorNotice error={error} what="The file" onRetry={more} recovers={false} />
}
