import type { ParquetParsers, SchemaElement } from "hyparquet"

import { dayText, instantText } from "./instant"
import { shortFloat } from "./shortFloat"
import type { Cell } from "./table"

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

export const parquetParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => `${instantText(BigInt(value), "ms")}Z`,
  timestampFromMicroseconds: (value) => `${instantText(BigInt(value), "us")}Z`,
  timestampFromNanoseconds: (value) => `${instantText(BigInt(value), "ns")}Z`,
  dateFromDays: dayText,
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
