/** MLflow's run, decoded once from the wire. Ids are opaque strings for ever: other servers use slugs and GUIDs. */
export type Run = {
  readonly id: string
  readonly experimentId: string
  readonly name: string
  /** RUNNING, SCHEDULED, FINISHED, FAILED, KILLED; a word this client does not know is kept and shown as it is. */
  readonly status: string
  readonly isDeleted: boolean
  /** Milliseconds since the epoch; undefined while running, or when the server does not say. */
  readonly startedAtMs: number | undefined
  readonly endedAtMs: number | undefined
  readonly artifactUri: string
  /** The latest value of each key: the greatest (step, timestamp, value), as the server keeps it. */
  readonly metrics: readonly LatestMetric[]
  readonly params: readonly KeyValue[]
  readonly tags: readonly KeyValue[]
  readonly datasets: readonly DatasetInput[]
  /** Logged models (MLflow 3) this run read and wrote; empty where the server has none. */
  readonly inputModelIds: readonly string[]
  readonly outputModelIds: readonly string[]
}

export type KeyValue = { readonly key: string; readonly value: string }

export type LatestMetric = {
  readonly key: string
  /** May be NaN, Infinity or -Infinity. SQL stores keep infinity as the greatest double; api/ turns it back. */
  readonly value: number
  readonly step: number
  readonly timestampMs: number
}

export type DatasetInput = {
  readonly name: string
  readonly digest: string
  readonly sourceType: string
  /** JSON text as the client logged it, never parsed here. */
  readonly source: string
  readonly schema: string
  readonly profile: string
  /** The input tag `mlflow.data.context`: training, eval, ...; empty when not set. */
  readonly context: string
}

/** A run id is quoted in Python and in filters: only what MLflow itself would make gets there. */
export const isPlainId = (id: string): boolean => /^[\w-]{1,64}$/.test(id)

export type RunPage = {
  readonly runs: readonly Run[]
  readonly nextPage: string | undefined
  /** What the answer weighed, for choosing the next page size; undefined when nobody measured it. */
  readonly sizeBytes?: number | undefined
}

export type Lifecycle = "active" | "deleted" | "all"

export type RunQuery = {
  readonly experimentIds: readonly string[]
  /** MLflow's own grammar; domain/filters writes it. Empty = every run. */
  readonly filter: string
  readonly orderBy: readonly string[]
  readonly lifecycle: Lifecycle
  readonly pageSize: number
  readonly page?: string | undefined
  /** Nobody looks at the answer yet: whatever else is asked goes first. */
  readonly isBackground?: boolean
}

export const tagValue = (run: Pick<Run, "tags">, key: string): string | undefined =>
  run.tags.find((tag) => tag.key === key)?.value

/** A run anywhere: `<server>:<run_id>`. Server ids hold no colon, so the first one splits. */
export type RunReference = { readonly server: string; readonly runId: string }

export const formatRunReference = ({ server, runId }: RunReference): string => `${server}:${runId}`

export function parseRunReference(text: string): RunReference | undefined {
  const colon = text.indexOf(":")
  if (colon < 1 || colon === text.length - 1) return undefined
  return { server: text.slice(0, colon), runId: text.slice(colon + 1) }
}
