/**
 * Where each value of a JSON document lies, in flat arrays: 50 MB of JSON as objects would take gigabytes. Values are read
 * from the bytes when they are looked at, so numbers keep their digits, keys their order and their doubles.
 */
export type JsonIndex = {
  readonly bytes: Uint8Array
  readonly nodes: JsonNodes
}

export type JsonKind = "object" | "array" | "string" | "number" | "word"

type JsonFault = { readonly message: string; readonly offset: number }
export type Indexing = { readonly ok: true; readonly index: JsonIndex } | ({ readonly ok: false } & JsonFault)

export type JsonLimits = { readonly depth: number; readonly nodes: number }

/** Deeper than any program writes, and than anybody opens by hand. */
export const JSON_LIMITS: JsonLimits = { depth: 1000, nodes: 8_000_000 }

const KINDS: readonly JsonKind[] = ["object", "array", "string", "number", "word"]
const [OBJECT, ARRAY, STRING, NUMBER, WORD] = [0, 1, 2, 3, 4]
const FIRST_CAPACITY = 1024

/** Numbered in the order of the document: a value is followed by what it holds. */
export class JsonNodes {
  count = 0
  private kinds = new Uint8Array(FIRST_CAPACITY)
  private starts = new Uint32Array(FIRST_CAPACITY)
  private ends = new Uint32Array(FIRST_CAPACITY)
  /** Where the quote of the key is; 0 = it has none, since no key stands at the very beginning. */
  private keys = new Uint32Array(FIRST_CAPACITY)
  private counts = new Uint32Array(FIRST_CAPACITY)
  private nexts = new Uint32Array(FIRST_CAPACITY)

  add(kind: number, start: number, key: number): number {
    if (this.count === this.kinds.length) this.grow()
    const node = this.count++
    this.kinds[node] = kind
    this.starts[node] = start
    this.keys[node] = key
    return node
  }

  close(node: number, end: number): void {
    this.ends[node] = end
    this.nexts[node] = this.count
  }

  addChild(node: number): void {
    this.counts[node] = this.childCount(node) + 1
  }

  kind(node: number): JsonKind {
    return KINDS[this.kinds[node] ?? 0] ?? "word"
  }
  start(node: number): number {
    return this.starts[node] ?? 0
  }
  end(node: number): number {
    return this.ends[node] ?? 0
  }
  key(node: number): number {
    return this.keys[node] ?? 0
  }
  childCount(node: number): number {
    return this.counts[node] ?? 0
  }
  /** The first value behind it and all it holds. */
  next(node: number): number {
    return this.nexts[node] ?? 0
  }

  private grow(): void {
    const larger = <T extends Uint8Array | Uint32Array>(old: T, fresh: T): T => {
      fresh.set(old)
      return fresh
    }
    const size = this.kinds.length * 2
    this.kinds = larger(this.kinds, new Uint8Array(size))
    this.starts = larger(this.starts, new Uint32Array(size))
    this.ends = larger(this.ends, new Uint32Array(size))
    this.keys = larger(this.keys, new Uint32Array(size))
    this.counts = larger(this.counts, new Uint32Array(size))
    this.nexts = larger(this.nexts, new Uint32Array(size))
  }
}

export function indexJson(bytes: Uint8Array, limits = JSON_LIMITS): Indexing {
  const scanner = new Scanner(bytes, limits)
  try {
    scanner.document()
    return { ok: true, index: { bytes, nodes: scanner.nodes } }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { ok: false, message: error.message, offset: error.offset }
  }
}

class Fault extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const code = (character: string): number => character.charCodeAt(0)
const QUOTE = code('"')
const BACKSLASH = code("\\")
const OPEN_BRACE = code("{")
const CLOSE_BRACE = code("}")
const OPEN_BRACKET = code("[")
const CLOSE_BRACKET = code("]")
const COLON = code(":")
const COMMA = code(",")
const MINUS = code("-")
const ZERO = code("0")
const NINE = code("9")
/** Python writes the last three. */
const WORDS = ["true", "false", "null", "NaN", "Infinity", "-Infinity"].map((word) => Array.from(word, code))

