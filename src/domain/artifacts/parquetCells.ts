import type { ParquetParsers, SchemaElement } from "hyparquet"

import type { Cell } from "./table"

const MS_PER_DAY = 86_400_000
const text = new TextDecoder("utf-8", { fatal: true })

/** Bytes that are no text are not shown as if they were. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  try {
    return text.decode(bytes)
  } catch {
    return `(${bytes.length} bytes)`
  }
}

/** With all digits that the file has: a `Date` ends at milliseconds. */
function instant(value: bigint, unitsPerMs: bigint, digits: number): string {
  let ms = value / unitsPerMs
  let rest = value % unitsPerMs
  if (rest < 0n) {
    ms -= 1n
    rest += unitsPerMs
  }
  const date = new Date(Number(ms))
  if (Number.isNaN(date.getTime())) return String(value)
  const fine = digits === 0 || rest === 0n ? "" : String(rest).padStart(digits, "0").replace(/0+$/, "")
  return date.toISOString().replace("Z", `${fine}Z`)
}

export const parquetParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => instant(BigInt(value), 1n, 0),
  timestampFromMicroseconds: (value) => instant(BigInt(value), 1000n, 3),
  timestampFromNanoseconds: (value) => instant(BigInt(value), 1_000_000n, 6),
  dateFromDays: (days) => {
    const date = new Date(days * MS_PER_DAY)
    return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10)
  },
  stringFromBytes: textOf,
  jsonFromBytes: textOf,
}

/** How the values of a column are written out. */
export type Writer = (value: unknown) => Cell

export function writerOf(element: SchemaElement): Writer {
  const { logical_type: logical, type, scale } = element
  if (isDecimal(element)) return (value) => decimal(value, scale ?? 0)
  if (type === "FLOAT") return (value) => (typeof value === "number" ? shortFloat(value) : written(value))
  // Wall-clock times, as pandas writes them, have no zone.
  const isLocal = (logical?.type === "TIMESTAMP" && !logical.isAdjustedToUTC) || type === "INT96"
  return isLocal ? (value) => written(value)?.replace(/Z$/, "") : written
}

export const isDecimal = ({ logical_type: logical, converted_type: converted }: SchemaElement): boolean =>
  logical?.type === "DECIMAL" || converted === "DECIMAL"

/** What the footer says of the values: hyparquet has put the point into decimals already. */
export const boundWriterOf = (element: SchemaElement): Writer => (isDecimal(element) ? written : writerOf(element))

function written(value: unknown): Cell {
  if (value === null || value === undefined) return undefined
  if (typeof value === "string") return value
  if (value instanceof Uint8Array) return textOf(value)
  return jsonOf(value)
}

/** JSON with all digits of its numbers. */
function jsonOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value)
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`
  if (typeof value === "string") return JSON.stringify(value)
  if (value instanceof Uint8Array) return JSON.stringify(textOf(value))
  if (typeof value !== "object" || value === null) return "null"
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}:${jsonOf(inner)}`)
    .join(",")}}`
}

/** The shortest digits that mean the same in 32 bits: 0.1 and not 0.10000000149011612. */
export function shortFloat(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return String(value)
}

/** A whole number, or its big-endian bytes, with the point where the column has it. */
function decimal(value: unknown, scale: number): Cell {
  const whole =
    typeof value === "number" ? BigInt(Math.trunc(value)) : value instanceof Uint8Array ? signed(value) : value
  if (typeof whole !== "bigint") return written(value)
  return withPoint(whole, scale)
}

export function withPoint(whole: bigint, scale: number): string {
  if (scale <= 0) return `${whole}${"0".repeat(Math.min(-scale, 400))}`
  const digits = String(whole < 0n ? -whole : whole).padStart(Math.min(scale, 400) + 1, "0")
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function signed(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value)
}
