import { invalid } from "./serverError"

/** A request body, decoded: objects are Maps because keys are data, integers beyond 2^53 are bigints. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject
export type JsonObject = ReadonlyMap<string, Json>

const integer = /^-?\d{16,}$/
const mark = "\u0000int64:"

/** Strings are skipped, so digits inside a text stay text. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b|-?\d[\d.eE+-]*/g

/** undefined when the text is not JSON. Like Python's parser it takes NaN and Infinity. */
export function readJson(text: string): Json | undefined {
  const marked = text.replace(tokens, (token) => {
    if (token.startsWith('"')) return token
    return /^-?(?:NaN|Infinity)$/.test(token) || integer.test(token) ? JSON.stringify(`${mark}${token}`) : token
  })
  let parsed: unknown
  try {
    parsed = JSON.parse(marked)
  } catch {
    return undefined
  }
  return fromParsed(parsed)
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function fromParsed(value: unknown): Json {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value
  if (typeof value === "string") return value.startsWith(mark) ? exact(value.slice(mark.length)) : value
  if (Array.isArray(value)) return value.map(fromParsed)
  if (typeof value !== "object") return null
  // Protobuf's JSON takes lowerCamelCase for every field as well.
  const object = new Map<string, Json>()
  for (const [name, inner] of Object.entries(value)) {
    if (object.has(snake(name)))
      throw invalid(`Request specifies both '${snake(name)}' and its other spelling; provide only one of them.`)
    object.set(snake(name), fromParsed(inner))
  }
  return object
}

const exact = (digits: string): number | bigint => {
  if (!integer.test(digits)) return Number(digits)
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits)
}

/**
 * Writes an answer as MLflow does: empty lists and unset fields are left out, NaN is the text "NaN" (or bare in the
 * one endpoint that writes plain Python JSON), infinity is the greatest double.
 */
export function writeJson(
  value: unknown,
  options: { readonly bareNaN?: boolean; readonly keepEmpty?: boolean } = {},
): string {
  const text = JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner === "bigint") return `${mark}${inner}`
    if (typeof inner === "number" && Number.isNaN(inner)) return options.bareNaN ? `${mark}NaN` : "NaN"
    if (inner === Infinity) return Number.MAX_VALUE
    if (inner === -Infinity) return -Number.MAX_VALUE
    return Array.isArray(inner) && inner.length === 0 && !options.keepEmpty ? undefined : inner
  })
  return text.replace(/"\\u0000int64:(-?\d+|NaN)"/g, "$1")
}
