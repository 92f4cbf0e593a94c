import { formatDuration, formatExact, formatMetric, formatTime } from "~/domain/format"
import { compareMetricKeys, isSystemMetric } from "~/domain/metrics/metricKeys"
import { tagValue, type KeyValue, type Run } from "~/domain/runs/run"

/** A run with the words that tell where it is from. */
export type ComparedRun = {
  /** `<server>:<run_id>`. */
  readonly reference: string
  readonly run: Run
  readonly server: string
  readonly experiment: string
}

/** `system` are the metrics of the machine: they always differ, and never tell which model is better. */
export const COMPARED = ["metrics", "params", "attributes", "tags", "system"] as const
export type Compared = (typeof COMPARED)[number]

export type ComparedCell = {
  /** As shown; undefined = this run has none. */
  readonly text: string | undefined
  /** In full, for hover and copy. */
  readonly exact: string
  /** Only where a difference of two means something. */
  readonly value: number | undefined
}

export type ComparedRow = {
  /** Generated: keys may hold anything. */
  readonly id: string
  readonly kind: Compared
  readonly key: string
  /** One for each run, in the order of the runs. */
  readonly cells: readonly ComparedCell[]
  readonly differs: boolean
}

export type CompareFormat = { readonly digits: number; readonly zone: string }

/** Everything that the runs hold, a row for each key, in the order that a person reads it. */
export function compareRuns(runs: readonly ComparedRun[], format: CompareFormat): readonly ComparedRow[] {
  return [
    ...keyed("metrics", runs, ({ run }) => metricEntries(run, format).filter(([key]) => !isSystemMetric(key))),
    ...keyed("params", runs, ({ run }) => run.params.map(textEntry)),
    ...ATTRIBUTES.map(({ key, read }) =>
      rowOf(
        "attributes",
        key,
        runs.map((run) => read(run, format)),
      ),
    ),
    ...keyed("tags", runs, ({ run }) => run.tags.filter(({ key }) => !key.startsWith("mlflow.")).map(textEntry)),
    ...keyed("system", runs, ({ run }) => metricEntries(run, format).filter(([key]) => isSystemMetric(key))),
  ]
}

type Entry = readonly [key: string, cell: ComparedCell]

const NONE: ComparedCell = { text: undefined, exact: "", value: undefined }
const textCell = (text: string | undefined): ComparedCell =>
  text === undefined || text === "" ? NONE : { text, exact: text, value: undefined }
const numberCell = (value: number, text: string): ComparedCell => ({ text, exact: formatExact(value), value })
const metricEntries = ({ metrics }: Run, { digits }: CompareFormat): readonly Entry[] =>
  metrics.map(({ key, value }) => [key, numberCell(value, formatMetric(value, digits))])
const textEntry = ({ key, value }: KeyValue): Entry => [key, { text: value, exact: value, value: undefined }]

function keyed(
  kind: Compared,
  runs: readonly ComparedRun[],
  entriesOf: (run: ComparedRun) => readonly Entry[],
): readonly ComparedRow[] {
  const rows = new Map<string, ComparedCell[]>()
  runs.forEach((run, place) => {
    for (const [key, cell] of entriesOf(run)) {
      const cells = rows.get(key) ?? runs.map(() => NONE)
      cells[place] = cell
      rows.set(key, cells)
    }
  })
  return [...rows.keys()].sort(compareMetricKeys).map((key) => rowOf(kind, key, rows.get(key) ?? []))
}

const rowOf = (kind: Compared, key: string, cells: readonly ComparedCell[]): ComparedRow => ({
  id: `${kind} ${key}`,
  kind,
  key,
  cells,
  differs: cells.some(
    ({ text, exact }) => exact !== cells[0]?.exact || (text === undefined) !== (cells[0]?.text === undefined),
  ),
})

type Attribute = { readonly key: string; readonly read: (run: ComparedRun, format: CompareFormat) => ComparedCell }

const tag =
  (name: string) =>
  ({ run }: ComparedRun) =>
    textCell(tagValue(run, name))

const ATTRIBUTES: readonly Attribute[] = [
  { key: "status", read: ({ run }) => textCell(run.status) },
  { key: "duration", read: ({ run }) => durationCell(run) },
  {
    key: "started",
    read: ({ run: { startedAtMs } }, { zone }) =>
      startedAtMs === undefined ? NONE : textCell(formatTime(startedAtMs, zone)),
  },
  { key: "experiment", read: ({ experiment }) => textCell(experiment) },
  { key: "server", read: ({ server }) => textCell(server) },
  { key: "user", read: tag("mlflow.user") },
  { key: "source", read: tag("mlflow.source.name") },
  { key: "git commit", read: ({ run }) => commitCell(tagValue(run, "mlflow.source.git.commit")) },
  {
    key: "datasets",
    read: ({ run }) => textCell(run.datasets.map(({ name, digest }) => `${name} ${digest}`).join(", ")),
  },
]

function durationCell({ startedAtMs, endedAtMs }: Run): ComparedCell {
  if (startedAtMs === undefined || endedAtMs === undefined) return NONE
  const ms = endedAtMs - startedAtMs
  return { text: formatDuration(ms), exact: `${ms} ms`, value: ms }
}

function commitCell(commit: string | undefined): ComparedCell {
  if (commit === undefined || commit === "") return NONE
  return { text: /^[\da-f]{12,}$/i.test(commit) ? commit.slice(0, 7) : commit, exact: commit, value: undefined }
}
