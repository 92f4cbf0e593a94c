import { FileFault } from "./fault"
import { readPyLiteral, type PyLiteral } from "./pyLiteral"

/** How NumPy writes an array: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export type NpyHeader = {
  /** As NumPy names it: "float64", "<U12". */
  readonly dtype: string
  readonly kind: NpyKind
  readonly itemBytes: number
  readonly isLittleEndian: boolean
  /** Of times: "ns", "D". */
  readonly unit: string | undefined
  readonly isFortran: boolean
  readonly shape: readonly number[]
  /** Where the values begin. */
  readonly start: number
}

export type NpyKind = "b" | "i" | "u" | "f" | "c" | "S" | "U" | "M" | "m"

/** Real headers have about a hundred bytes. */
export const NPY_HEAD_BYTES = 16_000
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
const SIZES: Readonly<Record<NpyKind, readonly number[]>> = {
  b: [1],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  f: [2, 4, 8],
  c: [8, 16],
  S: [],
  U: [],
  M: [8],
  m: [8],
}
const NAMES: Readonly<Partial<Record<NpyKind, string>>> = { i: "int", u: "uint", f: "float", c: "complex" }

/** The beginning of a file, of at least `NPY_HEAD_BYTES` where it is that long. */
export function readNpyHeader(head: Uint8Array): NpyHeader {
  if (!MAGIC.every((byte, index) => head[index] === byte)) throw new FileFault("This file is no NumPy array")
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const lengthBytes = (head[6] ?? 0) >= 2 ? 4 : 2
  const textStart = 8 + lengthBytes
  if (head.length < textStart) throw new FileFault("This NumPy file ends within its header")
  const length = lengthBytes === 4 ? view.getUint32(8, true) : view.getUint16(8, true)
  const start = textStart + length
  if (start > NPY_HEAD_BYTES) throw new FileFault(`The header claims ${length} bytes, more than are read here`)
  if (start > head.length) throw new FileFault("This NumPy file ends within its header")
  const fields = readPyLiteral(new TextDecoder("latin1").decode(head.subarray(textStart, start)))
  if (!(fields instanceof Map)) throw new FileFault("The header of this NumPy file is broken")
  return {
    ...readType(fields.get("descr")),
    shape: readShape(fields.get("shape")),
    isFortran: fields.get("fortran_order") === true,
    start,
  }
}

function readType(descr: PyLiteral | undefined) {
  if (Array.isArray(descr))
    throw new FileFault("This array holds records (a structured dtype), which are not shown here")
  const found = typeof descr === "string" ? /^[<>|=]([a-zA-Z])(\d*)(?:\[([^\]]+)\])?$/.exec(descr) : null
  if (found === null) throw new FileFault("The header of this NumPy file names no type")
  const [written, letter = "", digits, unit] = found
  if (letter === "O")
    throw new FileFault(
      "This array holds Python objects, which are pickled: reading them would run what the file says, so they are never read here",
    )
  const count = Number(digits)
  if (!isKind(letter) || !(SIZES[letter].length === 0 ? count > 0 : SIZES[letter].includes(count)))
    throw new FileFault(`This array is of type ${written}, which is not read here`)
  return {
    kind: letter,
    itemBytes: letter === "U" ? count * 4 : count,
    isLittleEndian: !written.startsWith(">"),
    unit,
    dtype: nameOf(letter, { written, count, unit }),
  }
}

function nameOf(kind: NpyKind, { written, count, unit }: { written: string; count: number; unit: string | undefined }) {
  if (kind === "b") return "bool"
  if (kind === "M" || kind === "m") return `${kind === "M" ? "datetime" : "timedelta"}64[${unit ?? "?"}]`
  const name = NAMES[kind]
  return name === undefined ? written : `${name}${count * 8}`
}

const isKind = (letter: string): letter is NpyKind => Object.hasOwn(SIZES, letter)

function readShape(shape: PyLiteral | undefined): readonly number[] {
  const lengths = Array.isArray(shape) ? shape.map((length) => (typeof length === "number" ? length : NaN)) : []
  const isShape = Array.isArray(shape) && lengths.every((length) => Number.isSafeInteger(length) && length >= 0)
  if (!isShape || !Number.isSafeInteger(lengths.reduce((product, length) => product * length, 1)))
    throw new FileFault("The header of this NumPy file names no shape")
  return lengths
}
