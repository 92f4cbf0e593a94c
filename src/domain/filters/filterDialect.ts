import { quoteKey } from "./quoteText"
import type { RunCondition, RunFilter } from "./runFilter"

/** Where a server's filter grammar is narrower than MLflow's own. The same shape as `FilterDialect` of the port. */
export type FilterDialect = {
  readonly isNull: boolean
  readonly datasets: boolean
  readonly signedNumbers: boolean
  readonly runNames: boolean
  readonly bareAttributes: boolean
}

export type DialectProblem = { readonly message: string; readonly condition: number }

/** What a server with a narrower grammar cannot take of a filter that is right for MLflow; undefined = it takes all. */
export function dialectProblem(filter: RunFilter, dialect: FilterDialect): DialectProblem | undefined {
  for (const [index, condition] of filter.conditions.entries()) {
    const message = problemOf(condition, dialect)
    if (message !== undefined) return { message, condition: index }
  }
  return undefined
}

function problemOf(condition: RunCondition, dialect: FilterDialect): string | undefined {
  if (quoteKey(condition.key) === undefined)
    return "A key with both a back-tick and a quote cannot be sent to a server."
  if (condition.kind === "null" && !dialect.isNull) return `This server does not know ${condition.operator}.`
  if (condition.entity === "dataset" && !dialect.datasets) return "This server cannot filter by datasets."
  if (isRunName(condition) && !dialect.runNames) return "This server does not find every run by its name."
  return dialect.signedNumbers ? undefined : problemOfValue(condition)
}

const isRunName = ({ entity, key }: RunCondition): boolean => entity === "attribute" && key === "run_name"

function problemOfValue(condition: RunCondition): string | undefined {
  if (condition.kind === "number" && condition.value < 0) return "This server cannot compare with a negative number."
  // It splits the filter at every AND, even between quotes.
  if (condition.kind === "text" && / and /i.test(condition.value))
    return "This server cannot take the word AND inside a text."
  return undefined
}
