import { queryOptions } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import type { ArtifactEntry } from "~/domain/artifacts/file"
import { walkFolders } from "~/domain/artifacts/walkFolders"

import { artifactsQuery } from "./artifacts"

export type AllFiles = {
  /** Files and folders, the nearest first. */
  readonly entries: readonly ArtifactEntry[]
  readonly folders: number
  /** Folders that could not be listed. */
  readonly failed: number
  /** Folders that are known and were not listed; there is a limit when it is done and some are left. */
  readonly waiting: number
  readonly isDone: boolean
}

/** Listing a folder is a call to the storage behind the server. */
export const MOST_SEARCHED = 2_000
const KEPT_MS = 60_000

/** Everything below the root, published folder by folder, behind whatever else is asked of the server. */
export const allFilesQuery = (backend: Backend, root: ArtifactRoot) => {
  const queryKey = [backend.id, "allFiles", root] as const
  return queryOptions<AllFiles, Error, AllFiles, typeof queryKey>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const list = async (folder: string) => {
        const open = artifactsQuery(backend, root, folder)
        const queryFn = (context: { signal: AbortSignal }) =>
          backend.listArtifacts(root, folder, { signal: AbortSignal.any([signal, context.signal]), isBackground: true })
        return (await client.query({ ...open, queryFn, staleTime: KEPT_MS, retry: false })).entries
      }
      const entries: ArtifactEntry[] = []
      let found: AllFiles = { entries, folders: 0, failed: 0, waiting: 1, isDone: false }
      for await (const step of walkFolders({ list, start: "", signal, mostFolders: MOST_SEARCHED })) {
        entries.push(...step.entries)
        found = {
          entries: [...entries],
          folders: found.folders + 1,
          failed: found.failed + (step.error === undefined ? 0 : 1),
          waiting: step.waiting,
          isDone: false,
        }
        client.setQueryData(queryKey, found)
      }
      return { ...found, isDone: true }
    },
    staleTime: ({ state }) => (state.data?.isDone === true ? KEPT_MS : 0),
    retry: false,
    structuralSharing: false,
  })
}
