import type { QueryClient } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { Config } from "~/api/config"
import { connectionQuery } from "~/api/queries/connections"
import { experimentsQuery } from "~/api/queries/experiments"
import { runQuery } from "~/api/queries/runs"

import { destinationOf, type Destination } from "./earlyQuestions"
import { preloadPageAt } from "./routes"

/** What is near has come by then: src/early.ts asked for it long ago. For the rest the page shows that it waits. */
const PATIENCE_MS = 150

/**
 * Gets the page, connects the server of the address and reads its first answer before the first picture: without them it
 * would be a skeleton, only to be replaced a moment later.
 */
export async function prepareFirst(client: QueryClient, config: Config, place: string): Promise<void> {
  const prepared = Promise.all([preloadPageAt(place), connectFirst(client, config, destinationOf(place))])
  // What fails is tried again by the page, which then says it.
  const settled = prepared.catch(() => undefined)
  await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

async function connectFirst(client: QueryClient, config: Config, destination: Destination | undefined): Promise<void> {
  const server = config.servers.find((one) => one.id === destination?.server)
  if (destination === undefined || server === undefined) return
  await firstAnswer(client, await client.query(connectionQuery(server)), destination)
}

function firstAnswer(client: QueryClient, backend: Backend, { page, runId, questions }: Destination): Promise<void> {
  if (page === "experiments" && questions.length > 0) {
    const query = experimentsQuery(backend)
    client.query(query).catch(() => undefined)
    return arrived(client, query.queryKey)
  }
  if (runId !== undefined) return client.query(runQuery(backend, runId)).then(() => undefined)
  return Promise.resolve()
}

/** Some of it is enough: a list is shown page by page. */
const arrived = (client: QueryClient, queryKey: readonly unknown[]): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (client.getQueryData(queryKey) === undefined) return
      stop()
      resolve()
    }
    const stop = client.getQueryCache().subscribe(look)
  })
