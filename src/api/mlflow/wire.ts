import type { KeyValue } from "~/domain/runs/run"
import { ApiError } from "~/domain/errors/apiError"

import { wireInteger } from "~/api/numbers"

/*
 * Reading answers of unknown shape. MLflow drops empty fields, other servers send empty lists, int64 comes as a
 * number or as text: so every reader has a default, and only an answer that is no object at all is an error.
 */

export type Wire = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Wire =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const NOTHING: Wire = {}

/** The whole answer. */
export function answer(json: unknown): Wire {
  if (isRecord(json)) return json
  throw new ApiError({
    kind: "not-json",
    status: 200,
    code: "",
    message: "The answer is not one of a tracking server.",
  })
}

export const record = (value: unknown): Wire => (isRecord(value) ? value : NOTHING)

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const text = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : ""

/** Milliseconds since the epoch; 0 is how protobuf says "not set". */
export function time(value: unknown): number | undefined {
  const ms = wireInteger(value)
  return ms === 0 ? undefined : ms
}

/** Undefined on the last page; some servers send "" there. */
export const nextPage = (value: unknown): string | undefined => {
  const token = text(value)
  return token === "" ? undefined : token
}

export function keyValues(value: unknown): readonly KeyValue[] {
  const pairs: KeyValue[] = []
  for (const entry of list(value)) {
    const wire = record(entry)
    pairs.push({ key: text(wire["key"]), value: text(wire["value"]) })
  }
  return pairs
}

/** A missing object in an answer that should hold it. */
export function required(value: unknown, what: string): Wire {
  if (isRecord(value)) return value
  throw new ApiError({ kind: "not-json", status: 200, code: "", message: `The answer holds no ${what}.` })
}
