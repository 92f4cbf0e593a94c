import type { ColumnRef, RunSort } from "~/domain/runs/columnRef"

import { quoteKey } from "./quoteText"

/** Columns that are not MLflow attributes of their own but stand in a tag. */
const IN_TAG = new Map([
  ["user", "mlflow.user"],
  ["source", "mlflow.source.name"],
  ["commit", "mlflow.source.git.commit"],
])
const ATTRIBUTES = new Set(["start_time", "end_time", "status", "run_name", "run_id"])

/**
 * The sort as the server's order_by; undefined when it cannot sort by this column. One expression only: the same key
 * twice makes MLflow answer 500. Always with the entity in front, which FastTrackML demands.
 */
export function orderBy(sort: RunSort): readonly string[] | undefined {
  const name = serverName(sort.column)
  return name === undefined ? undefined : [`${name} ${sort.isDescending ? "DESC" : "ASC"}`]
}

function serverName({ kind, key }: ColumnRef): string | undefined {
  if (kind !== "attribute") {
    const quoted = quoteKey(key)
    return quoted === undefined ? undefined : `${kind}s.${quoted}`
  }
  const tag = IN_TAG.get(key)
  if (tag !== undefined) return `tags.\`${tag}\``
  // Without back-ticks: FastTrackML takes attribute names bare only.
  return ATTRIBUTES.has(key) ? `attributes.${key}` : undefined
}
