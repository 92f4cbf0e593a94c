import { ApiError } from "~/domain/errors/apiError"

export type JsonOptions = {
  /**
   * True where no id is a JSON number (runs, histories): the search for long integers is left out, which is
   * a fifth of the parse time of a large page.
   */
  readonly plainNumbers?: boolean
}

/**
 * JSON as MLflow really sends it: get-history-bulk writes bare NaN and Infinity, and an integer beyond 2^53 loses
 * its last digits in JSON.parse. The first become the strings "NaN", "Infinity", "-Infinity", as MLflow writes
 * them elsewhere; the second become strings of their exact digits. Throws ApiError("not-json").
 */
export function parseJson(text: string, { plainNumbers = false }: JsonOptions = {}): unknown {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text
  if (!plainNumbers && MAY_HOLD_LONG_INTEGER.test(body)) return parseOrThrow(quoteOddTokens(body))
  try {
    return JSON.parse(body)
  } catch {
    return parseOrThrow(quoteOddTokens(body))
  }
}

const MAY_HOLD_LONG_INTEGER = /[:[, \n-]\d{16,}[,}\]\s]/

// Strings are matched first so that nothing inside them is touched; written without nesting of quantifiers
// so that a string of megabytes does not exhaust the matcher.
const ODD_TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\bInfinity\b|\bNaN\b|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

const quoteOddTokens = (body: string): string =>
  body.replace(ODD_TOKEN, (token) => (token.startsWith('"') || isExactNumber(token) ? token : `"${token}"`))

const isExactNumber = (token: string): boolean => Number.isSafeInteger(Number(token))

function parseOrThrow(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiError({ kind: "not-json", status: 200, code: "", message: unreadable(body) })
  }
}

const unreadable = (body: string): string =>
  /^\s*[{[]/.test(body)
    ? "The answer is broken JSON: it was probably cut off on its way."
    : "The answer is not JSON: something other than a tracking server answered."
