import type { ExperimentRow } from "~mocks/db"
import { type Comparison, matchesNumber, matchesText, parseComparisons } from "./comparisons"
import { invalid } from "./serverError"

const textOperators = ["=", "!=", "LIKE", "ILIKE"]
const numberOperators = ["=", "!=", ">", ">=", "<", "<="]

const numbers: ReadonlyMap<string, (row: ExperimentRow) => number> = new Map([
  ["creation_time", (row: ExperimentRow) => row.creationTime],
  ["last_update_time", (row: ExperimentRow) => row.lastUpdateTime],
])

/** The grammar of experiments/search: its own, narrower than that of runs. Words must be upper case. */
export function experimentMatcher(filter: string): (row: ExperimentRow) => boolean {
  const tests = parseComparisons(filter).map(testOf)
  return (row) => tests.every((test) => test(row))
}

function testOf(comparison: Comparison): (row: ExperimentRow) => boolean {
  const { entity, key } = splitKey(comparison.key)
  if (entity === "tag") {
    check(comparison, [...textOperators, "IS NULL", "IS NOT NULL"])
    return (row) => matchesText(row.tags.get(key), comparison)
  }
  const number = numbers.get(key)
  if (number) {
    check(comparison, numberOperators)
    if (comparison.isQuoted || !/^-?\d+$/.test(comparison.values[0] ?? "")) {
      throw invalid(`Expected numeric value type for numeric attribute: ${key}. Found ${comparison.values[0]}`)
    }
    return (row) => matchesNumber(number(row), comparison)
  }
  if (!comparison.isQuoted)
    throw invalid(`Expected a quoted string value for attribute (e.g. 'my-value'). Got value ${comparison.values[0]}`)
  if (key === "experiment_id") {
    check(comparison, ["=", "!=", "IN", "NOT IN"])
    return (row) => matchesText(row.id, comparison)
  }
  check(comparison, textOperators)
  return (row) => matchesText(row.name, comparison)
}

function splitKey(written: string): { entity: "tag" | "attribute"; key: string } {
  const dot = written.indexOf(".")
  const prefix = dot < 0 ? "attribute" : written.slice(0, dot)
  const key = (dot < 0 ? written : written.slice(dot + 1)).replace(/^[`"]|[`"]$/g, "")
  if (prefix === "tag" || prefix === "tags") return { entity: "tag", key }
  if (prefix !== "attribute") {
    throw invalid(`Invalid entity type '${prefix}'. Valid entity types are ('attribute', 'tag', 'tags')`)
  }
  if (!["name", "experiment_id", ...numbers.keys()].includes(key))
    throw invalid(`Invalid attribute key '${key}' specified.`)
  return { entity: "attribute", key }
}

function check({ operator }: Comparison, allowed: readonly string[]): void {
  if (!allowed.includes(operator)) throw invalid(`Invalid comparator '${operator}' not one of '${allowed.join(", ")}'`)
}

const orderKeys: ReadonlyMap<string, (row: ExperimentRow) => string | number> = new Map<
  string,
  (row: ExperimentRow) => string | number
>([
  ["name", (row) => row.name],
  ["experiment_id", (row) => Number(row.id)],
  ["creation_time", (row) => row.creationTime],
  ["last_update_time", (row) => row.lastUpdateTime],
])

export function experimentOrder(orderBy: readonly string[]): (a: ExperimentRow, b: ExperimentRow) => number {
  const orders = (orderBy.length === 0 ? ["creation_time DESC", "experiment_id ASC"] : orderBy).map((clause) => {
    const match = /^\s*(?:attribute\.)?[`"]?([\w.]+)[`"]?(?:\s+(asc|desc))?\s*$/i.exec(clause)
    const key = match?.[1] ?? clause
    const value = orderKeys.get(key)
    if (match === null || value === undefined)
      throw invalid(`Invalid order_by clause '${clause}'. Could not be parsed.`)
    return { value, sign: match[2]?.toLowerCase() === "desc" ? -1 : 1 }
  })
  const byId = { value: (row: ExperimentRow) => Number(row.id), sign: 1 }
  return (a, b) => {
    for (const { value, sign } of [...orders, byId]) {
      const left = value(a)
      const right = value(b)
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}
