/** Reads `tracklight.config.json`. Every mistake is told with its file, line and key. */
import * as z from "zod"

import { jsonLines, type JsonPath } from "./jsonLines"
import { UsageError } from "./usageError"

export const CONFIG_FILE = "tracklight.config.json"

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text, {
    error: "must be an origin such as https://portal.example.com, without a path",
  })

/** No sign in it may end a word of a policy, and what is shown in the page is no place for a password. */
const pageAddress = z.string().refine((text) => PAGE_ADDRESS.test(text) && URL.canParse(text), {
  error:
    "must be the http(s) address of the sandbox page, such as https://usercontent.example.com/artifact-frame.html, without user name, query and #",
})
const PAGE_ADDRESS = /^https?:\/\/[^\s/@?#\\;,'"]+\/(?:[^\s?#\\;,'"]*\/)?[^\s/?#\\;,'"]+\.html$/

const hostName = z.string().regex(/^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/i, "must be a host name without scheme and port")

/** Who adds the credential: this server, or the page that asks for one. */
const signIn = z.enum(["server", "browser"])

const server = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be lower-case letters, digits and dashes")
    .optional(),
  label: z.string().min(1).optional(),
  address: z.string().min(1),
  /** It is shown to everybody. */
  trackingUri: z
    .string()
    .regex(/^[^\s@?#]+$/, "must be an address without user name, password and query")
    .optional(),
  token: z.string().min(1).optional(),
  username: z.string().min(1).optional(),
  password: z.string().optional(),
  readOnly: z.boolean().optional(),
  signIn: signIn.optional(),
})

const link = z.strictObject({
  primary: z.string(),
  mirror: z.string(),
  /** Where runs are tracked: to both, or to the mirror alone. */
  mode: z.enum(["both", "mirror-only"]).optional(),
})

const schema = z.strictObject({
  $schema: z.string().optional(),
  servers: z.array(server).min(1, "must name at least one server").optional(),
  links: z.array(link).optional(),
  host: z.string().min(1).optional(),
  port: z.int().min(0).max(65_535).optional(),
  allowHosts: z.array(hostName).optional(),
  readOnly: z.boolean().optional(),
  signIn: signIn.optional(),
  embed: z.strictObject({ parents: z.array(origin) }).optional(),
  artifactScripts: z.array(origin).optional(),
  artifactFrameUrl: pageAddress.optional(),
  directOrigins: z.array(origin).optional(),
  storageOrigins: z.array(origin).optional(),
})

export type FileConfig = z.infer<typeof schema>
export type FileServer = z.infer<typeof server>
export type FileLink = z.infer<typeof link>

export function readConfig(text: string, file: string = CONFIG_FILE): FileConfig {
  const lines = jsonLines(text)
  if (!lines.ok) throw new UsageError(`${file}:${lines.line}:${lines.column}: this is not JSON`)
  const parsed = schema.safeParse(withLongServers(JSON.parse(text)))
  const found = parsed.success ? linkMistakes(parsed.data) : parsed.error.issues.flatMap(toMistakes)
  if (parsed.success && found.length === 0) return parsed.data
  const mistakes = found
    .map((mistake) => ({ ...mistake, line: lines.lineOf(mistake.path) }))
    .toSorted((one, other) => one.line - other.line)
  throw new UsageError(mistakes.map(({ line, path, why }) => `${file}:${line}: ${print(path)}${why}`).join("\n"))
}

/** A server may be written as its address alone. */
function withLongServers(json: unknown): unknown {
  if (typeof json !== "object" || json === null || !("servers" in json) || !Array.isArray(json.servers)) return json
  const servers: readonly unknown[] = json.servers
  return { ...json, servers: servers.map((entry) => (typeof entry === "string" ? { address: entry } : entry)) }
}

type Mistake = { readonly path: JsonPath; readonly why: string }

/** A link names its servers by the id that they have in this file. */
function linkMistakes({ servers = [], links = [] }: FileConfig): readonly Mistake[] {
  const ids = new Set(servers.map(({ id }) => id))
  const taken = new Set<string>()
  return links.flatMap((pair, index) =>
    (["primary", "mirror"] as const).flatMap((side): readonly Mistake[] => {
      const id = pair[side]
      const path = ["links", index, side]
      if (!ids.has(id)) return [{ path, why: `no server in this file has the id "${id}"` }]
      if (taken.has(id)) return [{ path, why: `the server "${id}" is in a pair already` }]
      taken.add(id)
      return []
    }),
  )
}

function toMistakes(issue: z.core.$ZodIssue): readonly Mistake[] {
  const path = issue.path.filter((part) => typeof part !== "symbol")
  if (issue.code !== "unrecognized_keys") return [{ path, why: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key], why: "there is no such setting" }))
}

function print(path: JsonPath): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("")
  return text === "" ? "" : `${text.replace(/^\./, "")}: `
}
