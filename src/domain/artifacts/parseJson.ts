/**
 * Reads a JSON file to be looked at: keys keep their order and their doubles, numbers their digits, and the bare NaN
 * and Infinity that Python writes are accepted. `JSON.parse` would lose all of that.
 */
export type JsonNode =
  | { readonly kind: "object"; readonly entries: readonly JsonEntry[] }
  | { readonly kind: "array"; readonly elements: readonly JsonNode[] }
  | { readonly kind: "string"; readonly value: string }
  /** As it is written. */
  | { readonly kind: "number" | "word"; readonly text: string }

export type JsonEntry = { readonly key: string; readonly value: JsonNode }

/** What stands in an object under that key, the last time where it stands there twice; undefined in anything else. */
export const fieldAt = (node: JsonNode | undefined, key: string): JsonNode | undefined =>
  node?.kind === "object" ? node.entries.findLast((entry) => entry.key === key)?.value : undefined

export type JsonReading =
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly message: string; readonly line: number }

const MAX_DEPTH = 400
const MAX_NODES = 2_000_000

export function parseJson(text: string): JsonReading {
  const reader = new Reader(text)
  try {
    return { ok: true, node: reader.document() }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const line = text.slice(0, error.at).split("\n").length
    return { ok: false, message: error.message, line }
  }
}

class Fault extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const SPACE = /[ \t\r\n\ufeff]*/y
const NUMBER = /-?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)/y
const WORD = /true|false|null|NaN|-?Infinity/y
const PLAIN_STRING = /"[^"\\]*"/y
const STRING = /"(?:[^"\\]|\\.)*"/sy

class Reader {
  private readonly text: string
  private at = 0
  private depth = 0
  private nodes = 0

  constructor(text: string) {
    this.text = text
  }

  document(): JsonNode {
    const node = this.value()
    this.skip()
    if (this.at < this.text.length) throw this.fault("There is more after the end of the document")
    return node
  }

  private value(): JsonNode {
    this.skip()
    if (++this.nodes > MAX_NODES) throw this.fault("The document has too many values to be shown as a tree")
    const first = this.text[this.at]
    if (first === "{") return this.nested(() => this.object())
    if (first === "[") return this.nested(() => this.array())
    if (first === '"') return { kind: "string", value: this.string() }
    const word = this.take(WORD)
    if (word !== undefined) return { kind: "word", text: word }
    const number = this.take(NUMBER)
    if (number !== undefined) return { kind: "number", text: number }
    throw this.fault(first === undefined ? "The document ends too early" : "No value begins here")
  }

  private nested(read: () => JsonNode): JsonNode {
    if (++this.depth > MAX_DEPTH) throw this.fault("The document is nested too deeply")
    this.at++
    const node = read()
    this.depth--
    return node
  }

  private object(): JsonNode {
    const entries: JsonEntry[] = []
    this.list("}", () => {
      const key = this.string()
      this.skip()
      if (this.text[this.at] !== ":") throw this.fault("A colon is missing")
      this.at++
      entries.push({ key, value: this.value() })
    })
    return { kind: "object", entries }
  }

  private array(): JsonNode {
    const elements: JsonNode[] = []
    this.list("]", () => void elements.push(this.value()))
    return { kind: "array", elements }
  }

  private list(end: "}" | "]", readOne: () => void): void {
    this.skip()
    if (this.text[this.at] === end) {
      this.at++
      return
    }
    for (;;) {
      this.skip()
      readOne()
      this.skip()
      const next = this.text[this.at++]
      if (next === end) return
      if (next !== ",") throw this.fault(`A comma or ${end} is missing`, this.at - 1)
    }
  }

  private string(): string {
    const plain = this.take(PLAIN_STRING)
    if (plain !== undefined) return plain.slice(1, -1)
    const start = this.at
    const written = this.take(STRING)
    if (written === undefined) throw this.fault("A string is missing, or does not end")
    try {
      return String(JSON.parse(written.replace(/\p{Cc}/gu, escaped)))
    } catch {
      throw this.fault("A string holds an escape that JSON does not know", start)
    }
  }

  private skip(): void {
    this.take(SPACE)
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private fault(message: string, at = this.at): Fault {
    return new Fault(message, at)
  }
}

const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`
