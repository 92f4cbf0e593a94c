import { PICKLE_CODES, type PickleCode } from "./pickleCodes"

/** One opcode with its argument. */
export type Step = {
  readonly code: PickleCode
  readonly argument: string
  /** Where the argument is one, and exact. */
  readonly number?: number | undefined
  readonly end: number
}

/** Names are shorter. */
const LONGEST_TEXT = 1000
/** Of a whole number that JavaScript holds. */
const EXACT_BYTES = 6

/** undefined = its argument is not all there; a text = what is wrong. */
export function stepAt(bytes: Uint8Array, at: number): Step | string | undefined {
  const code = PICKLE_CODES.get(bytes[at] ?? -1)
  if (code === undefined) return `What follows is no opcode of pickle (${(bytes[at] ?? 0).toString(16)})`
  const start = at + 1
  switch (code.argument.kind) {
    case "none":
      return { code, argument: "", end: start }
    case "bytes": {
      const end = start + code.argument.length
      if (end > bytes.length) return undefined
      const number = numberOf(code, bytes.subarray(start, end))
      return { code, argument: String(number), number, end }
    }
    case "lines":
      return linesAt(bytes, { code, start, count: code.argument.length })
    case "counted":
      return countedAt(bytes, { code, start, lengthBytes: code.argument.length })
  }
}

const unsignedOf = (bytes: Uint8Array): number =>
  Number(bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n))

const signedOf = (bytes: Uint8Array): number => {
  const number = unsignedOf(bytes)
  return (bytes.at(-1) ?? 0) < 0x80 ? number : number - 256 ** bytes.length
}

function numberOf({ name }: PickleCode, bytes: Uint8Array): number {
  if (name === "BININT") return signedOf(bytes)
  // The only one that is written from its highest byte on.
  if (name === "BINFLOAT") return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0)
  return unsignedOf(bytes)
}

/** "7", or "7L" as Python 2 wrote it. Not "01", which is True. */
const lineNumber = ({ name }: PickleCode, text: string): number | undefined =>
  (name === "INT" || name === "LONG") && /^(?:0|-?[1-9]\d*)L?$/.test(text) ? Number.parseInt(text, 10) : undefined

function linesAt(
  bytes: Uint8Array,
  { code, start, count }: { code: PickleCode; start: number; count: number },
): Step | undefined {
  let end = start
  for (let line = 0; line < count; line++) {
    const newline = bytes.indexOf(0x0a, end)
    if (newline === -1) return undefined
    end = newline + 1
  }
  const argument = decode(bytes.subarray(start, Math.min(end - 1, start + LONGEST_TEXT)))
  return { code, argument, number: lineNumber(code, argument), end }
}

function countedAt(
  bytes: Uint8Array,
  { code, start, lengthBytes }: { code: PickleCode; start: number; lengthBytes: number },
): Step | string | undefined {
  const textStart = start + lengthBytes
  if (textStart > bytes.length) return undefined
  const length = unsignedOf(bytes.subarray(start, textStart))
  if (!Number.isSafeInteger(length)) return "An argument claims to be longer than any file"
  if (code.name === "LONG1") {
    const [from, to] = [textStart, textStart + length]
    if (to > bytes.length) return undefined
    const number = length > EXACT_BYTES ? undefined : signedOf(bytes.subarray(from, to))
    return { code, argument: number === undefined ? `${length} bytes` : String(number), number, end: to }
  }
  const shown = Math.min(length, LONGEST_TEXT)
  if (code.isText && textStart + shown > bytes.length) return undefined
  const argument = code.isText ? decode(bytes.subarray(textStart, textStart + shown)) : `${length} bytes`
  return { code, argument, end: textStart + length }
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
