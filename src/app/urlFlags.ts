import { oneOf, readSearch, type SearchOf } from "~/domain/url/search"
import { DENSITIES, THEMES } from "~/hooks/preferences"

/** What a portal that frames the app may say in the address, before or behind the hash. Never widens rights. */
const flagSearch = {
  embed: oneOf(["", "1"], ""),
  theme: oneOf(["", ...THEMES], ""),
  density: oneOf(["", ...DENSITIES], ""),
}
export type UrlFlags = SearchOf<typeof flagSearch>

/** The query behind the hash wins: it is the newer one when a portal changes only that. */
export function readFlags(pageQuery: string, hashQuery: string): UrlFlags {
  const page = readSearch(flagSearch, new URLSearchParams(pageQuery))
  const hash = readSearch(flagSearch, new URLSearchParams(hashQuery))
  return {
    embed: hash.embed || page.embed,
    theme: hash.theme || page.theme,
    density: hash.density || page.density,
  }
}

/**
 * Moves the flags from behind the hash to the page's own query, so that they hold on every page of the visit and
 * after a reload, and no link has to carry them on. Called once, before the router reads the address.
 */
export function settleFlags(address: string): string {
  const url = new URL(address)
  const [path = "", query = ""] = url.hash.split("?")
  const inHash = new URLSearchParams(query)
  for (const name of Object.keys(flagSearch)) {
    const value = inHash.get(name)
    if (value === null) continue
    url.searchParams.set(name, value)
    inHash.delete(name)
  }
  const left = inHash.toString()
  url.hash = left === "" ? path : `${path}?${left}`
  return url.href
}

/** The person chose a theme here: the one in the address has to go. */
export function dropFlag(address: string, name: keyof UrlFlags): string {
  const url = new URL(address)
  url.searchParams.delete(name)
  return url.href
}
