import type { ModelVersionRow, RegisteredModelRow } from "~mocks/db"
import { type Comparison, matchesNumber, matchesText, parseComparisons } from "./comparisons"
import { invalid } from "./serverError"

const promptTag = "mlflow.prompt.is_prompt"
const listOperators = ["=", "!=", "LIKE", "ILIKE", "IN", "NOT IN"]

export type VersionOf = { readonly model: RegisteredModelRow; readonly version: ModelVersionRow }

const tagKey = (written: string): string | undefined => {
  const match = /^(?:tags?)\.(.+)$/.exec(written)
  return match?.[1]?.replace(/^[`"]|[`"]$/g, "")
}

function check({ operator, isQuoted }: Comparison, allowed: readonly string[]): void {
  if (!allowed.includes(operator.toUpperCase()))
    throw invalid(`Invalid comparator '${operator}' not one of '${allowed.join(", ")}'`)
  if (!isQuoted) throw invalid("Parameter value is either not quoted or unidentified quote types used for string value")
}

const isPrompt = (row: RegisteredModelRow): boolean => row.tags.get(promptTag) === "true"

/** Prompts are registered models too; a search shows them only when its filter names their tag. */
export function modelMatcher(filter: string): (row: RegisteredModelRow) => boolean {
  const tests = parseComparisons(filter).map((comparison): ((row: RegisteredModelRow) => boolean) => {
    const tag = tagKey(comparison.key)
    if (tag !== undefined) {
      check(comparison, listOperators.slice(0, 4))
      return (row) => matchesText(row.tags.get(tag), comparison)
    }
    if (comparison.key !== "name")
      throw invalid(`Invalid attribute key '${comparison.key}' specified. Valid keys are '{'name'}'`)
    check(comparison, listOperators)
    return (row) => matchesText(row.name, comparison)
  })
  const hidesPrompts = !filter.includes(promptTag)
  return (row) => !(hidesPrompts && isPrompt(row)) && tests.every((test) => test(row))
}

export function versionMatcher(filter: string): (row: VersionOf) => boolean {
  const tests = parseComparisons(filter).map(versionTest)
  const hidesPrompts = !filter.includes(promptTag)
  return (row) => !(hidesPrompts && row.version.tags.get(promptTag) === "true") && tests.every((test) => test(row))
}

function versionTest(comparison: Comparison): (row: VersionOf) => boolean {
  const tag = tagKey(comparison.key)
  if (tag !== undefined) {
    check(comparison, listOperators.slice(0, 4))
    return ({ version }) => matchesText(version.tags.get(tag), comparison)
  }
  switch (comparison.key) {
    case "version_number":
      return ({ version }) => matchesNumber(Number(version.version), comparison)
    case "name":
      check(comparison, listOperators)
      return ({ model }) => matchesText(model.name, comparison)
    case "run_id":
      check(comparison, listOperators)
      return ({ version }) => matchesText(version.runId, comparison)
    case "source_path":
      check(comparison, listOperators)
      return ({ version }) => matchesText(version.source, comparison)
    default:
      throw invalid(
        `Invalid attribute key '${comparison.key}' specified. Valid keys are '{'name', 'run_id', 'source_path', 'version_number'}'`,
      )
  }
}

type Keys<T> = ReadonlyMap<string, (row: T) => string | number>

const modelKeys: Keys<RegisteredModelRow> = new Map<string, (row: RegisteredModelRow) => string | number>([
  ["name", (row) => row.name],
  ["timestamp", (row) => row.lastUpdateTime],
  ["last_updated_timestamp", (row) => row.lastUpdateTime],
])

const versionKeys: Keys<VersionOf> = new Map<string, (row: VersionOf) => string | number>([
  ["name", ({ model }) => model.name],
  ["version_number", ({ version }) => Number(version.version)],
  ["creation_timestamp", ({ version }) => version.creationTime],
  ["last_updated_timestamp", ({ version }) => version.lastUpdateTime],
])

export const modelOrder = (orderBy: readonly string[]) => orderOf(modelKeys, orderBy, ["name ASC"])
export const versionOrder = (orderBy: readonly string[]) =>
  orderOf(versionKeys, orderBy, ["last_updated_timestamp DESC", "name ASC", "version_number DESC"])

function orderOf<T>(keys: Keys<T>, orderBy: readonly string[], last: readonly string[]): (a: T, b: T) => number {
  const orders = [...orderBy, ...last].map((clause) => {
    const match = /^\s*[`"]?([\w.]+)[`"]?(?:\s+(asc|desc))?\s*$/i.exec(clause)
    const value = keys.get(match?.[1] ?? "")
    if (match === null || value === undefined) throw invalid(`Invalid order by key '${clause}' specified.`)
    return { value, sign: match[2]?.toLowerCase() === "desc" ? -1 : 1 }
  })
  return (a, b) => {
    for (const { value, sign } of orders) {
      const left = value(a)
      const right = value(b)
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}
