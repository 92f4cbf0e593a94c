/** One server's part of the table. */
export type RunSourceIds = { readonly server: string; readonly experimentIds: readonly string[] }

/** The experiment of the route and those of `?with=`, by server, each once; the route's own server comes first. */
export function runSourceIds(
  own: { readonly server: string; readonly experimentId: string },
  more: readonly string[],
): readonly RunSourceIds[] {
  const byServer = new Map<string, Set<string>>([[own.server, new Set([own.experimentId])]])
  for (const reference of more) {
    const colon = reference.indexOf(":")
    if (colon < 1 || colon === reference.length - 1) continue
    const server = reference.slice(0, colon)
    const ids = byServer.get(server) ?? new Set<string>()
    byServer.set(server, ids.add(reference.slice(colon + 1)))
  }
  return [...byServer].map(([server, ids]) => ({ server, experimentIds: [...ids] }))
}
