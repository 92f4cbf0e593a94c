import { invalid } from "./serverError"

/** One comparison of the small grammars (experiments, registry, logged models), still without a meaning. */
export type Comparison = {
  readonly key: string
  readonly operator: string
  /** As written, quotes removed; the texts of an IN list. Empty for IS NULL. */
  readonly values: readonly string[]
  readonly isQuoted: boolean
  /** The values with their quotes. */
  readonly written: readonly string[]
}

const token =
  /\s*(?:(`[^`]*`|"[^"]*"|'[^']*'|[\w.\u0080-\uffff]+(?:(?<=\.)(?:`[^`]*`|"[^"]*"))?|-?[\d.]+(?:[eE]-?\d+)?)|(!=|>=|<=|<>|==|=|>|<)|([(),]))/y

function tokensOf(filter: string): string[] {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < filter.trimEnd().length) {
    const match = token.exec(filter)
    if (match === null) throw invalid(`Invalid clause(s) in filter string: ${filter}`)
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "")
  }
  return tokens
}

const isQuoted = (word: string): boolean => /^['"]/.test(word)
const unquote = (word: string): string => (isQuoted(word) ? word.slice(1, -1) : word)

/** Splits `a = 'x' AND b LIKE 'y'` into comparisons; MLflow forgives a missing or doubled AND, and nothing else. */
export function parseComparisons(filter: string): Comparison[] {
  if (filter === "") return []
  if (filter.trim() === "") throw invalid(`Invalid filter '${filter}'. Could not be parsed.`)
  const tokens = tokensOf(filter)
  const comparisons: Comparison[] = []
  let at = 0
  while (at < tokens.length) {
    const word = tokens[at] ?? ""
    if (/^and$/i.test(word)) {
      at += 1
      continue
    }
    const { comparison, next } = readComparison(tokens, at)
    comparisons.push(comparison)
    at = next
  }
  return comparisons
}

type Read = { readonly comparison: Comparison; readonly next: number }

const refuse = (tokens: readonly string[]): never => {
  throw invalid(`Invalid clause(s) in filter string: '${tokens.join(" ")}'`)
}

const isWord = (token: string | undefined, word: string): boolean => token?.toUpperCase() === word

function readComparison(tokens: readonly string[], at: number): Read {
  const operator = tokens[at + 1]
  if (isWord(operator, "IS")) return readIs(tokens, at)
  if (operator === undefined || isWord(operator, "OR")) return refuse(tokens.slice(at))
  if (isWord(operator, "NOT")) {
    return isWord(tokens[at + 2], "IN") ? readValue(tokens, at, "NOT IN") : refuse(tokens.slice(at))
  }
  return readValue(tokens, at, operator)
}

function readIs(tokens: readonly string[], at: number): Read {
  const isNot = isWord(tokens[at + 2], "NOT")
  const last = isNot ? at + 3 : at + 2
  if (!isWord(tokens[last], "NULL")) return refuse(tokens.slice(at))
  const operator = isNot ? "IS NOT NULL" : "IS NULL"
  return { comparison: { key: tokens[at] ?? "", operator, values: [], written: [], isQuoted: false }, next: last + 1 }
}

function readValue(tokens: readonly string[], at: number, operator: string): Read {
  const key = tokens[at] ?? ""
  const from = at + operator.split(" ").length + 1
  const value = tokens[from]
  if (value === undefined) return refuse(tokens.slice(at))
  if (value !== "(")
    return {
      comparison: { key, operator, values: [unquote(value)], written: [value], isQuoted: isQuoted(value) },
      next: from + 1,
    }
  const close = tokens.indexOf(")", from)
  if (close < 0) return refuse(tokens.slice(at))
  const values = tokens.slice(from + 1, close).filter((inner) => inner !== ",")
  if (values.length === 0) {
    throw invalid("While parsing a list in the query, expected a non-empty list of string values, but got empty list")
  }
  return {
    comparison: { key, operator, values: values.map(unquote), written: values, isQuoted: values.every(isQuoted) },
    next: close + 1,
  }
}

/** `%` and `_` are the wildcards, and there is no escape. */
export function likeMatcher(pattern: string, isCaseSensitive: boolean): (value: string) => boolean {
  const source = pattern
    .split(/([%_])/)
    .map((part) => (part === "%" ? "[^]*" : part === "_" ? "[^]" : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")))
    .join("")
  const regex = new RegExp(`^${source}$`, isCaseSensitive ? "u" : "iu")
  return (value) => regex.test(value)
}

/** Whether a text passes; a row that lacks the key never does, not even for `!=`. */
export function matchesText(value: string | undefined, comparison: Comparison): boolean {
  const [first = ""] = comparison.values
  if (comparison.operator === "IS NULL") return value === undefined
  if (comparison.operator === "IS NOT NULL") return value !== undefined
  if (value === undefined) return false
  switch (comparison.operator.toUpperCase()) {
    case "=":
      return value === first
    case "!=":
      return value !== first
    case "LIKE":
      return likeMatcher(first, true)(value)
    case "ILIKE":
      return likeMatcher(first, false)(value)
    case "IN":
      return comparison.values.includes(value)
    case "NOT IN":
      return !comparison.values.includes(value)
    default:
      return false
  }
}

export function matchesNumber(value: number | undefined, comparison: Comparison): boolean {
  const wanted = Number(comparison.values[0])
  if (value === undefined) return false
  switch (comparison.operator) {
    case "=":
      return value === wanted
    case "!=":
      return value !== wanted
    case ">":
      return value > wanted
    case ">=":
      return value >= wanted
    case "<":
      return value < wanted
    case "<=":
      return value <= wanted
    default:
      return false
  }
}
