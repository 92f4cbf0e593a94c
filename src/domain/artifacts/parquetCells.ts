import type { ParquetParsers, SchemaElement } from "hyparquet"

import { dayText, instantText } from "./instant"
import { shortFloat } from "./shortFloat"
import type { Cell } from "./table"
import { textOf, withPoint, written } from "./written"

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

/** A whole number, or its big-endian bytes, with the point where the column has it. */
function decimal(value: unknown, scale: number): Cell {
  const whole =
    typeof value === "number" ? BigInt(Math.trunc(value)) : value instanceof Uint8Array ? signed(value) : value
  if (typeof whole !== "bigint") return written(value)
  return withPoint(whole, scale)
}

function signed(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value)
}
