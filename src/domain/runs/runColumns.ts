import type { Run } from "./run"
import { RunStore } from "./runStore"
import type { NumberColumn, TextColumn } from "./sparseColumn"

/**
 * All loaded runs of a table as one column per key. A snapshot never shows more rows than it was made with, and each
 * change gives a new snapshot with a higher version, so it can be compared by identity; the buffers are shared.
 */
export type RunColumns = {
  readonly version: number
  readonly rowCount: number
  readonly metrics: ReadonlyMap<string, NumberColumn>
  readonly params: ReadonlyMap<string, TextColumn>
  readonly tags: ReadonlyMap<string, TextColumn>
  readonly experimentIds: TextColumn
  readonly statuses: TextColumn
  /** The server of every row when there is only one; else each row knows its own. */
  readonly onlyServer: string | undefined
  /** The buffers; read them through the functions of this folder. */
  readonly store: RunStore
}

const snapshot = (store: RunStore, onlyServer?: string): RunColumns => ({
  version: store.version,
  rowCount: store.rowCount,
  metrics: store.metrics,
  params: store.params,
  tags: store.tags,
  experimentIds: store.experimentIds,
  statuses: store.statuses,
  onlyServer,
  store,
})

export const emptyRunColumns = (): RunColumns => snapshot(new RunStore())

/** Adds the runs that are not there yet, at the end; the server's paging may send one twice. */
export function appendRuns(columns: RunColumns, runs: readonly Run[]): RunColumns {
  const store = writable(columns)
  for (const run of runs) if (store.rowOf(run.id, "") === undefined) store.add(run, "")
  return next(store)
}

/** Replaces the runs that are there and adds the others at the end. */
export function upsertRuns(columns: RunColumns, runs: readonly Run[]): RunColumns {
  const store = writable(columns)
  for (const run of runs) {
    const row = store.rowOf(run.id, "")
    if (row === undefined) store.add(run, "")
    else store.replace(row, run)
  }
  return next(store)
}

export type RunSource = { readonly server: string; readonly columns: RunColumns }

/** Runs of several servers in one table, each row knowing its server; the order of the sources, then their own. */
export function joinRunColumns(sources: readonly RunSource[]): RunColumns {
  const [first, ...others] = sources
  if (first === undefined) return emptyRunColumns()
  // The usual table has one source: no copy.
  if (others.length === 0) return { ...first.columns, onlyServer: first.server }
  const store = new RunStore()
  for (const { server, columns } of sources) store.addAll(columns.store, columns.rowCount, server)
  return next(store)
}

/** Somebody may still append to an older snapshot: that one gets a copy of its own rows instead. */
function writable(columns: RunColumns): RunStore {
  const { store } = columns
  if (store.rowCount === columns.rowCount) return store
  const copy = new RunStore()
  copy.addAll(store, columns.rowCount, undefined)
  copy.version = store.version
  return copy
}

function next(store: RunStore): RunColumns {
  store.version++
  return snapshot(store)
}

/** The row as the object that the rest of the app knows. For single rows: tables read columns. */
export function runAt({ store }: RunColumns, row: number): Run {
  return {
    id: store.ids[row] ?? "",
    experimentId: store.experimentIds.get(row) ?? "",
    name: store.names[row] ?? "",
    status: store.statuses.get(row) ?? "",
    isDeleted: store.isDeleted[row] ?? false,
    startedAtMs: store.startedAtMs[row],
    endedAtMs: store.endedAtMs[row],
    artifactUri: store.artifactUris[row] ?? "",
    metrics: collect(store.metrics, row, (key, column, at) => ({ key, ...column.pointAt(at) })),
    params: collect(store.params, row, (key, column, at) => ({ key, value: column.textAt(at) })),
    tags: collect(store.tags, row, (key, column, at) => ({ key, value: column.textAt(at) })),
    datasets: store.datasets[row] ?? [],
    inputModelIds: store.inputModelIds[row] ?? [],
    outputModelIds: store.outputModelIds[row] ?? [],
  }
}

function collect<C extends NumberColumn | TextColumn, T>(
  columns: ReadonlyMap<string, C>,
  row: number,
  read: (key: string, column: C, at: number) => T,
): readonly T[] {
  const found: T[] = []
  for (const [key, column] of columns) {
    const at = column.indexOf(row)
    if (at >= 0) found.push(read(key, column, at))
  }
  return found
}

export function rowOf({ store, rowCount, onlyServer }: RunColumns, id: string, server = ""): number | undefined {
  const row = store.rowOf(id, server === onlyServer ? "" : server)
  return row !== undefined && row < rowCount ? row : undefined
}
export const idAt = ({ store }: RunColumns, row: number): string => store.ids[row] ?? ""
export const nameAt = ({ store }: RunColumns, row: number): string => store.names[row] ?? ""
export const serverAt = ({ store, onlyServer }: RunColumns, row: number): string =>
  onlyServer ?? store.servers.get(row) ?? ""
export const isDeletedAt = ({ store }: RunColumns, row: number): boolean => store.isDeleted[row] ?? false

/** The first `rowCount` rows in the order in which they came. */
export const allRows = ({ rowCount }: RunColumns): Uint32Array =>
  Uint32Array.from({ length: rowCount }, (_, row) => row)
