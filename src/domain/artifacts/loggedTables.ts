import { parseJson } from "./parseJson"

/** Where `mlflow.log_table` notes what it wrote: `[{"path": "eval.json", "type": "table"}]`. */
export const LOGGED_ARTIFACTS_TAG = "mlflow.loggedArtifacts"

/** The paths of tables in the value of that tag. */
export function loggedTables(tag: string): readonly string[] {
  const reading = parseJson(tag)
  if (!reading.ok || reading.node.kind !== "array") return []
  return reading.node.elements.flatMap((element) => {
    if (element.kind !== "object") return []
    const fields = new Map(element.entries.map(({ key, value }) => [key, value]))
    const [path, type] = [fields.get("path"), fields.get("type")]
    return path?.kind === "string" && type?.kind === "string" && type.value === "table" ? [path.value] : []
  })
}
