/** Lines such as `export DATABRICKS_HOST="https://..."`, pasted from a shell, a notebook or a `.env` file. */
import { wrong, type AddressReading } from "./reading"

const LINE =
  /^\s*(?:export\s+|set\s+|setx\s+|\$env:|%env\s+|os\.environ\[["'])?([A-Z][A-Z0-9_]+)(?:["']\])?\s*[= ]\s*(.*)$/

/** undefined = these are no such lines. Quotes and comments are taken off. */
export function environmentOf(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "" || /^\s*(#|rem\b)/i.test(line)) continue
    const [, name, value = ""] = LINE.exec(line) ?? []
    if (name === undefined || !/^(MLFLOW|DATABRICKS|AZUREML|ARM)_/.test(name)) return undefined
    found.set(name, withoutQuotes(value))
  }
  return found.size === 0 ? undefined : found
}

function withoutQuotes(text: string): string {
  const quoted = /^(["'])(.*?)\1\s*;?\s*(?:#.*)?$/.exec(text.trim())
  return (
    quoted?.[2] ??
    text
      .replace(/\s+#.*$/, "")
      .replace(/;\s*$/, "")
      .trim()
  )
}

/** The server that these lines lead to; `readUri` reads a tracking URI. */
export function readEnvironment(
  values: ReadonlyMap<string, string>,
  readUri: (text: string) => AddressReading,
): AddressReading {
  const uri = values.get("MLFLOW_TRACKING_URI")
  const host = values.get("DATABRICKS_HOST")
  const own = uri === undefined ? undefined : readUri(uri)
  if (host !== undefined && (own === undefined || own.kind === "profile")) {
    return withToken(readUri(/^https?:\/\//i.test(host) ? host : `https://${host}`), values.get("DATABRICKS_TOKEN"))
  }
  if (own === undefined) return wrong("These lines name no server: MLFLOW_TRACKING_URI or DATABRICKS_HOST is missing.")
  return withToken(own, values.get("MLFLOW_TRACKING_TOKEN") ?? values.get("DATABRICKS_TOKEN"))
}

const withToken = (reading: AddressReading, token: string | undefined): AddressReading =>
  reading.kind === "server" && token !== undefined && token !== "" ? { ...reading, token } : reading
