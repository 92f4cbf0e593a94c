/** One entry of an artifact folder; `path` is relative to the root of the run or model. */
export type ArtifactEntry = {
  readonly path: string
  readonly isFolder: boolean
  /** Undefined for folders, and where the server does not say. */
  readonly sizeBytes: number | undefined
}

export type ArtifactFolder = { readonly rootUri: string; readonly entries: readonly ArtifactEntry[] }

/** A file a viewer can read. It never knows which server or transport the bytes come from. */
export type ArtifactFile = {
  readonly path: string
  readonly sizeBytes: number | undefined
  /** The size of the whole, by the latest answer that told it. */
  readonly toldBytes?: () => number | undefined
  /** `end` is exclusive. Without a range the whole file. Throws ApiError. */
  readonly bytes: (range?: ByteRange, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>
}

/** What a list or an answer has announced: the larger, for a file may grow while it is read. */
export function announcedBytes({ sizeBytes, toldBytes }: ArtifactFile): number | undefined {
  const told = toldBytes?.()
  return sizeBytes === undefined || told === undefined ? (sizeBytes ?? told) : Math.max(sizeBytes, told)
}

/** The other files of the same run or model. */
export type FilesBeside = {
  readonly list: (folder: string, signal?: AbortSignal) => Promise<readonly ArtifactEntry[]>
  readonly open: (entry: Pick<ArtifactEntry, "path" | "sizeBytes">) => ArtifactFile
  /** The page of a run that a file names. */
  readonly runHref: (runId: string) => string
}

/** The same path in other runs. */
export type SameInOtherRuns = {
  /** Those that are known to have it, newest first. Throws ApiError. */
  readonly list: (path: string, signal: AbortSignal) => Promise<readonly OtherRun[]>
  /** One that an address names: it may be none of the newest, or gone. Throws ApiError. */
  readonly open: (path: string, runId: string, signal: AbortSignal) => Promise<OtherRun>
}

export type OtherRun = { readonly id: string; readonly name: string; readonly file: ArtifactFile }

export type ByteRange = { readonly start: number; readonly end: number }

export const extensionOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ""

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1)

/** "" for a file at the top. */
export const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "")
