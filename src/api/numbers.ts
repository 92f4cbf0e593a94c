/**
 * A metric value from the wire. SQL stores keep infinity as the greatest double and MLflow sends NaN as text
 * (mlflow/store/tracking/sqlalchemy_store.py, sanitize_metric_value), so both are turned back here.
 */
export function metricValue(wire: unknown): number {
  const value = typeof wire === "number" ? wire : typeof wire === "string" ? fromText(wire) : NaN
  if (value === Number.MAX_VALUE) return Infinity
  return value === -Number.MAX_VALUE ? -Infinity : value
}

function fromText(text: string): number {
  if (text.trim() === "") return NaN
  const lower = text.toLowerCase()
  if (/^[+]?inf(inity)?$/.test(lower)) return Infinity
  return /^-inf(inity)?$/.test(lower) ? -Infinity : Number(text)
}

/** An int64 that is only drawn or compared: digits beyond 2^53 are rounded. */
export function wireInteger(wire: unknown): number | undefined {
  const value = typeof wire === "number" ? wire : typeof wire === "string" && wire !== "" ? Number(wire) : NaN
  return Number.isFinite(value) ? value : undefined
}
