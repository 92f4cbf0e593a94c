import { fail, FilterSyntaxError, type FilterError, type Place } from "./filterError"
import { closed, parseKey, type ParsedKey } from "./parseKey"
import { parseList, parseNumber, parseText } from "./parseValue"
import {
  ENTITY_WORDS,
  LIST_OPERATORS,
  NULL_OPERATORS,
  NUMBER_OPERATORS,
  operatorsFor,
  takesNumber,
  TEXT_OPERATORS,
  type FilterOperator,
  type RunCondition,
  type RunFilter,
} from "./runFilter"
import { isWord, TokenCursor } from "./tokenCursor"

export type ParsedFilter =
  | { readonly ok: true; readonly filter: RunFilter; readonly places: readonly Place[] }
  | { readonly ok: false; readonly error: FilterError }

/**
 * Reads MLflow's run filter as the server does, and says where and why it would refuse. What the server tolerates
 * (a missing, doubled or trailing AND, no spaces) is tolerated here, and `printRunFilter` writes it properly.
 */
export function parseRunFilter(text: string): ParsedFilter {
  try {
    const cursor = new TokenCursor(text)
    const conditions: RunCondition[] = []
    const places: Place[] = []
    while (skipAnd(cursor)) {
      const start = cursor.here().start
      conditions.push(parseCondition(cursor))
      places.push({ start, end: cursor.lastEnd() })
    }
    return { ok: true, filter: { conditions }, places }
  } catch (error) {
    if (error instanceof FilterSyntaxError) return { ok: false, error: error.problem }
    throw error
  }
}

/** False at the end of the text. */
function skipAnd(cursor: TokenCursor): boolean {
  while (cursor.takeWord("AND")) continue
  const token = cursor.peek()
  if (token === undefined) return false
  if (isWord(token, "OR") || token.text === "|")
    return fail(token, "The server does not know OR.", {
      hint: "All conditions must hold. For several names use run_id IN (...) or ILIKE with %.",
    })
  if (isWord(token, "NOT"))
    return fail(token, "The server does not know NOT.", { hint: "Turn the operator: != for =." })
  if (token.text === "&") return fail(token, "Conditions are joined by AND.", { hint: "Write AND." })
  if (token.text === ";") return fail(token, "A filter is one line of conditions, without a semicolon.", { fix: "" })
  return true
}

function parseCondition(cursor: TokenCursor): RunCondition {
  const key = parseKey(cursor)
  const { entity, key: name } = key
  const place = cursor.here()
  const operator = parseOperator(cursor, key)
  const allowed = operatorsFor(entity, name)
  if (!allowed.includes(operator)) return failOperator({ start: place.start, end: cursor.lastEnd() }, key, operator)
  const isNull = NULL_OPERATORS.find((one) => one === operator)
  if (isNull) return { kind: "null", entity, key: name, operator: isNull }
  const isList = LIST_OPERATORS.find((one) => one === operator)
  if (isList) return { kind: "list", entity, key: name, operator: isList, values: parseList(cursor) }
  const forNumbers = NUMBER_OPERATORS.find((one) => one === operator)
  if (takesNumber(entity, name) && forNumbers)
    return { kind: "number", entity, key: name, operator: forNumbers, value: parseNumber(cursor, key) }
  const forTexts = TEXT_OPERATORS.find((one) => one === operator)
  if (forTexts) return { kind: "text", entity, key: name, operator: forTexts, value: parseText(cursor) }
  return failOperator(place, key, operator)
}

const MEANT_OPERATORS = new Map([
  ["==", "="],
  ["<>", "!="],
  ["~", "LIKE"],
])

function parseOperator(cursor: TokenCursor, key: ParsedKey): FilterOperator {
  const token = cursor.take()
  if (token === undefined)
    return fail(cursor.endOfText(), "An operator is missing.", {
      hint: `${operatorsFor(key.entity, key.key).join("  ")}`,
    })
  const symbol = NUMBER_OPERATORS.find((one) => one === token.text)
  if (symbol) return symbol
  const meant = MEANT_OPERATORS.get(token.text)
  if (meant) return fail(token, `The server does not know ${token.text}.`, { fix: meant })
  if (token.kind === "word") return parseWordOperator(cursor, token.text.toUpperCase(), key)
  if (!token.isClosed) closed(token)
  return fail(token, `An operator is missing before ${token.text}.`, {
    hint: `${operatorsFor(key.entity, key.key).join("  ")}`,
  })
}

function parseWordOperator(cursor: TokenCursor, word: string, key: ParsedKey): FilterOperator {
  const place = cursor.last()
  if (word === "LIKE" || word === "ILIKE" || word === "IN") return word
  if (word === "IS") return parseIs(cursor)
  if (word === "NOT") {
    if (cursor.takeWord("IN")) return "NOT IN"
    const end = cursor.peek()?.end ?? cursor.lastEnd()
    return fail({ start: place.start, end }, "Of NOT, the server knows only NOT IN and IS NOT NULL.", {
      hint: "Use != for one text.",
    })
  }
  const hint = UNKNOWN_OPERATORS.get(word)
  return hint === undefined ? failSpacedKey(cursor, key) : fail(place, `The server does not know ${word}.`, { hint })
}

const UNKNOWN_OPERATORS = new Map([
  ["BETWEEN", "Write two conditions: >= and <=."],
  ...["RLIKE", "REGEXP", "CONTAINS"].map((word) => [word, "LIKE '%text%' finds a part; ILIKE ignores case."] as const),
])

function parseIs(cursor: TokenCursor): FilterOperator {
  const isNot = cursor.takeWord("NOT") !== undefined
  if (cursor.takeWord("NULL")) return isNot ? "IS NOT NULL" : "IS NULL"
  return fail(cursor.here(), "IS is followed by NULL or NOT NULL.")
}

/** `metrics.val loss > 1`: words up to the operator belong to the key, most likely. */
function failSpacedKey(cursor: TokenCursor, key: ParsedKey): never {
  const words = [cursor.last().text]
  let end = cursor.last().end
  for (let next = cursor.peek(); next?.kind === "word" && !isWord(next, "AND"); next = cursor.peek()) {
    words.push(next.text)
    end = next.end
    cursor.take()
  }
  const isKey = cursor.peek()?.kind === "operator"
  return fail(isKey ? { start: key.start, end } : cursor.last(), `An operator is missing before ${words[0]}.`, {
    hint: isKey ? "A key with spaces stands in back-ticks." : operatorsFor(key.entity, key.key).join("  "),
    fix: isKey ? `${ENTITY_WORDS[key.entity][0]}.\`${[key.key, ...words].join(" ")}\`` : undefined,
  })
}

function failOperator(place: Place, key: ParsedKey, operator: FilterOperator): never {
  const allowed = operatorsFor(key.entity, key.key).join("  ")
  const isOrder = operator.startsWith("<") || operator.startsWith(">")
  if (key.entity === "param" && isOrder)
    return fail(place, `Params are text to the server: ${operator} cannot compare them.`, {
      hint: `Sort by the column instead, or use ${allowed}`,
    })
  if (operator === "IS NULL" || operator === "IS NOT NULL")
    return fail(place, `${operator} works for params and tags only.`, { hint: allowed })
  if (operator === "IN" || operator === "NOT IN")
    return fail(place, `${operator} works for run_id and datasets only.`, { hint: allowed })
  const what = key.entity === "attribute" ? key.key : `A ${key.entity}`
  return fail(place, `${what} cannot be compared with ${operator}.`, { hint: allowed })
}
