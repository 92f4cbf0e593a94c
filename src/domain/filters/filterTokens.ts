/** One word of a filter text with its place in it. `other` is a character that means nothing here. */
export type FilterToken = {
  readonly kind: "word" | "quoted" | "backtick" | "number" | "operator" | "open" | "close" | "comma" | "other"
  readonly text: string
  readonly start: number
  readonly end: number
  /** False for a quote that never closes; the token then runs to the end of the text. */
  readonly isClosed: boolean
}

type Pattern = { readonly kind: FilterToken["kind"]; readonly pattern: RegExp; readonly isClosed?: false }

/*
 * The quote patterns are those of sqlparse, which MLflow reads filters with: a doubled or escaped quote does not end the
 * text, and is kept as it stands. A number may touch letters only when it is not part of a word (`1e-3`, but not `1abc`).
 */
const PATTERNS: readonly Pattern[] = [
  { kind: "quoted", pattern: /'(?:''|\\'|[^'])*'|"(?:""|\\"|[^"])*"/y },
  { kind: "quoted", pattern: /['"].*/sy, isClosed: false },
  { kind: "backtick", pattern: /`[^`]*`/y },
  { kind: "backtick", pattern: /`.*/sy, isClosed: false },
  { kind: "number", pattern: /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}\p{N}_.#])/uy },
  { kind: "word", pattern: /[\p{L}\p{N}\p{M}_#][\p{L}\p{N}\p{M}_.#]*/uy },
  { kind: "operator", pattern: /<>|==|!=|<=|>=|=|<|>|~/y },
  { kind: "open", pattern: /\(/y },
  { kind: "close", pattern: /\)/y },
  { kind: "comma", pattern: /,/y },
  { kind: "other", pattern: /\S/uy },
]
const SPACE = /\s*/y

export function filterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = tokenAt(text, at)
    tokens.push(token)
    at = skipSpace(text, token.end)
  }
  return tokens
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  return at + (SPACE.exec(text)?.[0].length ?? 0)
}

function tokenAt(text: string, start: number): FilterToken {
  for (const { kind, pattern, isClosed = true } of PATTERNS) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (match) return { kind, text: match[0], start, end: start + match[0].length, isClosed }
  }
  // A lone surrogate half: no pattern takes it, and it must still move on.
  return { kind: "other", text: text.charAt(start), start, end: start + 1, isClosed: true }
}

/** The text between the quotes, taken literally: the grammar has no escapes. */
export const unquoted = (token: FilterToken): string => token.text.slice(1, token.isClosed ? -1 : undefined)
