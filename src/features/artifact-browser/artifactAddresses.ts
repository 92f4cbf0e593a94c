import type { ArtifactRoot } from "~/api/backend"
import { loggedModelUri, modelUri, runUri } from "~/domain/models/modelUri"

/** How MLflow's clients name a file or folder, wherever it is stored; "" = everything. */
export function uriOf(root: ArtifactRoot, path: string): string {
  return path === "" ? rootUri(root) : `${rootUri(root)}/${path}`
}

function rootUri(root: ArtifactRoot): string {
  if (root.kind === "run") return runUri(root.runId)
  return root.kind === "loggedModel" ? loggedModelUri(root.modelId) : modelUri(root)
}

/** `connect` is what the guide of the server says, see `Guide`. */
export const pythonOf = (root: ArtifactRoot, path: string, connect: string): string => `import mlflow

${connect}
path = mlflow.artifacts.download_artifacts(${argumentsOf(root, path)})
print(path)
`

function argumentsOf(root: ArtifactRoot, path: string): string {
  // By its parts, as in a URI a "#" or "?" of a name would end the path.
  if (root.kind === "run") return `run_id=${quoted(root.runId)}, artifact_path=${quoted(path)}`
  return `artifact_uri=${quoted(uriOf(root, path))}`
}

/** A string of JSON is one of Python; what could turn or hide the text around it is written out. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
  )
