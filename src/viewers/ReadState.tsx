import type { ReactNode } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"

import type { FileBytes } from "./useFileBytes"

/** What every view shows while it has nothing to show yet. */
export function ReadState({
  state: { read, error, readTo },
  end,
  children,
}: {
  state: FileBytes
  /** How far the view reads at first. */
  end: number
  children: (read: NonNullable<FileBytes["read"]>) => ReactNode
}) {
  if (read !== undefined) return children(read)
  if (error !== undefined)
    return <ErrorNotice error={error} what="The file" onRetry={() => readTo(end)} recovers={false} />
  return <RowsSkeleton rows={12} label="Reading the file" />
}
