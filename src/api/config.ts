import * as z from "zod/mini"

import { ApiError } from "~/domain/errors/apiError"
import { LINK_MODES, linkProblem, type ServerLink } from "~/domain/linked/serverLink"
import type { Server } from "~/domain/servers/server"

import { broughtConfig, fetchOnce } from "./early"

// Compiled validators need eval, which the content security policy forbids.
z.config({ jitless: true })

const serverSchema = z.object({
  /** In every link, so it never changes. */
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "lower-case letters, digits and dashes only")),
  label: z.optional(z.string()),
  /** Absolute, or relative to the page. */
  address: z.string().check(z.minLength(1)),
  /** For scripts, where the address is a proxy of this page. */
  trackingUri: z.optional(z.string().check(z.minLength(1))),
  webAddress: z.optional(z.string().check(z.regex(/^https?:\/\//, "an http(s) address"))),
  workspace: z.optional(z.string()),
  signIn: z.optional(z.enum(["browser", "server"])),
  signInEnds: z.optional(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, "a time such as 2026-01-31T12:00:00Z")),
  ),
  storageRelay: z.optional(z.string().check(z.minLength(1))),
  readOnly: z.optional(z.boolean()),
})

const linkSchema = z.object({
  primary: z.string(),
  mirror: z.string(),
  mode: z._default(z.enum(LINK_MODES), "both"),
})

const schema = z.object({
  servers: z._default(z.array(serverSchema), []),
  links: z._default(z.array(linkSchema), []),
  embed: z.optional(z.object({ parents: z._default(z.array(z.string()), []) })),
  artifactScripts: z.optional(z.array(z.string().check(z.regex(/^https?:\/\/[^/\s;,'"]+$/, "an http(s) origin")))),
})

/** What whoever hosts the page decided: read at run time, so that one build serves every deployment. */
export type Config = {
  readonly servers: readonly Server[]
  /** Pairs of servers that hold the same runs. */
  readonly links: readonly ServerLink[]
  /** Origins that may show the page in a frame, besides its own. */
  readonly embedParents: readonly string[]
  /** Origins from which the sandbox page may load scripts. It only tells what is blocked; the policy of that page decides. */
  readonly artifactScripts?: readonly string[] | undefined
}

type ConfigPlace = { readonly brought: string; readonly address: string; readonly fetchFile: typeof fetchOnce }

const thisPage = (): ConfigPlace => ({ brought: broughtConfig(), address: document.baseURI, fetchFile: fetchOnce })

/**
 * What the page brought along, else `config.json` beside it. Absent = no servers configured, which is fine. Throws ApiError
 * with the first mistake.
 */
export async function loadConfig({ brought, address, fetchFile }: ConfigPlace = thisPage()): Promise<Config> {
  if (brought !== "") return readConfig(brought)
  const response = await fetchFile(new URL("config.json", address), { cache: "no-cache" }).catch(() => undefined)
  if (response === undefined) throw refused("it could not be fetched", "unreachable")
  if (response.status === 404) return { servers: [], links: [], embedParents: [] }
  if (!response.ok) throw refused(`the host answered ${response.status}`, "server")
  return readConfig(await response.text())
}

export function readConfig(text: string): Config {
  const parsed = schema.safeParse(parse(text))
  if (!parsed.success) throw refused(firstMistake(parsed.error))
  const { servers, links, embed, artifactScripts } = parsed.data
  const twice = servers.find(({ id }, index) => servers.findIndex((other) => other.id === id) !== index)
  if (twice !== undefined) throw refused(`two servers have the id "${twice.id}"`)
  checkLinks(links, new Set(servers.map(({ id }) => id)))
  return {
    servers: servers.map(({ label, readOnly, signInEnds, ...server }) => ({
      ...server,
      label: label ?? server.id,
      ...(signInEnds === undefined ? {} : { signInEnds: new Date(signInEnds) }),
      isConfigured: true,
      isReadOnly: readOnly ?? false,
    })),
    links: links.map((link) => ({ ...link, isConfigured: true })),
    embedParents: embed?.parents ?? [],
    artifactScripts,
  }
}

function checkLinks(links: readonly Pick<ServerLink, "primary" | "mirror">[], ids: ReadonlySet<string>): void {
  links.forEach((link, index) => {
    const side = (["primary", "mirror"] as const).find((name) => !ids.has(link[name]))
    if (side !== undefined) throw refused(`links.${index}.${side}: no server has the id "${link[side]}"`)
    const problem = linkProblem(link, links.slice(0, index))
    if (problem !== undefined) throw refused(`links.${index}: ${problem.replace(/\.$/, "")}`)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused("it is not JSON")
  }
}

function firstMistake(error: z.core.$ZodError): string {
  const [issue] = error.issues
  const place = issue?.path.map(String).join(".") ?? ""
  return place === "" ? "it must be an object" : `${place}: ${issue?.message || "wrong value"}`
}

const refused = (why: string, kind: "invalid" | "unreachable" | "server" = "invalid"): ApiError =>
  new ApiError({ kind, status: 0, code: "", message: `config.json cannot be used: ${why}.` })
