import { instantText } from "./instant"
import type { NpyHeader, NpyKind } from "./npy"
import { shortFloat } from "./shortFloat"
import type { Cell } from "./table"

type Write = (at: number) => Cell

/** Writes out the value at a place, with all digits it has. */
export function npyWriter(header: NpyHeader, view: DataView): Write {
  return WRITERS[header.kind](header, view)
}

type Writers = Readonly<Record<NpyKind, (header: NpyHeader, view: DataView) => Write>>

const WRITERS: Writers = {
  b: (_, view) => (at) => (view.getUint8(at) === 0 ? "false" : "true"),
  i: (header, view) => (at) => String(integer(header, view, at)),
  u: ({ itemBytes, isLittleEndian: little }, view) => {
    if (itemBytes === 1) return (at) => String(view.getUint8(at))
    if (itemBytes === 2) return (at) => String(view.getUint16(at, little))
    return itemBytes === 4 ? (at) => String(view.getUint32(at, little)) : (at) => String(view.getBigUint64(at, little))
  },
  f: ({ itemBytes, isLittleEndian }, view) => floatWriter(itemBytes, isLittleEndian, view),
  c: ({ itemBytes, isLittleEndian }, view) => {
    const half = itemBytes / 2
    const write = floatWriter(half, isLittleEndian, view)
    return (at) => {
      const imaginary = write(at + half)
      return `${write(at)}${/^[-]/.test(imaginary) ? "" : "+"}${imaginary}i`
    }
  },
  S: ({ itemBytes }, view) => {
    const decoder = new TextDecoder("utf-8")
    return (at) => decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, itemBytes)).replace(/\0+$/, "")
  },
  U:
    ({ itemBytes, isLittleEndian }, view) =>
    (at) => {
      let text = ""
      for (let end = at; end < at + itemBytes; end += 4) {
        const point = view.getUint32(end, isLittleEndian)
        if (point !== 0) text += point <= LAST_POINT ? String.fromCodePoint(point) : "\uFFFD"
      }
      return text
    },
  M:
    ({ isLittleEndian, unit = "" }, view) =>
    (at) => {
      const value = view.getBigInt64(at, isLittleEndian)
      return value === NOT_A_TIME ? undefined : instantText(value, unit)
    },
  m:
    ({ isLittleEndian }, view) =>
    (at) => {
      const value = view.getBigInt64(at, isLittleEndian)
      return value === NOT_A_TIME ? undefined : String(value)
    },
}

const LAST_POINT = 0x10ffff
const NOT_A_TIME = -(2n ** 63n)

function integer({ itemBytes, isLittleEndian: little }: NpyHeader, view: DataView, at: number): number | bigint {
  if (itemBytes === 1) return view.getInt8(at)
  if (itemBytes === 2) return view.getInt16(at, little)
  return itemBytes === 4 ? view.getInt32(at, little) : view.getBigInt64(at, little)
}

function floatWriter(bytes: number, little: boolean, view: DataView): (at: number) => string {
  if (bytes === 8) return (at) => String(view.getFloat64(at, little))
  return bytes === 4
    ? (at) => shortFloat(view.getFloat32(at, little))
    : (at) => String(half(view.getUint16(at, little)))
}

/** IEEE 754 of 16 bits, which a DataView does not read everywhere yet. Its values are exact in few digits. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
