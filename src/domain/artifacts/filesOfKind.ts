import { extensionOf, type ArtifactEntry } from "./file"

export type Neighbours = {
  /** From 1. */
  readonly place: number
  readonly count: number
  readonly previous: string | undefined
  readonly next: string | undefined
}

/** Where a file stands among those of its kind in its folder, in the order in which the folder is shown; undefined = it is alone. */
export function neighboursOf(path: string, shown: readonly ArtifactEntry[]): Neighbours | undefined {
  const kind = kindOf(path)
  const same = shown.filter((entry) => !entry.isFolder && kindOf(entry.path) === kind)
  const index = same.findIndex((entry) => entry.path === path)
  if (index < 0 || same.length < 2) return undefined
  return { place: index + 1, count: same.length, previous: same[index - 1]?.path, next: same[index + 1]?.path }
}

/** Pictures are looked through together, whatever they are stored as. */
const PICTURES = /^(png|jpe?g|gif|webp|svg|bmp|avif)$/

function kindOf(path: string): string {
  const extension = extensionOf(path)
  return PICTURES.test(extension) ? "picture" : extension
}
