import type { ServerLink } from "~/domain/linked/serverLink"
import type { Server } from "~/domain/servers/server"

import { refused, type ConfigFile } from "./configFile"
import { broughtConfig, fetchOnce } from "./early"

/** What whoever hosts the page decided: read at run time, so that one build serves every deployment. */
export type Config = {
  readonly servers: readonly Server[]
  /** Pairs of servers that hold the same runs. */
  readonly links: readonly ServerLink[]
  /** Origins that may show the page in a frame, besides its own. */
  readonly embedParents: readonly string[]
  /** Origins from which the sandbox page may load scripts. It only tells what is blocked; the policy of that page decides. */
  readonly artifactScripts?: readonly string[] | undefined
  /** The sandbox page, where it has an origin of its own; else it is beside the app. */
  readonly artifactFrameUrl?: string | undefined
}

type ConfigPlace = { readonly brought: string; readonly address: string; readonly fetchFile: typeof fetchOnce }

const thisPage = (): ConfigPlace => ({ brought: broughtConfig(), address: document.baseURI, fetchFile: fetchOnce })

/**
 * What `server/` put into the page, else `config.json` beside it. Absent = no servers configured, which is fine. Throws
 * ApiError with the first mistake.
 */
export async function loadConfig({ brought, address, fetchFile }: ConfigPlace = thisPage()): Promise<Config> {
  if (brought !== "") {
    const file: ConfigFile = JSON.parse(brought)
    return configOf(file)
  }
  const [response, { checkedConfig }] = await Promise.all([
    fetchFile(new URL("config.json", address), { cache: "no-cache" }).catch(() => undefined),
    import("./checkConfig"),
  ])
  if (response === undefined) throw refused("it could not be fetched", "unreachable")
  if (response.status === 404) return configOf({})
  if (!response.ok) throw refused(`the host answered ${response.status}`, "server")
  return configOf(checkedConfig(parse(await response.text()), address))
}

function configOf({ servers = [], links = [], embed, ...sandbox }: ConfigFile): Config {
  return {
    servers: servers.map(({ label, readOnly, signInEnds, ...server }) => ({
      ...server,
      label: label ?? server.id,
      ...(signInEnds === undefined ? {} : { signInEnds: new Date(signInEnds) }),
      isConfigured: true,
      isReadOnly: readOnly ?? false,
    })),
    links: links.map(({ mode = "both", ...link }) => ({ ...link, mode, isConfigured: true })),
    embedParents: embed?.parents ?? [],
    ...sandbox,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused("it is not JSON")
  }
}
