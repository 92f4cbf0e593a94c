import type { JsonIndex, JsonKind } from "./jsonIndex"

/** A value as it is shown, without what it holds. */
export type JsonItem = {
  /** Its number in the document. */
  readonly node: number
  readonly kind: JsonKind
  /** The key or the place in its list; undefined at the top. */
  readonly name: string | undefined
  /** A string without quotes, a number to the digit; "" for what holds others. */
  readonly text: string
  /** How many values it holds. */
  readonly count: number
}

/** A step from a value to one that it holds. */
export type JsonStep = { readonly item: JsonItem; readonly position: number }

export type JsonHits = { readonly paths: readonly (readonly JsonStep[])[]; readonly isCut: boolean }

/** Strings are cut here: one may be as long as the file. */
const LONGEST_TEXT = 20_000
const decoder = new TextDecoder()

export const rootItem = (index: JsonIndex): JsonItem => itemOf(index, 0, undefined)

/** What a value holds, from its child `from` on. */
export function childItems(index: JsonIndex, parent: number, { from, count }: { from: number; count: number }) {
  const { nodes } = index
  const isList = nodes.kind(parent) === "array"
  const items: JsonItem[] = []
  let child = parent + 1
  const end = Math.min(nodes.childCount(parent), from + count)
  for (let position = 0; position < end; position++) {
    if (position >= from) items.push(itemOf(index, child, isList ? String(position) : undefined))
    child = nodes.next(child)
  }
  return items
}

function itemOf({ bytes, nodes }: JsonIndex, node: number, name: string | undefined): JsonItem {
  const kind = nodes.kind(node)
  const key = nodes.key(node)
  const [start, end] = [nodes.start(node), nodes.end(node)]
  const text = kind === "object" || kind === "array" ? "" : textOf(bytes.subarray(start, end), kind)
  return { node, kind, name: key > 0 ? stringAt(bytes, key) : name, text, count: nodes.childCount(node) }
}

function textOf(written: Uint8Array, kind: JsonKind): string {
  if (kind === "string") return stringAt(written, 0)
  return decoder.decode(written.subarray(0, LONGEST_TEXT))
}

/** The string whose quote is at `start`; an escape that JSON does not know is left as it is written. */
function stringAt(bytes: Uint8Array, start: number): string {
  let end = start + 1
  while (end < bytes.length && bytes[end] !== 0x22) end += bytes[end] === 0x5c ? 2 : 1
  const isCut = end - start > LONGEST_TEXT
  const inner = decoder.decode(bytes.subarray(start + 1, isCut ? start + LONGEST_TEXT : end))
  if (!inner.includes("\\")) return isCut ? `${inner}…` : inner
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|(.)|$)/gs, (written: string, hex?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    return ESCAPES.get(letter ?? "") ?? written
  })
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
  ["/", "/"],
  ["\\", "\\"],
  ['"', '"'],
])

/** Values whose key or text holds `wanted`, whatever its case, each with the way to it from the top. */
export function findItems(index: JsonIndex, wanted: string, most: number): JsonHits {
  const { nodes } = index
  const needle = wanted.toLowerCase()
  const paths: (readonly JsonStep[])[] = []
  const way: { node: number; position: number }[] = []
  for (let node = 0; node < nodes.count; node++) {
    while (way.length > 0 && nodes.next(way.at(-1)?.node ?? 0) <= node) way.pop()
    const above = way.at(-1)
    const position = above === undefined ? 0 : above.position++
    if (holds(index, node, needle)) {
      if (paths.length === most) return { paths, isCut: true }
      paths.push([...stepsOf(index, way), stepOf(index, { node, position, parent: above?.node })])
    }
    if (nodes.childCount(node) > 0) way.push({ node, position: 0 })
  }
  return { paths, isCut: false }
}

function holds({ bytes, nodes }: JsonIndex, node: number, needle: string): boolean {
  const key = nodes.key(node)
  if (key > 0 && stringAt(bytes, key).toLowerCase().includes(needle)) return true
  const kind = nodes.kind(node)
  if (kind === "object" || kind === "array") return false
  return textOf(bytes.subarray(nodes.start(node), nodes.end(node)), kind)
    .toLowerCase()
    .includes(needle)
}

/** `position` of a way counts the children that were passed: the one that is open is the last of them. */
const stepsOf = (index: JsonIndex, way: readonly { node: number; position: number }[]): readonly JsonStep[] =>
  way.map(({ node }, level) => {
    const above = way[level - 1]
    return stepOf(index, { node, position: above === undefined ? 0 : above.position - 1, parent: above?.node })
  })

function stepOf(
  index: JsonIndex,
  { node, position, parent }: { node: number; position: number; parent: number | undefined },
): JsonStep {
  const isListed = parent !== undefined && index.nodes.kind(parent) === "array"
  return { item: itemOf(index, node, isListed ? String(position) : undefined), position }
}

/** Where in the text something is wrong, with the text around it. */
export type JsonPlace = {
  readonly line: number
  readonly column: number
  readonly excerpt: string
  readonly mark: number
}

const AROUND = 60

export function placeOf(bytes: Uint8Array, offset: number): JsonPlace {
  let [line, lineStart] = [1, 0]
  for (let at = 0; at < offset && at < bytes.length; at++) {
    if (bytes[at] !== 0x0a) continue
    line++
    lineStart = at + 1
  }
  const from = Math.max(lineStart, offset - AROUND)
  const newline = bytes.indexOf(0x0a, offset)
  const to = Math.min(newline === -1 ? bytes.length : newline, offset + AROUND)
  const before = decoder.decode(bytes.subarray(from, offset))
  const column = decoder.decode(bytes.subarray(lineStart, offset).subarray(-1_000_000)).length + 1
  return { line, column, excerpt: before + decoder.decode(bytes.subarray(offset, to)), mark: before.length }
}

/** The way to a value by the names on it, as a JSON pointer (RFC 6901); undefined where it leads nowhere. */
export function followPointer(index: JsonIndex, pointer: string): readonly JsonStep[] | undefined {
  const steps = [stepOf(index, { node: 0, position: 0, parent: undefined })]
  const names = pointer.split("/").slice(1).map(unescaped)
  for (const name of names) {
    const parent = steps.at(-1)?.item.node ?? 0
    const found = childNamed(index, parent, name)
    if (found === undefined) return undefined
    steps.push(stepOf(index, { ...found, parent }))
  }
  return steps
}

function childNamed(index: JsonIndex, parent: number, name: string) {
  const { nodes, bytes } = index
  const isList = nodes.kind(parent) === "array"
  let child = parent + 1
  for (let position = 0; position < nodes.childCount(parent); position++) {
    if ((isList ? String(position) : stringAt(bytes, nodes.key(child))) === name) return { node: child, position }
    child = nodes.next(child)
  }
  return undefined
}

export const pointerPart = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`
const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~")

const LONGEST_WRITTEN = 10_000_000

/** A value as it stands in the document; "" where that is too much to be copied. */
export function writtenText({ bytes, nodes }: JsonIndex, node: number): string {
  const [start, end] = [nodes.start(node), nodes.end(node)]
  return end - start > LONGEST_WRITTEN ? "" : decoder.decode(bytes.subarray(start, end))
}
