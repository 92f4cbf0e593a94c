/**
 * Where a run ran, from the tags that MLflow's client writes: what started it (`mlflow.source.type`), the backend of a
 * project, and what a platform around it adds under its own name, `mlflow.<platform>.jobID` for example
 * (mlflow/utils/mlflow_tags.py). Nothing is there for a run that another client logged, and that is fine.
 */
import type { KeyValue } from "./run"

type TagReader = (key: string) => string | undefined

/** The tags of a platform, by what follows its name. */
const OF_PLATFORM = ["jobID", "notebookPath", "notebookID", "notebookRevisionID", "cluster.id", "webappURL"] as const
export type PlatformTag = (typeof OF_PLATFORM)[number]

const TYPES = new Map([
  ["LOCAL", "Local"],
  ["NOTEBOOK", "Notebook"],
  ["JOB", "Job"],
  ["PROJECT", "Project"],
  ["RECIPE", "Recipe"],
])

/** The tag of any platform; keys are looked through once, values read as often as one likes. */
export function platformKey(keys: Iterable<string>, name: PlatformTag): string | undefined {
  for (const key of keys) if (/^mlflow\.[a-z]+\./.test(key) && key.replace(/^mlflow\.[a-z]+\./, "") === name) return key
  return undefined
}

/** A function of one row's tags: "Local", "Project, on azureml", "Job, cluster 0802-x". undefined = the run does not say. */
export function placeReader(keys: Iterable<string>): (tag: TagReader) => string | undefined {
  const known = [...keys]
  const [job, notebook, cluster] = (["jobID", "notebookPath", "cluster.id"] as const).map((name) =>
    platformKey(known, name),
  )
  return (tag) => {
    const of = (key: string | undefined) => (key === undefined ? undefined : tag(key) || undefined)
    const type = of("mlflow.source.type")
    const what =
      of(job) !== undefined ? "Job" : of(notebook) !== undefined ? "Notebook" : type && (TYPES.get(type) ?? type)
    const parts = [what, backendOf(of("mlflow.project.backend")), clusterOf(of(cluster))].filter(
      (part) => part !== undefined,
    )
    return parts.length === 0 ? undefined : parts.join(", ")
  }
}

const backendOf = (backend: string | undefined): string | undefined =>
  backend === undefined ? undefined : backend === "local" ? "on this computer" : `on ${backend}`

const clusterOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : `cluster ${id}`)

/** The same for a run that is there as a whole. */
export function placeOfRun({ tags }: { readonly tags: readonly KeyValue[] }): string | undefined {
  const values = new Map(tags.map(({ key, value }) => [key, value]))
  return placeReader(values.keys())((key) => values.get(key))
}

export type Notebook = {
  readonly path: string
  readonly revision: string | undefined
  readonly href: string | undefined
}

/** The notebook of a run, with its revision, and its address where the platform's own is known. */
export function notebookOf({ tags }: { readonly tags: readonly KeyValue[] }): Notebook | undefined {
  const values = new Map(tags.map(({ key, value }) => [key, value]))
  const of = (name: PlatformTag) => {
    const key = platformKey(values.keys(), name)
    return key === undefined ? undefined : values.get(key) || undefined
  }
  const path = of("notebookPath")
  if (path === undefined) return undefined
  const [id, revision] = [of("notebookID"), of("notebookRevisionID")]
  const base = of("webappURL")
  const isLinked = base !== undefined && /^https:\/\//i.test(base) && URL.canParse(base) && /^\d+$/.test(id ?? "")
  const place = `#notebook/${id}${/^\d+$/.test(revision ?? "") ? `/revision/${revision}` : ""}`
  return { path, revision, href: isLinked ? new URL(place, new URL(base).origin).href : undefined }
}
