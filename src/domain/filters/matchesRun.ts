import type { Run } from "~/domain/runs/run"

import type { NumberOperator, RunCondition, RunFilter, TextOperator } from "./runFilter"

/**
 * What the server would answer. Conditions on metrics, params and tags are inner joins there: a run without the key
 * never matches, not even `!=`. NaN matches `!=` only.
 */
export const matchesRun = (filter: RunFilter, run: Run): boolean =>
  filter.conditions.every((condition) => matchesCondition(condition, run))

export type TextCondition = Exclude<RunCondition, { kind: "number" }>

function matchesCondition(condition: RunCondition, run: Run): boolean {
  if (condition.kind === "number") {
    const value = numberOf(condition, run)
    return value !== undefined && compares(value, condition.operator, condition.value)
  }
  if (condition.entity === "dataset") return matchesDatasets(condition, run.datasets)
  return matchesText(condition, textOf(condition, run))
}

export function matchesText(condition: TextCondition, value: string | undefined): boolean {
  if (condition.kind === "null") return (value === undefined) === (condition.operator === "IS NULL")
  if (value === undefined) return false
  if (condition.kind === "list") return condition.values.includes(value) === (condition.operator === "IN")
  return comparesText(value, condition.operator, condition.value)
}

/** A run matches as soon as one of its datasets does. */
export const matchesDatasets = (condition: TextCondition, datasets: Run["datasets"]): boolean =>
  datasets.some((dataset) => matchesText(condition, datasetText(condition.key, dataset)))

function datasetText(key: string, { name, digest, context }: Run["datasets"][number]): string | undefined {
  if (key === "name") return name
  if (key === "digest") return digest
  return context || undefined
}

function numberOf({ entity, key }: RunCondition, run: Run): number | undefined {
  if (entity === "metric") return run.metrics.find((metric) => metric.key === key)?.value
  return key === "start_time" ? run.startedAtMs : run.endedAtMs
}

function textOf({ entity, key }: RunCondition, run: Run): string | undefined {
  if (entity === "param") return run.params.find((param) => param.key === key)?.value
  if (entity === "tag") return run.tags.find((tag) => tag.key === key)?.value
  if (key === "run_name") return run.name
  if (key === "run_id") return run.id
  if (key === "status") return run.status
  if (key === "artifact_uri") return run.artifactUri
  // user_id is no field of Run: servers leave it empty, and the user is the tag mlflow.user.
  return ""
}

export function compares(value: number, operator: NumberOperator, other: number): boolean {
  switch (operator) {
    case ">":
      return value > other
    case ">=":
      return value >= other
    case "<":
      return value < other
    case "<=":
      return value <= other
    case "=":
      return value === other
    case "!=":
      return value !== other
  }
}

function comparesText(value: string, operator: TextOperator, other: string): boolean {
  switch (operator) {
    case "=":
      return value === other
    case "!=":
      return value !== other
    case "LIKE":
      return isLike(value, other)
    case "ILIKE":
      return isLike(value.toLowerCase(), other.toLowerCase())
  }
}

/**
 * `%` is any text, `_` is any one character, and nothing escapes them. By hand rather than by a RegExp: a link can carry
 * any pattern, and this one never takes longer than both lengths multiplied.
 */
export function isLike(text: string, like: string): boolean {
  const value = Array.from(text)
  const pattern = Array.from(like)
  let at = 0
  let wanted = 0
  let afterPercent = -1
  let retryFrom = 0
  while (at < value.length) {
    if (pattern[wanted] === "%") {
      afterPercent = ++wanted
      retryFrom = at
    } else if (wanted < pattern.length && (pattern[wanted] === "_" || pattern[wanted] === value[at])) {
      at++
      wanted++
    } else if (afterPercent >= 0) {
      wanted = afterPercent
      at = ++retryFrom
    } else return false
  }
  return pattern.slice(wanted).every((character) => character === "%")
}
