import { createHttp } from "~/api/http"
import { artifactMethods } from "~/api/mlflow/artifacts"

export const ROOT = { kind: "run", runId: "r1" } as const

/** For tests: the files of a server at an address, asked without waiting between two tries. */
export function filesAt(base: URL, keptMs?: number) {
  const retry = { random: () => 0, wait: () => Promise.resolve() }
  const methods = artifactMethods(createHttp({ base, pageOrigin: base.origin, retry, keptMs }))
  return { methods, open: (path: string) => methods.openArtifact(ROOT, path, undefined) }
}
