import { queryOptions } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { magicOf } from "~/domain/artifacts/magic"

/** Most files of a run are smaller: one request then shows them. */
const HEAD_BYTES = 64_000
const KEPT_MS = 60_000

/** The first bytes of a file: they tell what it is, and are the whole of a small one. */
export const headQuery = (
  backend: Backend,
  root: ArtifactRoot,
  { path, sizeBytes }: { path: string; sizeBytes: number | undefined },
) =>
  queryOptions({
    queryKey: [backend.id, "artifactHead", root, path, sizeBytes],
    queryFn: async ({ signal }) => {
      const file = backend.openArtifact(root, path, sizeBytes)
      const head = await file.bytes({ start: 0, end: HEAD_BYTES }, signal)
      return { file: withHead(file, head), magic: magicOf(head) }
    },
    structuralSharing: false,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
  })

/** The file without a second request for what is here already. What lies beyond its end is asked for: it may have grown. */
export function withHead(file: ArtifactFile, head: Uint8Array<ArrayBuffer>): ArtifactFile {
  const isWhole = head.length < HEAD_BYTES || head.length === file.sizeBytes
  return {
    ...file,
    sizeBytes: isWhole ? head.length : (file.sizeBytes ?? file.toldBytes?.()),
    bytes: (range, signal) => {
      const { start, end } = range ?? { start: 0, end: Infinity }
      if (start < Math.max(1, head.length) && (isWhole || end <= head.length))
        return Promise.resolve(head.slice(start, Math.min(end, head.length)))
      return file.bytes(range, signal)
    },
  }
}
