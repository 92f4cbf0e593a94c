import type { ArtifactRoot } from "~/api/backend"
import type { ModelVersion } from "~/domain/models/model"

/** Where the files of a version are found. */
export const versionRoot = ({ name, version, runId, source }: ModelVersion): ArtifactRoot => ({
  kind: "modelVersion",
  name,
  version,
  runId,
  source,
})
