import type { FilterKeys } from "~/domain/filters/filterSuggestions"
import type { FilterEntity } from "~/domain/filters/runFilter"
import type { RunColumns } from "~/domain/runs/runColumns"
import type { TextColumn } from "~/domain/runs/sparseColumn"

/** What the loaded runs offer for completing a filter. */
export function filterKeys(columns: RunColumns | undefined, nowMs: number): FilterKeys {
  if (columns === undefined) return { metrics: [], params: [], tags: [], values: () => [], nowMs }
  return {
    metrics: [...columns.metrics.keys()],
    params: [...columns.params.keys()],
    tags: [...columns.tags.keys()],
    values: (entity, key) => valuesOf(columns, entity, key),
    nowMs,
  }
}

function valuesOf(columns: RunColumns, entity: FilterEntity, key: string): readonly string[] {
  if (entity === "param") return byFrequency(columns.params.get(key))
  if (entity === "tag") return byFrequency(columns.tags.get(key))
  if (entity === "dataset")
    return [...new Set(columns.store.datasets.flatMap((all) => all.map((one) => datasetText(one, key))))]
  if (key === "run_name") return [...new Set(columns.store.names)]
  return key === "run_id" ? columns.store.ids : []
}

const datasetText = ({ name, digest, context }: { name: string; digest: string; context: string }, key: string) =>
  key === "name" ? name : key === "digest" ? digest : context

function byFrequency(column: TextColumn | undefined): readonly string[] {
  if (column === undefined) return []
  const counts = new Uint32Array(column.texts.length)
  for (let index = 0; index < column.count; index++) {
    const code = column.codeAt(index)
    counts[code] = (counts[code] ?? 0) + 1
  }
  const codes = Uint32Array.from(counts.keys()).toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  return Array.from(codes, (code) => column.texts[code] ?? "")
}
