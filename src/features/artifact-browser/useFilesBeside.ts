import { useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { artifactsQuery } from "~/api/queries/artifacts"
import type { FilesBeside } from "~/domain/artifacts/file"
import { routes } from "~/domain/url/routes"

/** The other files of the same run or model, for views that show several as one. */
export function useFilesBeside(backend: Backend, root: ArtifactRoot): FilesBeside {
  const client = useQueryClient()
  return useMemo(
    () => ({
      list: async (folder) => (await client.query(artifactsQuery(backend, root, folder))).entries,
      open: ({ path, sizeBytes }) => backend.openArtifact(root, path, sizeBytes),
      runHref: (runId) => `#${routes.runById(backend.id, runId)}`,
    }),
    [client, backend, root],
  )
}
