import type { Handler, Question } from "./exchange"

/** "GET /api/models/:name/*": a colon stands for one segment, a star at the end for the rest, a star as method for any. */
export type Route = readonly [pattern: string, handle: Handler]
export type Found = { readonly handle: Handler; readonly params: readonly string[] }
type Place = Pick<Question, "method" | "url">

/** The first that matches wins. Azure reads its paths without regard to case. */
export function router(routes: readonly Route[], { ignoreCase = false } = {}): (place: Place) => Found | undefined {
  const compiled = routes.map(([pattern, handle]) => ({ ...compile(pattern, ignoreCase), handle }))
  return ({ method, url }) => {
    for (const { verb, path, handle } of compiled) {
      const found = verb === "*" || verb === method ? path.exec(url.pathname) : null
      if (found !== null) return { handle, params: found.slice(1).map(decode) }
    }
    return undefined
  }
}

function compile(pattern: string, ignoreCase: boolean) {
  const [verb = "", path = ""] = pattern.split(" ")
  const source = path
    .split("/")
    .map((part) => (part === "*" ? "(.*)" : part.startsWith(":") ? "([^/]+)" : part.replaceAll(/[.+?()|[\]]/g, "\\$&")))
    .join("/")
  return { verb, path: new RegExp(`^${source}$`, ignoreCase ? "i" : "") }
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
