import { filterTokens, unquoted, type FilterToken } from "./filterTokens"
import { quoteKey, quoteText } from "./quoteText"
import {
  DATASET_KEYS,
  entityOf,
  ENTITY_WORDS,
  canonicalAttribute,
  isTimeAttribute,
  operatorsFor,
  takesNumber,
  TEXT_ATTRIBUTES,
  TIME_ATTRIBUTES,
  type FilterEntity,
} from "./runFilter"

/** What exists on the runs that are loaded, to complete a filter with. */
export type FilterKeys = {
  readonly metrics: readonly string[]
  readonly params: readonly string[]
  readonly tags: readonly string[]
  /** Distinct texts of a key, most frequent first. */
  readonly values: (entity: FilterEntity, key: string) => readonly string[]
  readonly nowMs: number
}

export type Suggestion = {
  readonly label: string
  /** What it is: metric, param, tag, attribute, dataset, operator, value. */
  readonly detail: string
  readonly insert: string
}

/** The options that fit at the caret; choosing one replaces `start..end` of the text. */
export type Suggestions = { readonly start: number; readonly end: number; readonly options: readonly Suggestion[] }

const LIMIT = 50
const STATUSES = ["FINISHED", "FAILED", "RUNNING", "KILLED", "SCHEDULED"]
const HOUR_MS = 3_600_000

export function filterSuggestions(text: string, caret: number, keys: FilterKeys): Suggestions {
  const tokens = joinTouching(filterTokens(text).filter((token) => token.start < caret))
  const last = tokens.at(-1)
  // A finished quote is left behind; any other token that the caret touches is still being written.
  if (last === undefined || last.end < caret || isFinishedQuote(last, caret)) {
    const state = stateAfter(tokens)
    const options = optionsFor(state, "", keys)
    const space = last?.end === caret ? " " : ""
    const start = state.pendingEntity?.start ?? caret
    return { start, end: caret, options: options.map((one) => ({ ...one, insert: space + one.insert })) }
  }
  const state = stateAfter(tokens.slice(0, -1))
  const options = optionsFor(state, text.slice(last.start, caret), keys)
  return { start: state.pendingEntity?.start ?? last.start, end: last.isClosed ? last.end : caret, options }
}

/** `val/acc` and `metrics.val-loss` are one word to whoever writes them, though the server reads several. */
function joinTouching(tokens: readonly FilterToken[]): readonly FilterToken[] {
  const joined: FilterToken[] = []
  for (const token of tokens) {
    const before = joined.at(-1)
    const isPart = token.kind === "word" || token.kind === "number" || token.kind === "other"
    if (isPart && before?.kind === "word" && before.end === token.start)
      joined[joined.length - 1] = { ...before, text: before.text + token.text, end: token.end }
    else joined.push(token)
  }
  return joined
}

const isFinishedQuote = (token: FilterToken, caret: number): boolean =>
  (token.kind === "quoted" || token.kind === "backtick") && token.isClosed && token.end === caret

type Expected = "key" | "operator" | "value" | "list" | "not" | "is" | "isNot" | "and"
type State = {
  readonly expected: Expected
  readonly key: { readonly entity: FilterEntity; readonly key: string } | undefined
  readonly operator: string
  /** `metrics.` with its key still to come. */
  readonly pendingEntity: FilterToken | undefined
}

const START: State = { expected: "key", key: undefined, operator: "", pendingEntity: undefined }

const stateAfter = (tokens: readonly FilterToken[]): State => tokens.reduce(step, START)

function step(state: State, token: FilterToken): State {
  switch (state.expected) {
    case "key":
    case "and":
      return stepKey(state, token)
    case "operator":
      return {
        ...state,
        operator: token.text.toUpperCase(),
        expected: AFTER_OPERATOR.get(token.text.toUpperCase()) ?? "value",
      }
    case "not":
      return { ...state, operator: "NOT IN", expected: "list" }
    case "is":
      return { ...state, expected: token.text.toUpperCase() === "NOT" ? "isNot" : "and" }
    case "list":
      return token.kind === "close" ? { ...START, expected: "and" } : state
    case "isNot":
    case "value":
      return { ...START, expected: "and" }
  }
}

const AFTER_OPERATOR = new Map<string, Expected>([
  ["IN", "list"],
  ["NOT", "not"],
  ["IS", "is"],
])

function stepKey(state: State, token: FilterToken): State {
  if (token.text.toUpperCase() === "AND") return START
  if (state.pendingEntity) {
    const entity = entityOf(state.pendingEntity.text.slice(0, -1)) ?? "metric"
    return { ...START, expected: "operator", key: { entity, key: unquoted(token) } }
  }
  if (token.kind === "word" && token.text.endsWith(".")) return { ...START, pendingEntity: token }
  const dot = token.text.indexOf(".")
  const entity = dot < 0 ? "attribute" : (entityOf(token.text.slice(0, dot)) ?? "attribute")
  const name = token.kind === "backtick" ? unquoted(token) : token.text.slice(dot + 1)
  const key = entity === "attribute" ? canonicalAttribute(name) : name
  return { ...START, expected: "operator", key: { entity, key } }
}

