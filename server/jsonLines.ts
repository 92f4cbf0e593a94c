/** Where each value of a JSON text stands, because JSON.parse keeps no lines and an error without a line is a riddle. */
export type JsonPath = readonly (string | number)[]

export type JsonLines =
  | { readonly ok: true; readonly lineOf: (path: JsonPath) => number }
  | { readonly ok: false; readonly line: number; readonly column: number }

type Cursor = { readonly text: string; at: number; readonly lines: Map<string, number> }

class Unreadable extends Error {}

const TOKENS = {
  space: /[ \t\r\n]*/y,
  // oxlint-disable-next-line no-control-regex -- JSON refuses them raw, so we do
  string: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,
  literal: /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
}

export function jsonLines(text: string): JsonLines {
  const cursor: Cursor = { text, at: 0, lines: new Map() }
  try {
    readValue(cursor, [])
    skip(cursor)
    if (cursor.at < text.length) throw new Unreadable()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const before = text.slice(0, cursor.at)
    return { ok: false, line: lineAt(text, cursor.at), column: cursor.at - before.lastIndexOf("\n") }
  }
  return { ok: true, lineOf: (path) => nearestLine(cursor.lines, path) }
}

/** A missing key has no line of its own: that of the object it is missing from is the best answer. */
function nearestLine(lines: ReadonlyMap<string, number>, path: JsonPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)))
    if (line !== undefined) return line
  }
  return lines.get(keyOf([])) ?? 1
}

const keyOf = (path: JsonPath): string => JSON.stringify(path.map(String))

const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length

function readValue(cursor: Cursor, path: JsonPath): void {
  skip(cursor)
  // A member's line is that of its key, noted before.
  const key = keyOf(path)
  if (!cursor.lines.has(key)) cursor.lines.set(key, lineAt(cursor.text, cursor.at))
  if (take(cursor, "{")) readMembers(cursor, path)
  else if (take(cursor, "[")) readElements(cursor, path)
  else if (match(cursor, TOKENS.string) === undefined && match(cursor, TOKENS.literal) === undefined)
    throw new Unreadable()
}

function readMembers(cursor: Cursor, path: JsonPath): void {
  skip(cursor)
  if (take(cursor, "}")) return
  do {
    skip(cursor)
    const line = lineAt(cursor.text, cursor.at)
    const name = match(cursor, TOKENS.string)
    if (name === undefined) throw new Unreadable()
    const member = [...path, String(JSON.parse(name))]
    cursor.lines.set(keyOf(member), line)
    skip(cursor)
    expect(cursor, ":")
    readValue(cursor, member)
    skip(cursor)
  } while (take(cursor, ","))
  expect(cursor, "}")
}

function readElements(cursor: Cursor, path: JsonPath): void {
  skip(cursor)
  if (take(cursor, "]")) return
  let index = 0
  do {
    readValue(cursor, [...path, index])
    index += 1
    skip(cursor)
  } while (take(cursor, ","))
  expect(cursor, "]")
}

const skip = (cursor: Cursor): void => void match(cursor, TOKENS.space)

function match(cursor: Cursor, token: RegExp): string | undefined {
  token.lastIndex = cursor.at
  const found = token.exec(cursor.text)?.[0]
  if (found !== undefined) cursor.at += found.length
  return found
}

function take(cursor: Cursor, character: string): boolean {
  const isThere = cursor.text[cursor.at] === character
  if (isThere) cursor.at += 1
  return isThere
}

function expect(cursor: Cursor, character: string): void {
  if (!take(cursor, character)) throw new Unreadable()
}
