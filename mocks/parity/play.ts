import type { Step } from "./step"

export type Answer = { readonly status: number; readonly body: unknown }
type Send = (request: Request) => Promise<Response>

/** Asks one server everything in turn; ids that it made up are called by the names under which they were saved. */
export async function play(steps: readonly Step[], address: string, send: Send): Promise<readonly Answer[]> {
  const names = new Map<string, string>()
  const answers: Answer[] = []
  for (const step of steps) {
    const response = await send(requestOf(step, address, names))
    const body = await bodyOf(response)
    for (const [name, path] of Object.entries(step.save ?? {})) {
      const id = pick(body, path)
      names.set(name, typeof id === "string" ? id : "nothing")
    }
    answers.push({ status: response.status, body: compared(step, body, names) })
  }
  return answers
}

function compared({ compare }: Step, body: unknown, names: Known): unknown {
  if (compare === "status") return undefined
  return compare === "points" ? pick(body, "metrics.length") : normalise(body, names)
}

function requestOf(step: Step, address: string, names: ReadonlyMap<string, string>): Request {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => names.get(name) ?? whole)
  const query = new URLSearchParams((step.query ?? []).map(([name, value]) => [name, fill(value)]))
  const url = `${address}${fill(step.path)}${query.size > 0 ? `?${query}` : ""}`
  if (step.body === undefined) return new Request(url, { method: step.method, headers: step.headers ?? {} })
  const body = fill(typeof step.body === "string" ? step.body : JSON.stringify(step.body))
  const headers = { ...step.headers, "content-type": step.contentType ?? "application/json" }
  return new Request(url, { method: step.method, body, headers })
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  const type = response.headers.get("content-type") ?? ""
  if (text.startsWith("<!doctype")) return "<html>"
  if (!type.includes("json") || text === "")
    return { type: type.split(";")[0], range: response.headers.get("content-range"), text }
  const isBare = /[:,[]\s*NaN\b/.test(text)
  const parsed: unknown = JSON.parse(text.replace(/([:,[]\s*)NaN\b/g, '$1"bare NaN"'))
  return isBare || response.ok ? parsed : { error_code: pick(parsed, "error_code") }
}

function pick(value: unknown, path: string): unknown {
  let at = value
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined
    at = Array.isArray(at) && name === "length" ? at.length : new Map(Object.entries(at)).get(name)
  }
  return at
}

type Known = ReadonlyMap<string, string>

/** Lists whose order means nothing on the server. */
const unordered = new Set([
  "metrics of run",
  "params",
  "tags",
  "aliases",
  "latest_versions",
  "registrations",
  "dataset_summaries",
])

function normalise(value: unknown, known: Known, name = ""): unknown {
  if (typeof value === "number") return isClock(value) ? "<now>" : value
  if (typeof value === "string") return normaliseText(value, known, name)
  if (Array.isArray(value)) {
    const inner = value.map((one) => normalise(one, known, name))
    return unordered.has(name) ? inner.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inner
  }
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => {
    // The latest metrics of a run come in any order; a history does not.
    const inside = key === "metrics" && "params" in value ? "metrics of run" : key
    return [key, normalise(inner, known, inside)] as const
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What the servers' clocks wrote; the times that the corpus sends are years older. */
const isClock = (value: number): boolean => Math.abs(value - Date.now()) < 86_400_000

function normaliseText(text: string, names: Known, field: string): string {
  if (field === "next_page_token") return "<token>"
  if (/^[a-z]+-[a-z]+-\d+$/.test(text)) return "<made-up name>"
  let named = text
  for (const [name, id] of names) if (id.length > 8) named = named.replaceAll(id, `{${name}}`)
  return named
}
