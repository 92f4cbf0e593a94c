import type { DatasetInput, Run } from "./run"
import { NumberColumn, TextColumn } from "./sparseColumn"

/** The buffers behind the snapshots of `RunColumns`; they only grow, and only runColumns.ts writes them. */
export class RunStore {
  rowCount = 0
  version = 0
  readonly ids: string[] = []
  readonly names: string[] = []
  readonly artifactUris: string[] = []
  readonly isDeleted: boolean[] = []
  readonly startedAtMs: (number | undefined)[] = []
  readonly endedAtMs: (number | undefined)[] = []
  readonly datasets: (readonly DatasetInput[])[] = []
  readonly inputModelIds: (readonly string[])[] = []
  readonly outputModelIds: (readonly string[])[] = []
  readonly servers = new TextColumn()
  readonly experimentIds = new TextColumn()
  readonly statuses = new TextColumn()
  readonly metrics = new Map<string, NumberColumn>()
  readonly params = new Map<string, TextColumn>()
  readonly tags = new Map<string, TextColumn>()
  /** Row by server and id: two servers may well use the same run id. */
  readonly #rows = new Map<string, Map<string, number>>()
  readonly #datasets = new Map<string, DatasetInput>()

  rowOf(id: string, server: string): number | undefined {
    return this.#rows.get(server)?.get(id)
  }

  add(run: Run, server: string): void {
    this.#write(this.#claim(run.id, server), run)
  }

  /** Copies the first `rowCount` rows of another store, column by column; `server` stands in for an unnamed one. */
  addAll(other: RunStore, rowCount: number, server: string | undefined): void {
    const places = new Int32Array(other.rowCount).fill(-1)
    for (let row = 0; row < rowCount; row++) {
      const id = other.ids[row] ?? ""
      const owner = server ?? other.servers.get(row) ?? ""
      if (this.rowOf(id, owner) !== undefined) continue
      places[row] = this.#claim(id, owner)
      this.#copyRow(other, row, places[row] ?? 0)
    }
    for (const [key, column] of other.metrics) columnOf(this.metrics, key, NumberColumn).addAll(column, places)
    for (const [key, column] of other.params) columnOf(this.params, key, TextColumn).addAll(column, places)
    for (const [key, column] of other.tags) columnOf(this.tags, key, TextColumn).addAll(column, places)
  }

  #claim(id: string, server: string): number {
    const row = this.rowCount++
    let rows = this.#rows.get(server)
    if (!rows) this.#rows.set(server, (rows = new Map<string, number>()))
    rows.set(id, row)
    this.servers.set(row, server)
    return row
  }

  #copyRow(other: RunStore, from: number, to: number): void {
    this.ids[to] = other.ids[from] ?? ""
    this.names[to] = other.names[from] ?? ""
    this.artifactUris[to] = other.artifactUris[from] ?? ""
    this.isDeleted[to] = other.isDeleted[from] ?? false
    this.startedAtMs[to] = other.startedAtMs[from]
    this.endedAtMs[to] = other.endedAtMs[from]
    this.datasets[to] = other.datasets[from] ?? NONE
    this.inputModelIds[to] = other.inputModelIds[from] ?? NONE
    this.outputModelIds[to] = other.outputModelIds[from] ?? NONE
    this.experimentIds.set(to, other.experimentIds.get(from) ?? "")
    this.statuses.set(to, other.statuses.get(from) ?? "")
  }

  replace(row: number, run: Run): void {
    removeOthers(this.metrics, row, run.metrics)
    removeOthers(this.params, row, run.params)
    removeOthers(this.tags, row, run.tags)
    this.#write(row, run)
  }

  #write(row: number, run: Run): void {
    this.ids[row] = run.id
    this.names[row] = run.name
    this.artifactUris[row] = run.artifactUri
    this.isDeleted[row] = run.isDeleted
    this.startedAtMs[row] = run.startedAtMs
    this.endedAtMs[row] = run.endedAtMs
    this.datasets[row] = run.datasets.length === 0 ? NONE : run.datasets.map((dataset) => this.#shared(dataset))
    this.inputModelIds[row] = run.inputModelIds.length === 0 ? NONE : run.inputModelIds
    this.outputModelIds[row] = run.outputModelIds.length === 0 ? NONE : run.outputModelIds
    this.experimentIds.set(row, run.experimentId)
    this.statuses.set(row, run.status)
    for (const metric of run.metrics) columnOf(this.metrics, metric.key, NumberColumn).set(row, metric)
    for (const { key, value } of run.params) columnOf(this.params, key, TextColumn).set(row, value)
    for (const { key, value } of run.tags) columnOf(this.tags, key, TextColumn).set(row, value)
  }

  /** A sweep logs the same dataset, with the same long schema, in every run: kept once. */
  #shared(dataset: DatasetInput): DatasetInput {
    const identity = JSON.stringify([dataset.name, dataset.digest, dataset.context, dataset.source, dataset.schema])
    const known = this.#datasets.get(identity)
    if (known) return known
    this.#datasets.set(identity, dataset)
    return dataset
  }
}

const NONE: readonly never[] = []

function columnOf<T>(columns: Map<string, T>, key: string, Column: new () => T): T {
  let column = columns.get(key)
  if (column === undefined) columns.set(key, (column = new Column()))
  return column
}

/** Keys that the run no longer has; the others are overwritten in place, which is much cheaper. */
function removeOthers(
  columns: ReadonlyMap<string, NumberColumn | TextColumn>,
  row: number,
  kept: readonly { readonly key: string }[],
): void {
  const keys = new Set(kept.map(({ key }) => key))
  for (const [key, column] of columns) if (!keys.has(key)) column.remove(row)
}
