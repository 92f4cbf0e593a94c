import { type Json, type JsonObject, readJson } from "./json"
import { invalid } from "./serverError"

/** Fields of one request, from the query of a GET or the JSON body of anything else. */
export type Args = JsonObject

export type FieldType = "string" | "int" | "float" | "bool" | "array"
/** `!` marks a required field: absent or "" is refused. */
export type Schema = { readonly [field: string]: FieldType | `${FieldType}!` }

export async function readArgs(request: Request): Promise<Args> {
  const query = new URL(request.url).searchParams
  if (request.method === "GET" && query.size > 0) {
    return new Map([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
  }
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "") && request.method !== "GET") {
    throw invalid("Bad Request. Content-Type must be one of ['application/json'].")
  }
  // A body that is no JSON counts as empty: the server answers 200 with its defaults.
  const body = readJson(await request.text())
  return body instanceof Map ? body : new Map<string, Json>()
}

/** MLflow checks the fields in the order of its schema and stops at the first that is wrong. */
export function checkArgs(args: Args, schema: Schema): void {
  for (const [field, rule] of Object.entries(schema)) {
    const sent = args.get(field) ?? (field === "run_id" ? args.get("run_uuid") : undefined)
    const value = rule.startsWith("array") ? sent : first(sent)
    if (rule.endsWith("!") && isEmpty(value))
      throw invalid(`Missing value for required parameter '${field}'. ${seeDocs}`)
    if (value !== undefined && value !== null && !hasType(value, rule.replace("!", ""))) {
      throw invalid(`Invalid value for parameter '${field}' supplied. ${seeDocs}`)
    }
  }
}

const seeDocs = "See the API docs for more information about request parameters."

const first = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? value[0] : value)

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === ""

const isNumeric = (value: Json): boolean =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)))

const isWhole = (value: Json): boolean => {
  if (typeof value === "bigint") return true
  return isNumeric(value) && Number.isInteger(Number(value))
}

const isWord = (value: Json, words: readonly string[]): boolean => typeof value === "string" && words.includes(value)

function hasType(value: Json, type: string): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value)
    case "int":
      return isWhole(value)
    case "float":
      return isNumeric(value) || isWord(value, ["NaN", "Infinity", "-Infinity"])
    case "bool":
      return typeof value === "boolean" || isWord(value, ["true", "false"])
    default:
      return typeof value === "string"
  }
}

const single = (args: Args, field: string): Json | undefined => first(args.get(field))

export const text = (args: Args, field: string): string => {
  const value = single(args, field)
  return typeof value === "string" ? value : ""
}

/** undefined when the field was not sent; "" when it was sent empty. */
export const optionalText = (args: Args, field: string): string | undefined => {
  const value = single(args, field)
  return typeof value === "string" ? value : undefined
}

export const integer = (args: Args, field: string): number | undefined => {
  const value = single(args, field)
  return value === undefined || value === null || value === "" ? undefined : Number(value)
}

export const exactInteger = (args: Args, field: string): number | bigint => {
  const value = single(args, field)
  if (typeof value === "bigint") return value
  return typeof value === "string" && !Number.isSafeInteger(Number(value)) ? BigInt(value) : Number(value ?? 0)
}

export const flag = (args: Args, field: string): boolean | undefined => {
  const value = single(args, field)
  return value === undefined || value === null ? undefined : value === true || value === "true"
}

export const texts = (args: Args, field: string): readonly string[] => {
  const value = args.get(field)
  return Array.isArray(value)
    ? value.filter((inner) => typeof inner === "string")
    : typeof value === "string"
      ? [value]
      : []
}

export const objects = (args: Args, field: string): readonly JsonObject[] => {
  const value = args.get(field)
  return Array.isArray(value) ? value.filter((inner) => inner instanceof Map) : []
}

export const object = (args: Args, field: string): JsonObject => {
  const value = args.get(field)
  return value instanceof Map ? value : new Map<string, Json>()
}

export const keyValues = (args: Args, field: string): readonly (readonly [string, string])[] =>
  objects(args, field).map((entry) => [text(entry, "key"), text(entry, "value")] as const)