/** Without recursion: how deep a document goes must not decide over the page. */
class Scanner {
  readonly nodes = new JsonNodes()
  private readonly bytes: Uint8Array
  private readonly limits: JsonLimits
  private readonly open: number[] = []
  private at = 0

  constructor(bytes: Uint8Array, limits: JsonLimits) {
    this.bytes = bytes
    this.limits = limits
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3
  }

  document(): void {
    this.value(0)
    while (this.open.length > 0) this.member()
    this.space()
    if (this.at < this.bytes.length) throw new Fault("There is more after the end of the document", this.at)
  }

  /** The next value of the list or object that is open, or its end. */
  private member(): void {
    const parent = this.open.at(-1) ?? 0
    const isObject = this.nodes.kind(parent) === "object"
    this.space()
    if (this.bytes[this.at] === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) return this.leave(parent)
    if (this.nodes.childCount(parent) > 0) this.comma(isObject)
    this.nodes.addChild(parent)
    this.value(isObject ? this.key() : 0)
  }

  private leave(parent: number): void {
    this.at++
    this.open.pop()
    this.nodes.close(parent, this.at)
  }

  private comma(isObject: boolean): void {
    if (this.bytes[this.at] !== COMMA) throw new Fault(`A comma or ${isObject ? "}" : "]"} is missing`, this.at)
    this.at++
    this.space()
  }

  private key(): number {
    const key = this.at
    if (this.bytes[key] !== QUOTE) throw new Fault("A key in quotes is missing", key)
    this.string()
    this.space()
    if (this.bytes[this.at] !== COLON) throw new Fault("A colon is missing", this.at)
    this.at++
    return key
  }

  private value(key: number): void {
    this.space()
    const start = this.at
    const kind = this.kindHere()
    if (this.nodes.count >= this.limits.nodes)
      throw new Fault("The document has too many values to be shown as a tree", start)
    const node = this.nodes.add(kind, start, key)
    if (kind === OBJECT || kind === ARRAY) {
      if (this.open.length >= this.limits.depth)
        throw new Fault(`The document is nested more than ${this.limits.depth} levels deep`, start)
      this.open.push(node)
      this.at++
      return
    }
    if (kind === STRING) this.string()
    else if (kind === NUMBER) this.number()
    this.nodes.close(node, this.at)
  }

  /** Words are read here, since they are told by all their letters. */
  private kindHere(): number {
    const first = this.bytes[this.at]
    if (first === OPEN_BRACE) return OBJECT
    if (first === OPEN_BRACKET) return ARRAY
    if (first === QUOTE) return STRING
    if (isDigit(first) || (first === MINUS && isDigit(this.bytes[this.at + 1]))) return NUMBER
    const word = WORDS.find((letters) => letters.every((letter, i) => this.bytes[this.at + i] === letter))
    if (word !== undefined) {
      this.at += word.length
      return WORD
    }
    throw new Fault(first === undefined ? "The document ends too early" : "No value begins here", this.at)
  }

  private string(): void {
    const start = this.at++
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new Fault("A string does not end", start)
      this.at += byte === BACKSLASH ? 2 : 1
      if (byte === QUOTE) return
    }
  }

  private number(): void {
    if (this.bytes[this.at] === MINUS) this.at++
    this.digits()
    if (this.bytes[this.at] === code(".")) {
      this.at++
      this.digits()
    }
    const exponent = this.bytes[this.at]
    if (exponent !== code("e") && exponent !== code("E")) return
    const sign = this.bytes[this.at + 1]
    const digitsAt = this.at + (sign === code("+") || sign === MINUS ? 2 : 1)
    if (!isDigit(this.bytes[digitsAt])) throw new Fault("A number has no exponent after its e", this.at)
    this.at = digitsAt
    this.digits()
  }

  private digits(): void {
    while (isDigit(this.bytes[this.at])) this.at++
  }

  private space(): void {
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return
      this.at++
    }
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE
