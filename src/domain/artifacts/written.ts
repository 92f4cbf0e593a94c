import type { Cell } from "./table"

const text = new TextDecoder("utf-8", { fatal: true })

/** Bytes that are no text are not shown as if they were. */
export function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  try {
    return text.decode(bytes)
  } catch {
    return `(${bytes.length} bytes)`
  }
}

/** Any value of a file as one text. */
export function written(value: unknown): Cell {
  if (value === null || value === undefined) return undefined
  if (typeof value === "string") return value
  if (value instanceof Uint8Array) return textOf(value)
  return jsonOf(value)
}

/** JSON with all digits of its numbers. */
function jsonOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value)
  if (isList(value)) return `[${Array.from(value, jsonOf).join(",")}]`
  if (typeof value === "string") return JSON.stringify(value)
  if (value instanceof Uint8Array) return JSON.stringify(textOf(value))
  if (typeof value !== "object" || value === null) return "null"
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}:${jsonOf(inner)}`)
    .join(",")}}`
}

export function withPoint(whole: bigint, scale: number): string {
  if (scale <= 0) return `${whole}${"0".repeat(Math.min(-scale, 400))}`
  const digits = String(whole < 0n ? -whole : whole).padStart(Math.min(scale, 400) + 1, "0")
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Lists of numbers come as typed arrays. */
const isList = (value: unknown): value is Iterable<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof Uint8Array) && Symbol.iterator in value)
