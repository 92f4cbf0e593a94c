import { filterTokens, type FilterToken } from "./filterTokens"

/** A stretch of a filter text and how to colour it; the gaps between spans are spaces. */
export type FilterSpan = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly role: "key" | "operator" | "value" | "other"
}

const OPERATOR_WORDS = new Set(["AND", "OR", "NOT", "LIKE", "ILIKE", "IN", "IS", "NULL", "BETWEEN"])

/** Works on text that does not parse, too: it colours while one types. */
export function filterSpans(text: string): readonly FilterSpan[] {
  const tokens = filterTokens(text)
  return tokens.map((token, index) => ({
    text: token.text,
    start: token.start,
    end: token.end,
    role: roleOf(token, tokens[index - 1]),
  }))
}

function roleOf(token: FilterToken, before: FilterToken | undefined): FilterSpan["role"] {
  if (token.kind === "word") return OPERATOR_WORDS.has(token.text.toUpperCase()) ? "operator" : "key"
  if (token.kind === "quoted") return before?.kind === "word" && before.end === token.start ? "key" : "value"
  return ROLES[token.kind]
}

const ROLES = {
  backtick: "key",
  number: "value",
  operator: "operator",
  open: "operator",
  close: "operator",
  comma: "operator",
  other: "other",
} as const
