/** Two servers that hold the same runs under the same run ids: what a tool that logged to both stores left behind. */
export const LINK_MODES = ["both", "mirror-only"] as const

/** mirror-only: tracking goes to the mirror alone, so a run that the primary lacks is as it should be. */
export type LinkMode = (typeof LINK_MODES)[number]

export type ServerLink = {
  /** The id of the server where runs are read first. */
  readonly primary: string
  /** The id of the other store. */
  readonly mirror: string
  readonly mode: LinkMode
  /** True when it comes from config.json: the browser can neither change nor forget it. */
  readonly isConfigured: boolean
}

export const SIDES = ["primary", "mirror"] as const
export type Side = (typeof SIDES)[number]

type Ends = Pick<ServerLink, Side>

/** What stands against linking these two; undefined = nothing. A server is in one pair, so that "the other store" is one. */
export function linkProblem({ primary, mirror }: Ends, links: readonly Ends[]): string | undefined {
  if (primary === mirror) return "A server cannot be linked with itself."
  const taken = [primary, mirror].find((id) => linkOf(links, id) !== undefined)
  return taken === undefined ? undefined : `The server "${taken}" is in a pair already.`
}

export const linkOf = <L extends Ends>(links: readonly L[], server: string): L | undefined =>
  links.find(({ primary, mirror }) => primary === server || mirror === server)

/** Those between servers that are there; where two want the same server the earlier one has it. */
export function usableLinks(links: readonly ServerLink[], serverIds: readonly string[]): readonly ServerLink[] {
  const known = new Set(serverIds)
  const usable: ServerLink[] = []
  for (const link of links) {
    if (known.has(link.primary) && known.has(link.mirror) && linkProblem(link, usable) === undefined) usable.push(link)
  }
  return usable
}

/** Reads links kept in the browser; whatever does not look like one is dropped. */
export function readLinks(json: unknown): readonly ServerLink[] {
  const values: readonly unknown[] = Array.isArray(json) ? json : []
  return values.flatMap((value) => readLink(value) ?? [])
}

function readLink(value: unknown): ServerLink | undefined {
  if (typeof value !== "object" || value === null) return undefined
  if (!("primary" in value && "mirror" in value && "mode" in value)) return undefined
  const { primary, mirror } = value
  const mode = LINK_MODES.find((known) => known === value.mode)
  if (typeof primary !== "string" || typeof mirror !== "string" || mode === undefined) return undefined
  return { primary, mirror, mode, isConfigured: false }
}
