import * as z from "zod/mini"

import { LINK_MODES, linkProblem } from "~/domain/linked/serverLink"

import { refused, type ConfigFile, type FileLink } from "./configFile"

/*
 * The checks of a config.json that a person wrote. A chunk of its own: what `server/` puts into the page was checked there
 * already, and building the checks would take longer than any other part of the app's start.
 */

// Compiled validators need eval, which the content security policy forbids.
z.config({ jitless: true })

const serverSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "lower-case letters, digits and dashes only")),
  label: z.optional(z.string()),
  address: z.string().check(z.minLength(1)),
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

const linkSchema = z.object({ primary: z.string(), mirror: z.string(), mode: z.optional(z.enum(LINK_MODES)) })

/** Without user name, query and #. */
const FRAME_ADDRESS = /^https?:\/\/[^\s/@?#\\;,'"]+\/(?:[^\s?#\\;,'"]*\/)?[^\s/?#\\;,'"]+\.html$/

const schema = z.object({
  servers: z.optional(z.array(serverSchema)),
  links: z.optional(z.array(linkSchema)),
  embed: z.optional(z.object({ parents: z.optional(z.array(z.string())) })),
  artifactScripts: z.optional(z.array(z.string().check(z.regex(/^https?:\/\/[^/\s;,'"]+$/, "an http(s) origin")))),
  artifactFrameUrl: z.optional(z.string().check(z.regex(FRAME_ADDRESS, "the http(s) address of artifact-frame.html"))),
})

/** What this version does not know is left out. Throws ApiError with the first mistake. `address` is that of the page. */
export function checkedConfig(json: unknown, address: string): ConfigFile {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw refused(firstMistake(parsed.error))
  const { servers = [], links = [] } = parsed.data
  const twice = servers.find(({ id }, index) => servers.findIndex((other) => other.id === id) !== index)
  if (twice !== undefined) throw refused(`two servers have the id "${twice.id}"`)
  checkLinks(links, new Set(servers.map(({ id }) => id)))
  checkFrameUrl(parsed.data, address)
  return parsed.data
}

function checkLinks(links: readonly FileLink[], ids: ReadonlySet<string>): void {
  links.forEach((link, index) => {
    const side = (["primary", "mirror"] as const).find((name) => !ids.has(link[name]))
    if (side !== undefined) throw refused(`links.${index}.${side}: no server has the id "${link[side]}"`)
    const problem = linkProblem(link, links.slice(0, index))
    if (problem !== undefined) throw refused(`links.${index}: ${problem.replace(/\.$/, "")}`)
  })
}

/** Only an origin on which nothing else is to be had keeps pages of artifacts apart from it. */
function checkFrameUrl({ artifactFrameUrl: frameUrl, servers = [] }: ConfigFile, address: string): void {
  if (frameUrl === undefined) return
  if (!URL.canParse(frameUrl)) throw refused("artifactFrameUrl: this is no address")
  const [frame, page] = [new URL(frameUrl), new URL(address)]
  if (frame.origin === page.origin)
    throw refused("artifactFrameUrl: this is the origin of this page itself; name another one, or leave it out")
  if (page.protocol === "https:" && frame.protocol !== "https:")
    throw refused("artifactFrameUrl: it must begin with https://, as this page does, or browsers block it")
  const same = servers.find((server) => originOf(server.address, address) === frame.origin)
  if (same !== undefined)
    throw refused(`artifactFrameUrl: this is the origin of the server "${same.id}"; the page needs one of its own`)
}

const originOf = (serverAddress: string, address: string): string | undefined =>
  URL.canParse(serverAddress, address) ? new URL(serverAddress, address).origin : undefined

function firstMistake(error: z.core.$ZodError): string {
  const [issue] = error.issues
  const place = issue?.path.map(String).join(".") ?? ""
  return place === "" ? "it must be an object" : `${place}: ${issue?.message || "wrong value"}`
}
