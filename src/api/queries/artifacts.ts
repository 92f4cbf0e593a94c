import { queryOptions } from "@tanstack/react-query"

import type { ArtifactRoot, Backend } from "~/api/backend"

/** One folder; listing goes to the object store behind the server, so folders are read when they are opened. */
export const artifactsQuery = (backend: Backend, root: ArtifactRoot, path: string) =>
  queryOptions({
    queryKey: [backend.id, "artifacts", root, path],
    queryFn: ({ signal }) => backend.listArtifacts(root, path, { signal }),
  })
