import type { JsonNode } from "~/domain/artifacts/parseJson"

import { jsonValue } from "./code"
import type { ScoringInput } from "./scoringInput"

/** What is posted to `/invocations` of a model that MLflow serves; undefined: it is too large to be shown. */
export function requestBody({ shown, params }: ScoringInput): string | undefined {
  if (shown.kind === "file") return undefined
  if (shown.kind === "rows") return object([["dataframe_split", tableText(shown)], ...paramsOf(params)])
  return shown.key === "" ? jsonValue(shown.value) : object([[shown.key, jsonValue(shown.value)], ...paramsOf(params)])
}

export type Rows = Extract<ScoringInput["shown"], { kind: "rows" }>

/** Columns and rows in pandas' `split` form, a row a line. */
export function tableText({ columns, rows }: Rows, more: readonly (readonly [string, string])[] = []): string {
  const names = `[${columns.map((value) => jsonValue({ kind: "string", value })).join(", ")}]`
  const data = rows.map((row) => `      [${row.map(jsonValue).join(", ")}]`).join(",\n")
  const parts = [["columns", names] as const, ...more, ["data", `[\n${data}\n    ]`] as const]
  return `{\n${parts.map(([key, text]) => `    "${key}": ${text}`).join(",\n")}\n  }`
}

const paramsOf = (params: JsonNode | undefined): readonly (readonly [string, string])[] =>
  params === undefined ? [] : [["params", jsonValue(params)]]

const object = (parts: readonly (readonly [string, string])[]): string =>
  `{\n${parts.map(([key, text]) => `  "${key}": ${text}`).join(",\n")}\n}`