function optionsFor(state: State, partial: string, keys: FilterKeys): readonly Suggestion[] {
  const { expected, key, pendingEntity } = state
  if (expected === "key") return keyOptions((pendingEntity?.text ?? "") + partial, keys)
  if (expected === "operator") return words(operatorsFor(key?.entity ?? "attribute", key?.key ?? ""), partial)
  if (expected === "value" || expected === "list") return valueOptions(state, partial, keys)
  return words(NEXT_WORDS[expected], partial)
}

const NEXT_WORDS = { not: ["IN"], is: ["NULL", "NOT NULL"], isNot: ["NULL"], and: ["AND"] } as const

const words = (all: readonly string[], partial: string): readonly Suggestion[] =>
  all
    .filter((word) => word.startsWith(partial.toUpperCase()))
    .map((word) => ({ label: word, detail: word === "AND" ? "and" : "operator", insert: `${word} ` }))

function keyOptions(partial: string, keys: FilterKeys): readonly Suggestion[] {
  const { entity, wanted } = splitPartial(partial)
  const sources: readonly (readonly [FilterEntity, readonly string[]])[] = [
    ["metric", keys.metrics],
    ["param", keys.params],
    ["attribute", [...TEXT_ATTRIBUTES, ...TIME_ATTRIBUTES]],
    ["tag", keys.tags],
    ["dataset", wanted === "" && entity === undefined ? [] : DATASET_KEYS],
  ]
  const ranked = sources
    .filter(([source]) => entity === undefined || source === entity)
    .flatMap(([source, all]) => all.map((key) => ({ source, key, rank: rankOf(key.toLowerCase(), wanted) })))
    .filter(({ rank }) => rank < NO_MATCH)
  // Stable: keys of the same rank keep the order of their sources.
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, LIMIT)
    .flatMap(({ source, key }) => keySuggestion(source, key))
}

function keySuggestion(entity: FilterEntity, key: string): readonly Suggestion[] {
  if (entity === "attribute") return [{ label: key, detail: "attribute", insert: `${key} ` }]
  const quoted = quoteKey(key)
  if (quoted === undefined) return []
  return [{ label: key, detail: entity, insert: `${ENTITY_WORDS[entity][0]}.${quoted} ` }]
}

function splitPartial(partial: string): { entity: FilterEntity | undefined; wanted: string } {
  const dot = partial.indexOf(".")
  const entity = dot < 0 ? undefined : entityOf(partial.slice(0, dot))
  const wanted = (entity === undefined ? partial : partial.slice(dot + 1)).replace(/[`"]/g, "").toLowerCase()
  return { entity, wanted }
}

const NO_MATCH = 3
/** 0 = starts with it, 1 = a part after a separator starts with it, 2 = holds it somewhere. */
function rankOf(key: string, wanted: string): number {
  const at = key.indexOf(wanted)
  if (at < 0) return NO_MATCH
  if (at === 0) return 0
  return /[/._\-\s]/.test(key.charAt(at - 1)) ? 1 : 2
}

function valueOptions(state: State, partial: string, keys: FilterKeys): readonly Suggestion[] {
  const { entity, key } = state.key ?? { entity: "attribute" as const, key: "" }
  if (entity === "attribute" && isTimeAttribute(key)) return timeOptions(keys.nowMs)
  if (takesNumber(entity, key)) return []
  const wanted = partial.replace(/^['"(]+/, "").replace(/['"]$/, "")
  const known = entity === "attribute" && key === "status" ? STATUSES : keys.values(entity, key)
  const found = known.filter((value) => value.toLowerCase().includes(wanted.toLowerCase().replaceAll("%", "")))
  const pattern = state.operator.endsWith("LIKE") && wanted !== "" && !wanted.includes("%") ? [`%${wanted}%`] : []
  return [...pattern, ...found].slice(0, LIMIT).map((value) => ({
    label: value === "" ? "(empty)" : value,
    detail: "value",
    insert: `${quoteText(value)}${state.expected === "list" ? "" : " "}`,
  }))
}

const TIMES: readonly (readonly [string, number])[] = [
  ["an hour ago", HOUR_MS],
  ["a day ago", 24 * HOUR_MS],
  ["a week ago", 168 * HOUR_MS],
  ["30 days ago", 720 * HOUR_MS],
]
const timeOptions = (nowMs: number): readonly Suggestion[] =>
  TIMES.map(([label, ago]) => ({ label, detail: "time", insert: `${nowMs - ago} ` }))
