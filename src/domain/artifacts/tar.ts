import { joinBytes } from "./joinBytes"
import { pathNote, type ArchiveEntry } from "./zip"

/** Takes the bytes of a tar in order; what files hold is passed over. */
export type TarReader = {
  readonly push: (bytes: Uint8Array) => void
  readonly entries: () => readonly ArchiveEntry[]
  /** Why nothing is read any more; "" = the archive has ended as it should. */
  readonly ended: () => string | undefined
  /** Of what a file holds, and need not be read at all. */
  readonly skippable: () => number
  readonly skip: (bytes: number) => void
}

const BLOCK = 512
/** Of the names that stand in blocks of their own. */
const LONGEST_NAME = 100_000
/** Of GNU and of pax: what they hold is about the next file. */
const NAME_BLOCKS = new Set(["L", "K", "x", "g"])
const WITHOUT_BYTES = new Set(["1", "2", "5"])

const paddedTo = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

type Named = Partial<Record<"path" | "size", string>>

const named = (type: string, body: Uint8Array): Named =>
  type === "L" ? { path: textOf(body) } : type === "x" ? paxOf(body) : {}

export function tarReader(): TarReader {
  const entries: ArchiveEntry[] = []
  let waiting: Uint8Array = new Uint8Array()
  let toSkip = 0
  let next: Named = {}
  let ended: string | undefined

  const end = (reason: string): number => {
    ended = reason
    return BLOCK
  }
  /** How much of `bytes` from `at` on was used; 0 = more is needed. */
  const readHead = (bytes: Uint8Array, at: number): number => {
    const head = bytes.subarray(at, at + BLOCK)
    if (head.length < BLOCK) return 0
    if (head.every((byte) => byte === 0)) return end("")
    if (!isSumRight(head))
      return end(entries.length === 0 ? "This is no tar archive" : "The archive is damaged from here on")
    const size = Number(next.size ?? numberAt(head, 124, 12))
    const type = String.fromCharCode(head[156] ?? 0)
    const isName = NAME_BLOCKS.has(type)
    const most = isName ? LONGEST_NAME : Number.MAX_SAFE_INTEGER
    if (!(size >= 0 && size <= most)) return end("A file of the archive has a size or a name that cannot be")
    if (isName) return readName(type, bytes.subarray(at + BLOCK), size)
    entries.push(entryOf(head, { type, size, path: next.path }))
    next = {}
    toSkip = WITHOUT_BYTES.has(type) ? 0 : paddedTo(size)
    return BLOCK
  }
  const readName = (type: string, body: Uint8Array, size: number): number => {
    if (body.length < paddedTo(size)) return 0
    next = { ...next, ...named(type, body.subarray(0, size)) }
    return BLOCK + paddedTo(size)
  }

  const push = (bytes: Uint8Array) => {
    const all = waiting.length > 0 ? joinBytes([waiting, bytes]) : bytes
    let at = 0
    while (ended === undefined) {
      const passed = Math.min(toSkip, all.length - at)
      toSkip -= passed
      at += passed
      const used = toSkip > 0 ? 0 : readHead(all, at)
      if (used === 0) break
      at += used
    }
    waiting = all.slice(at)
  }
  return {
    push,
    entries: () => entries,
    ended: () => ended,
    skippable: () => (waiting.length === 0 ? toSkip : 0),
    skip: (bytes) => {
      toSkip -= bytes
    },
  }
}

function entryOf(head: Uint8Array, { type, size, path }: { type: string; size: number; path: string | undefined }) {
  const prefix = textOf(head.subarray(257, 262)) === "ustar" ? textOf(head.subarray(345, 500)) : ""
  const name = path ?? [prefix, textOf(head.subarray(0, 100))].filter((part) => part !== "").join("/")
  const target = textOf(head.subarray(157, 257))
  const kind = type === "5" ? "folder" : type === "2" || type === "1" ? "link" : "file"
  const entry: ArchiveEntry = {
    path: name,
    sizeBytes: kind === "file" ? size : 0,
    packedBytes: undefined,
    kind,
    modified: timeOf(numberAt(head, 136, 12)),
    note: [kind === "link" ? `to ${target}` : "", pathNote(name)].filter((note) => note !== "").join(", "),
  }
  return entry
}

const timeOf = (seconds: number): string =>
  seconds > 0 && seconds < 8e9 ? new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ") : ""

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end))
}

/** Octal digits, or for what is larger a binary number with its first bit set. */
function numberAt(head: Uint8Array, start: number, length: number): number {
  const field = head.subarray(start, start + length)
  if (((field[0] ?? 0) & 0x80) === 0) {
    const text = textOf(field).trim()
    return text === "" ? 0 : /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN
  }
  return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, (field[0] ?? 0) & 0x7f)
}

function isSumRight(head: Uint8Array): boolean {
  const sum = head.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0)
  return numberAt(head, 148, 8) === sum
}

/** `27 path=a/long/name\n`, with the length of the line first. */
function paxOf(body: Uint8Array): Named {
  const found: Named = {}
  for (const line of textOf(body).split("\n")) {
    const match = /^\d+ (path|size)=(.*)$/.exec(line)
    if (match?.[1] === "path") found.path = match[2] ?? ""
    if (match?.[1] === "size") found.size = match[2] ?? ""
  }
  return found
}
