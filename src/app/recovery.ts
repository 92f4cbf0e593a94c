import { onlineManager, focusManager, type Query, type QueryClient } from "@tanstack/react-query"

import { ApiError, type ErrorKind } from "~/domain/errors/apiError"

const EVERY_MS = 10_000

/** What passes by itself. The rest needs a person: another token, another address, another filter. */
const PASSING: readonly ErrorKind[] = ["unreachable", "timeout", "server", "rate-limited", "not-json"]

/**
 * Pages recover when their server does: every ten seconds one failed query of each server is asked again, and once it
 * answers, the rest. One query, so that a stopped server with thirty panels gets one request and not thirty.
 */
export function startRecovery(client: QueryClient): () => void {
  const timer = setInterval(() => {
    if (!focusManager.isFocused() || !onlineManager.isOnline()) return
    for (const queries of failedByServer(client).values()) void tryAgain(client, queries)
  }, EVERY_MS)
  return () => clearInterval(timer)
}

async function tryAgain(client: QueryClient, queries: readonly Query[]): Promise<void> {
  const [first, ...rest] = queries
  if (first === undefined) return
  await client.refetchQueries({ queryKey: first.queryKey, exact: true })
  if (first.state.status !== "success") return
  await Promise.all(rest.map(({ queryKey }) => client.refetchQueries({ queryKey, exact: true })))
}

/** Failed queries that a page on screen waits for. Keys begin with the server's id. */
function failedByServer(client: QueryClient): ReadonlyMap<unknown, readonly Query[]> {
  const failed = client.getQueryCache().findAll({
    type: "active",
    fetchStatus: "idle",
    predicate: ({ state: { error } }) => error instanceof ApiError && PASSING.includes(error.kind),
  })
  const byServer = new Map<unknown, Query[]>()
  for (const query of failed) {
    const [server] = query.queryKey
    byServer.set(server, [...(byServer.get(server) ?? []), query])
  }
  return byServer
}
