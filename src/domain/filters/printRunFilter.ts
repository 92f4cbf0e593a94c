import type { FilterDialect } from "./filterDialect"
import { ENTITY_WORDS, type RunCondition, type RunFilter } from "./runFilter"
import { isExactText, likePattern, quoteKey, quoteListText, quoteText } from "./quoteText"
import { plainNumberText, writtenNumber } from "./writtenNumber"

/**
 * The filter as a server reads it: back-ticked keys, spaces round operators, safe numbers. What cannot be written
 * exactly is written wider or left out, never narrower, so that `matchesRun` can do the rest here.
 */
export function printRunFilter(filter: RunFilter, dialect?: FilterDialect): string {
  return filter.conditions
    .map((condition) => printCondition(condition, dialect))
    .filter((text) => text !== undefined)
    .join(" AND ")
}

/** True when the server's answer needs no second look. */
export const isExactlyPrintable = (filter: RunFilter): boolean => filter.conditions.every(isExact)

function isExact(condition: RunCondition): boolean {
  if (quoteKey(condition.key) === undefined) return false
  if (condition.kind === "number") return Number.isFinite(condition.value)
  return condition.kind !== "text" || isExactText(condition.value)
}

function printCondition(condition: RunCondition, dialect?: FilterDialect): string | undefined {
  const key = quoteKey(condition.key)
  if (key === undefined) return undefined
  const name = `${ENTITY_WORDS[condition.entity][0]}.${key}`
  switch (condition.kind) {
    case "null":
      return `${name} ${condition.operator}`
    case "list":
      return `${name} ${condition.operator} (${condition.values.map(quoteListText).join(", ")})`
    case "number": {
      if (!Number.isFinite(condition.value)) return undefined
      const value = dialect?.signedNumbers === false ? plainNumberText(condition.value) : writtenNumber(condition.value)
      return `${name} ${condition.operator} ${value}`
    }
    case "text":
      return printText(name, condition)
  }
}

function printText(name: string, { operator, value }: Extract<RunCondition, { kind: "text" }>): string | undefined {
  if (isExactText(value)) return `${name} ${operator} ${quoteText(value)}`
  if (operator === "!=") return undefined
  return `${name} ${operator === "=" ? "LIKE" : operator} '${likePattern(value)}'`
}
