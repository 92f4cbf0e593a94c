import type { LoggedModelRow } from "~mocks/db"
import { type Comparison, matchesNumber, matchesText, parseComparisons } from "./comparisons"
import { internal, invalid } from "./serverError"

const textOperators = ["=", "!=", "LIKE", "ILIKE", "IN", "NOT IN"]

function check({ key, operator }: Comparison, allowed: readonly string[]): void {
  if (!allowed.includes(operator.toUpperCase())) throw invalid(`Invalid comparison operator for ${key}: '${operator}'.`)
}

const textKeys: ReadonlyMap<string, (row: LoggedModelRow) => string> = new Map([
  ["name", (row: LoggedModelRow) => row.name],
  ["model_id", (row: LoggedModelRow) => row.id],
  ["model_type", (row: LoggedModelRow) => row.modelType],
  ["source_run_id", (row: LoggedModelRow) => row.sourceRunId],
])

const timeKeys: ReadonlyMap<string, (row: LoggedModelRow) => number> = new Map([
  ["creation_timestamp", (row: LoggedModelRow) => row.creationTime],
  ["creation_time", (row: LoggedModelRow) => row.creationTime],
  ["last_updated_timestamp", (row: LoggedModelRow) => row.lastUpdateTime],
])

/** A parser of its own on the server: plural entities only, strings in single quotes only. */
export function loggedModelMatcher(filter: string): (row: LoggedModelRow) => boolean {
  const tests = parseComparisons(filter).map((comparison) =>
    // Only single quotes are quotes here; double ones stay in the text, which then matches nothing.
    testOf({ ...comparison, values: comparison.written.map((value) => value.replace(/^'|'$/g, "")) }),
  )
  return (row) => tests.every((test) => test(row))
}

function testOf(comparison: Comparison): (row: LoggedModelRow) => boolean {
  const dot = comparison.key.indexOf(".")
  const entity = dot < 0 ? "attributes" : comparison.key.slice(0, dot)
  const key = comparison.key.slice(dot + 1).replace(/^[`"]|[`"]$/g, "")
  switch (entity) {
    case "metrics":
      if (Number.isNaN(Number(comparison.values[0]))) throw internal("could not convert string to float")
      return (row) => row.metrics.some((metric) => metric.key === key && matchesNumber(metric.value, comparison))
    case "params":
      check(comparison, textOperators)
      return (row) => matchesText(row.params.get(key), comparison)
    case "tags":
      check(comparison, textOperators)
      return (row) => matchesText(row.tags.get(key), comparison)
    case "attributes":
      return attributeTest(comparison, key)
    default:
      throw invalid(`Invalid entity type: '${entity}'. Expected one of ['attributes', 'metrics', 'params', 'tags'].`)
  }
}

function attributeTest(comparison: Comparison, key: string): (row: LoggedModelRow) => boolean {
  const time = timeKeys.get(key)
  if (time) return (row) => matchesNumber(time(row), comparison)
  const value = textKeys.get(key)
  if (value) return (row) => matchesText(value(row), comparison)
  // Kept as a number: the word never matches.
  if (key === "status") return (row) => matchesNumber(statusNumber(row.status), comparison)
  throw internal(`type object 'SqlLoggedModel' has no attribute '${key}'`)
}

const statusNumber = (status: string): number =>
  [
    "LOGGED_MODEL_STATUS_UNSPECIFIED",
    "LOGGED_MODEL_PENDING",
    "LOGGED_MODEL_READY",
    "LOGGED_MODEL_UPLOAD_FAILED",
  ].indexOf(status)

type Order = { readonly field: string; readonly isAscending: boolean }

export function loggedModelOrder(orders: readonly Order[]): (a: LoggedModelRow, b: LoggedModelRow) => number {
  const keys = orders.map(({ field, isAscending }) => ({ value: valueOf(field), sign: isAscending ? 1 : -1 }))
  return (a, b) => {
    for (const { value, sign } of keys) {
      const left = value(a)
      const right = value(b)
      if (left === right) continue
      if (left === undefined || right === undefined) return left === undefined ? 1 : -1
      return left < right ? -sign : sign
    }
    return b.creationTime - a.creationTime || (a.id < b.id ? -1 : 1)
  }
}

function valueOf(field: string): (row: LoggedModelRow) => string | number | undefined {
  const value = timeKeys.get(field) ?? textKeys.get(field)
  if (value) return value
  if (!field.startsWith("metrics.")) throw invalid(`Invalid order by field name: ${field}`)
  const key = field.slice("metrics.".length)
  return (row) => row.metrics.findLast((metric) => metric.key === key)?.value
}
