import type { ArtifactEntry } from "./file"

export type FilesSize = {
  readonly bytes: number
  /** Not every file says its size, or not every folder could be listed. */
  readonly isAtLeast: boolean
}

/** What files weigh together; undefined where none of them says. */
export function sizeOfFiles(entries: readonly ArtifactEntry[], isWhole: boolean): FilesSize | undefined {
  const files = entries.filter(({ isFolder }) => !isFolder)
  const sizes = files.flatMap(({ sizeBytes }) => sizeBytes ?? [])
  if (sizes.length === 0) return undefined
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), isAtLeast: !isWhole || sizes.length < files.length }
}
