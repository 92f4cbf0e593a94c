import type { ArtifactRoot } from "~/api/backend"
import { fileNameOf } from "~/domain/artifacts/file"

/** What the archive of a folder is called; of everything, by whose it is. */
export function zipName(root: ArtifactRoot, folder: string): string {
  const name = { run: "run", modelVersion: "model", loggedModel: "model" }[root.kind]
  const id =
    root.kind === "run" ? root.runId : root.kind === "loggedModel" ? root.modelId : `${root.name}-${root.version}`
  return `${folder === "" ? `${name}-${id}` : fileNameOf(folder)}.zip`
}
