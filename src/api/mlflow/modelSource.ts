/** Where the files of a model version really lie. */
export type ModelLocation =
  | { readonly kind: "run"; readonly runId: string; readonly folder: string }
  | { readonly kind: "loggedModel"; readonly modelId: string; readonly folder: string }

/**
 * Reads the source of a model version: `runs:/<run>/<path>`, `models:/m-<id>`, or an artifact address of the run or
 * of a logged model on whatever storage. Undefined = somewhere this server cannot list.
 */
export function modelLocation(source: string, runId: string): ModelLocation | undefined {
  const runs = /^runs:\/+([^/]+)\/?(.*)$/.exec(source)
  if (runs !== null) return { kind: "run", runId: runs[1] ?? "", folder: folderOf(runs[2]) }
  const models = /^models:\/+(m-[\w-]+)$/.exec(source)
  if (models !== null) return { kind: "loggedModel", modelId: models[1] ?? "", folder: "" }
  return locationOfUri(source, runId)
}

function locationOfUri(uri: string, runId: string): ModelLocation | undefined {
  const logged = /\/models\/(m-[\w-]+)\/artifacts(?:\/(.*))?$/.exec(uri)
  if (logged !== null) return { kind: "loggedModel", modelId: logged[1] ?? "", folder: folderOf(logged[2]) }
  const mark = `/${runId}/artifacts`
  const at = runId === "" ? -1 : uri.lastIndexOf(mark)
  if (at < 0) return undefined
  const rest = uri.slice(at + mark.length)
  return rest === "" || rest.startsWith("/") ? { kind: "run", runId, folder: folderOf(rest) } : undefined
}

const folderOf = (path = ""): string => path.replace(/^\/+|\/+$/g, "")
