/** Where the data came from, out of the JSON that MLflow's client logs; "" when it does not say. */
export function datasetSource(json: string): string {
  try {
    const parsed: unknown = JSON.parse(json)
    if (typeof parsed !== "object" || parsed === null) return ""
    const fields = new Map<string, unknown>(Object.entries(parsed))
    const found = ["uri", "url", "path", "table_name", "delta_table_name"].map((name) => fields.get(name))
    const text = found.find((value) => typeof value === "string" && value !== "")
    return typeof text === "string" ? text : ""
  } catch {
    return ""
  }
}
