import { tagValue, type Run } from "~/domain/runs/run"

/** A model that is a folder among the artifacts of its run, as before MLflow 3. */
export type ArtifactModel = {
  readonly path: string
  readonly flavors: readonly string[]
}

/** Where `log_model` of MLflow 2 and `runs/log-model` note what they wrote. */
const HISTORY_TAG = "mlflow.log-model.history"
const MOST = 100

/** The models a run logged as folders. Anybody may write the tag, so nothing of it is taken on trust. */
export function artifactModels({ tags }: Pick<Run, "tags">): readonly ArtifactModel[] {
  const found = new Map<string, ArtifactModel>()
  for (const entry of listOf(tagValue({ tags }, HISTORY_TAG)).slice(0, MOST)) {
    const path = textIn(entry, "artifact_path")
    // A model of MLflow 3 is noted too, but lies elsewhere.
    if (path === undefined || /^models:|^\/|(^|\/)\.\.(\/|$)/.test(path) || textIn(entry, "model_id") !== undefined)
      continue
    found.set(path, { path, flavors: Object.keys(objectIn(entry, "flavors")) })
  }
  return [...found.values()]
}

function listOf(json: string | undefined): readonly unknown[] {
  try {
    const parsed: unknown = json === undefined ? [] : JSON.parse(json)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

const valueIn = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined

function textIn(value: unknown, key: string): string | undefined {
  const found = valueIn(value, key)
  return typeof found === "string" && found !== "" ? found : undefined
}

function objectIn(value: unknown, key: string): object {
  const found = valueIn(value, key)
  return typeof found === "object" && found !== null ? found : {}
}
