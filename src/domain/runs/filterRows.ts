import { compares, matchesDatasets, matchesText, type TextCondition } from "~/domain/filters/matchesRun"
import type { RunCondition, RunFilter } from "~/domain/filters/runFilter"

import type { RunColumns } from "./runColumns"
import type { TextColumn } from "./sparseColumn"

/** `matchesRun` over columns: the same answer, without making an object of any run. */
export function filterRows(columns: RunColumns, filter: RunFilter, rows: Uint32Array): Uint32Array {
  const tests = filter.conditions.map((condition) => rowTest(condition, columns))
  return rows.filter((row) => tests.every((test) => test(row)))
}

type RowTest = (row: number) => boolean

function rowTest(condition: RunCondition, columns: RunColumns): RowTest {
  if (condition.kind === "number") return numberTest(condition, columns)
  if (condition.entity === "dataset") return (row) => matchesDatasets(condition, columns.store.datasets[row] ?? [])
  if (condition.entity === "param") return textTest(condition, columns.params.get(condition.key))
  if (condition.entity === "tag") return textTest(condition, columns.tags.get(condition.key))
  const { store } = columns
  switch (condition.key) {
    case "status":
      return textTest(condition, columns.statuses)
    case "run_name":
      return (row) => matchesText(condition, store.names[row])
    case "run_id":
      return (row) => matchesText(condition, store.ids[row])
    case "artifact_uri":
      return (row) => matchesText(condition, store.artifactUris[row])
    default:
      return () => matchesText(condition, "")
  }
}

function numberTest(
  { entity, key, operator, value }: Extract<RunCondition, { kind: "number" }>,
  columns: RunColumns,
): RowTest {
  const { store } = columns
  const column = columns.metrics.get(key)
  const times = key === "start_time" ? store.startedAtMs : store.endedAtMs
  return (row) => {
    const found = entity === "metric" ? column?.get(row) : times[row]
    return found !== undefined && compares(found, operator, value)
  }
}

/** Each distinct text is tested once, whatever the number of rows. */
function textTest(condition: TextCondition, column: TextColumn | undefined): RowTest {
  const forMissing = matchesText(condition, undefined)
  if (column === undefined) return () => forMissing
  const answers = column.texts.map((text) => matchesText(condition, text))
  return (row) => {
    const at = column.indexOf(row)
    return at < 0 ? forMissing : (answers[column.codeAt(at)] ?? false)
  }
}
