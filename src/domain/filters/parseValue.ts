import { fail, type Place } from "./filterError"
import { unquoted, type FilterToken } from "./filterTokens"
import { closed, type ParsedKey } from "./parseKey"
import { quoteText } from "./quoteText"
import type { TokenCursor } from "./tokenCursor"
import { writtenNumber } from "./writtenNumber"

export function parseNumber(cursor: TokenCursor, key: ParsedKey): number {
  const token = takeValue(cursor, "a number")
  if (token.kind !== "number") return failNumber(token, key)
  // sqlparse splits a plus sign off, in front and in the exponent: `1e+21` is not a number to the server.
  if (token.text.includes("+"))
    return fail(token, "The server reads no plus sign in a number.", { fix: token.text.replaceAll("+", "") })
  const value = Number(token.text)
  if (!Number.isFinite(value)) return fail(token, "This number is too large.")
  return value === 0 ? 0 : value
}

function failNumber(token: FilterToken, key: ParsedKey): never {
  const text = token.kind === "quoted" ? unquoted(closed(token)) : token.text
  const what = key.entity === "metric" ? "A metric" : "A time"
  if (/^[-+]?(nan|inf|infinity)$/i.test(text))
    return fail(token, "The server cannot compare with NaN or infinity.", {
      hint: "Sort by the column: NaN stands last, infinity first.",
    })
  if (key.entity === "attribute") {
    const ms = /\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
    return fail(token, "A time is compared with milliseconds since 1970, without quotes.", {
      hint: "For example start_time > 1767225600000",
      fix: Number.isNaN(ms) ? undefined : String(ms),
    })
  }
  const value = text.trim() === "" ? Number.NaN : Number(text.replaceAll("_", ""))
  const fix = Number.isFinite(value) ? writtenNumber(value) : undefined
  if (token.kind === "quoted") return fail(token, `${what} is compared with a number, without quotes.`, { fix })
  return fail(token, `${text} is not a number.`, { hint: `${what} is compared with a number: 0.5, -1, 1e-3.`, fix })
}

export function parseText(cursor: TokenCursor): string {
  const token = takeValue(cursor, "a text in quotes")
  if (token.kind === "quoted") return unquoted(closed(token))
  const text = token.kind === "backtick" ? unquoted(closed(token)) : token.text
  if (token.kind === "open")
    return fail(token, "A list works with IN and NOT IN only.", { hint: "Compare with one text in quotes." })
  const message =
    token.kind === "backtick" ? "Back-ticks are for keys; a value stands in quotes." : "A text value stands in quotes."
  return fail(token, message, { fix: quoteText(text) })
}

export function parseList(cursor: TokenCursor): readonly string[] {
  const open = takeValue(cursor, "a list in parentheses")
  if (open.kind !== "open")
    return fail(open, "IN is followed by a list in parentheses.", {
      fix: open.kind === "quoted" && open.isClosed ? `(${open.text})` : undefined,
    })
  const values: string[] = []
  for (;;) {
    const token = cursor.take()
    if (token === undefined) return failOpenList({ start: open.start, end: cursor.endOfText().end })
    if (token.kind === "close" && values.length === 0) return fail({ ...open, end: token.end }, "The list is empty.")
    values.push(listValue(token))
    const next = cursor.take()
    if (next?.kind === "close") return values
    if (next === undefined) return failOpenList({ start: open.start, end: cursor.endOfText().end })
    if (next.kind !== "comma") return fail(next, "A comma or a closing parenthesis is missing here.")
  }
}

const failOpenList = (place: Place): never => fail(place, "The list is never closed.", { hint: "Close it with )" })

function listValue(token: FilterToken): string {
  if (token.kind !== "quoted")
    return fail(token, "Each text in the list stands in quotes.", { fix: quoteText(token.text) })
  return unquoted(closed(token)).replace(/\\(?:x([\dA-Fa-f]{2})|(['"\\nrt]))/g, (_, hex?: string, name?: string) =>
    hex === undefined ? (LIST_ESCAPES.get(name ?? "") ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Lists, unlike single texts, are read as a Python literal: backslash escapes work in them. */
const LIST_ESCAPES = new Map([
  ["'", "'"],
  ['"', '"'],
  ["\\", "\\"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
])

function takeValue(cursor: TokenCursor, expected: string): FilterToken {
  const token = cursor.take()
  return token ?? fail(cursor.endOfText(), `The value is missing: ${expected}.`)
}
