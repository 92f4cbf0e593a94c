import type { ColumnRef } from "./columnRef"
import { serverAt, type RunColumns } from "./runColumns"
import { placeReader } from "./runPlace"
import type { NumberColumn, TextColumn } from "./sparseColumn"

/** The attributes that the table can show and sort by; those of MLflow under its own names. */
export const RUN_ATTRIBUTES = [
  "run_name",
  "start_time",
  "end_time",
  "duration",
  "status",
  "user",
  "source",
  "place",
  "commit",
  "datasets",
  "models",
  "experiment",
  "server",
  "run_id",
] as const
export type RunAttribute = (typeof RUN_ATTRIBUTES)[number]

export const runAttribute = (key: string): RunAttribute | undefined => RUN_ATTRIBUTES.find((name) => name === key)

/** One column of cells, found once and then read row by row. undefined = not set, which is not the same as an empty text. */
export type CellReader =
  | { readonly type: "number"; readonly read: (row: number) => number | undefined; readonly column?: NumberColumn }
  | { readonly type: "text"; readonly read: (row: number) => string | undefined; readonly column?: TextColumn }

const NOTHING: CellReader = { type: "text", read: () => undefined }

export function cellReader(columns: RunColumns, { kind, key }: ColumnRef): CellReader {
  if (kind === "metric") {
    const column = columns.metrics.get(key)
    return column ? { type: "number", read: (row) => column.get(row), column } : NOTHING
  }
  if (kind === "param") return textReader(columns.params.get(key))
  if (kind === "tag") return textReader(columns.tags.get(key))
  const name = runAttribute(key)
  return name === undefined ? NOTHING : ATTRIBUTE_READERS[name](columns)
}

const textReader = (column: TextColumn | undefined): CellReader =>
  column ? { type: "text", read: (row) => column.get(row), column } : NOTHING

const datasetsReader =
  ({ store }: RunColumns) =>
  (row: number) =>
    store.datasets[row]?.map(({ name, context }) => (context === "" ? name : `${name} (${context})`)).join(", ") ||
    undefined

const modelsReader =
  ({ store }: RunColumns) =>
  (row: number) => {
    const count = store.outputModelIds[row]?.length ?? 0
    return count === 0 ? undefined : String(count)
  }

function placeCells(tags: RunColumns["tags"]): CellReader {
  const place = placeReader(tags.keys())
  return { type: "text", read: (row) => place((key) => tags.get(key)?.get(row)) }
}

const ATTRIBUTE_READERS: Readonly<Record<RunAttribute, (columns: RunColumns) => CellReader>> = {
  run_name: ({ store }) => ({ type: "text", read: (row) => store.names[row] }),
  run_id: ({ store }) => ({ type: "text", read: (row) => store.ids[row] }),
  start_time: ({ store }) => ({ type: "number", read: (row) => store.startedAtMs[row] }),
  end_time: ({ store }) => ({ type: "number", read: (row) => store.endedAtMs[row] }),
  duration: (columns) => ({ type: "number", read: (row) => durationAt(columns, row) }),
  status: ({ statuses }) => textReader(statuses),
  experiment: ({ experimentIds }) => textReader(experimentIds),
  server: (columns) => ({ type: "text", read: (row) => serverAt(columns, row) }),
  user: ({ tags }) => textReader(tags.get("mlflow.user")),
  source: ({ tags }) => textReader(tags.get("mlflow.source.name")),
  place: ({ tags }) => placeCells(tags),
  commit: ({ tags }) => textReader(tags.get("mlflow.source.git.commit")),
  datasets: (columns) => ({ type: "text", read: datasetsReader(columns) }),
  models: (columns) => ({ type: "text", read: modelsReader(columns) }),
}

/** From the server's own times, never this computer's clock; undefined while it runs. */
export function durationAt({ store }: RunColumns, row: number): number | undefined {
  const start = store.startedAtMs[row]
  const end = store.endedAtMs[row]
  return start === undefined || end === undefined ? undefined : end - start
}
