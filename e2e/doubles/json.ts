/** What the doubles read and rewrite is foreign JSON; these look into it without trusting it. */
export type Json = undefined | null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

export function parseJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

export const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

export const objectOf = (value: Json): JsonObject => (isObject(value) ? value : {})

export function valueAt(value: Json, ...path: readonly string[]): Json {
  let at = value
  for (const name of path) at = isObject(at) ? at[name] : undefined
  return at
}

/** A number is text here too: ids and versions come in both forms. */
export function textAt(value: Json, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path)
  return typeof found === "string" ? found : typeof found === "number" ? String(found) : undefined
}

export function listAt(value: Json, ...path: readonly string[]): readonly Json[] {
  const found = valueAt(value, ...path)
  return isList(found) ? found : []
}

/** What of a list is text. */
export const textsAt = (value: Json, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).filter((item) => typeof item === "string")

/** A copy in which no object has this key. */
export const withoutKey = (value: Json, key: string): Json =>
  mapObjects(value, (object) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)))

/** A copy in which every text has gone through `change`, which is told the nearest key above it. */
export function mapTexts(value: Json, change: (text: string, key: string) => string, key = ""): Json {
  if (typeof value === "string") return change(value, key)
  if (isList(value)) return value.map((item) => mapTexts(item, change, key))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change, name)]))
}

/** A copy in which every object, the inner ones first, has gone through `change`. */
export function mapObjects(value: Json, change: (object: JsonObject) => JsonObject): Json {
  if (isList(value)) return value.map((item) => mapObjects(item, change))
  if (!isObject(value)) return value
  return change(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapObjects(item, change)])))
}
