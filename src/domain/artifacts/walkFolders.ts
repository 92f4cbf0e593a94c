import type { ArtifactEntry } from "./file"

/** One folder that was asked for, in the order in which they were. */
export type WalkedFolder = {
  readonly folder: string
  readonly entries: readonly ArtifactEntry[]
  /** Set when it could not be listed; `entries` is empty then. */
  readonly error?: unknown
  /** How many folders are known and not listed. When nothing follows although there are some, a limit was reached. */
  readonly waiting: number
}

export type Walk = {
  readonly list: (folder: string) => Promise<readonly ArtifactEntry[]>
  readonly start: string
  readonly signal: AbortSignal
  readonly mostFolders: number
}

/** Object stores have no limit to depth; nobody means this. */
const DEEPEST = 100

/** Every folder from `start` down, the nearest first, one question at a time. A folder that fails does not end the walk. */
export async function* walkFolders({ list, start, signal, mostFolders }: Walk): AsyncGenerator<WalkedFolder> {
  const waiting = [start]
  const known = new Set(waiting)
  for (let count = 0; count < mostFolders; count += 1) {
    const folder = waiting.shift()
    if (folder === undefined) return
    signal.throwIfAborted()
    let entries: readonly ArtifactEntry[] = []
    let error: unknown
    try {
      entries = (await list(folder)).filter(({ path }) => isInside(path, folder))
    } catch (failure) {
      signal.throwIfAborted()
      error = failure
    }
    for (const { path, isFolder } of entries) {
      if (!isFolder || known.has(path) || path.split("/").length > DEEPEST) continue
      known.add(path)
      waiting.push(path)
    }
    yield { folder, entries, waiting: waiting.length, ...(error !== undefined && { error }) }
  }
}

/** A server that lists a folder inside itself, or one above it, would never end. */
const isInside = (path: string, folder: string): boolean =>
  folder === "" ? path !== "" : path.startsWith(`${folder}/`) && path.length > folder.length + 1
