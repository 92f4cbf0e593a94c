import type { RunRow } from "~mocks/db"
import { latestOf } from "~mocks/points"
import { internal, invalid } from "./serverError"

type Value = string | number | undefined
type Order = { readonly value: (row: RunRow) => Value; readonly isDescending: boolean }

const entities: ReadonlyMap<string, "metric" | "parameter" | "tag" | "attribute"> = new Map([
  ...(["metric", "metrics"] as const).map((word) => [word, "metric"] as const),
  ...(["parameter", "parameters", "param", "params"] as const).map((word) => [word, "parameter"] as const),
  ...(["tag", "tags"] as const).map((word) => [word, "tag"] as const),
  ...(["attribute", "attributes", "attr", "run"] as const).map((word) => [word, "attribute"] as const),
])

const attributes: ReadonlyMap<string, (row: RunRow) => Value> = new Map<string, (row: RunRow) => Value>([
  ["start_time", (row) => row.startTime],
  ["created", (row) => row.startTime],
  ["Created", (row) => row.startTime],
  ["end_time", (row) => row.endTime],
  ["status", (row) => row.status],
  ["run_name", (row) => row.name],
  ["run name", (row) => row.name],
  ["Run name", (row) => row.name],
  ["Run Name", (row) => row.name],
  ["run_id", (row) => row.id],
  ["artifact_uri", (row) => row.artifactUri],
  ["user_id", (row) => row.userId],
])

/** Missing and NaN last in both directions; ties by start time, newest first, then run id. */
export function runOrder(orderBy: readonly string[]): (a: RunRow, b: RunRow) => number {
  const seen = new Set<string>()
  const orders = orderBy.map((clause) => parseOrder(clause, seen))
  return (a, b) => {
    for (const order of orders) {
      const result = compare(order.value(a), order.value(b), order.isDescending)
      if (result !== 0) return result
    }
    return (b.startTime ?? -Infinity) - (a.startTime ?? -Infinity) || (a.id < b.id ? -1 : 1)
  }
}

function parseOrder(clause: string, seen: Set<string>): Order {
  const match = /^\s*([\p{L}\p{N}_.#]*(?:`[^`]*`|"[^"]*")?)(?:\s+(asc|desc))?\s*$/iu.exec(clause)
  const written = match?.[1] ?? ""
  if (match === null || written === "") throw invalid(`Invalid order_by clause '${clause}'. Could not be parsed.`)
  const { entity, key } = splitKey(written)
  // Asking for a key twice breaks the server's own SQL.
  if (seen.has(`${entity} ${key}`)) throw internal("(sqlite3.OperationalError) ambiguous column name")
  seen.add(`${entity} ${key}`)
  return { value: valueOf(entity, key), isDescending: match[2]?.toLowerCase() === "desc" }
}

function splitKey(written: string) {
  const dot = written.indexOf(".")
  const prefix = dot < 0 ? "attribute" : written.slice(0, dot)
  const key = (dot < 0 ? written : written.slice(dot + 1)).replace(/^[`"]|[`"]$/g, "")
  const entity = entities.get(prefix)
  if (prefix === "dataset" || prefix === "datasets") throw invalid("Invalid identifier type 'dataset'")
  if (entity === undefined) {
    throw invalid(
      `Invalid entity type '${prefix}'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']`,
    )
  }
  if (entity === "attribute" && !attributes.has(key)) throw invalid(`Invalid order by key '${key}' specified.`)
  return { entity, key }
}

function valueOf(entity: "metric" | "parameter" | "tag" | "attribute", key: string): (row: RunRow) => Value {
  if (entity === "parameter") return (row) => row.data().params.get(key)
  if (entity === "tag") return (row) => row.data().tags.get(key)
  if (entity === "attribute") return attributes.get(key) ?? (() => undefined)
  return (row) => {
    const history = row.data().metrics.get(key)
    return history && latestOf(history)?.value
  }
}

const isMissing = (value: Value): boolean => value === undefined || Number.isNaN(value)

function compare(a: Value, b: Value, isDescending: boolean): number {
  if (isMissing(a) || isMissing(b)) return rank(a) - rank(b)
  if (a === b || a === undefined || b === undefined) return 0
  return a < b === isDescending ? 1 : -1
}

/** NaN stands before what is missing, both after every number. */
const rank = (value: Value): number => (value === undefined ? 2 : Number.isNaN(value) ? 1 : 0)
