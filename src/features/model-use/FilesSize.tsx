import { useQuery } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { allFilesQuery } from "~/api/queries/allFiles"
import { sizeOfFiles } from "~/domain/artifacts/sizeOfFiles"
import { formatBytes } from "~/domain/format"

/** What the files weigh together, for a model that does not say its size. */
export function FilesSize({ backend, root }: { backend: Backend; root: ArtifactRoot }) {
  const { data: found, error } = useQuery(allFilesQuery(backend, root))
  if (error === null && found?.isDone !== true) return <>adding up its files…</>
  const size = found && sizeOfFiles(found.entries, found.failed === 0 && found.waiting === 0)
  if (size === undefined) return <>unknown</>
  return (
    <>
      {size.isAtLeast && "at least "}
      {formatBytes(size.bytes)}, the sum of its files
    </>
  )
}
