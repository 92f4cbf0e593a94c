import type { QueryClient } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { Config } from "~/api/config"
import { connectionQuery } from "~/api/queries/connections"
import { experimentsQuery } from "~/api/queries/experiments"
import { runQuery } from "~/api/queries/runs"

import { destinationOf, type Destination } from "./earlyQuestions"

/** A server that is near has answered by then: src/early.ts asked it long ago. For others the page shows that it waits. */
const PATIENCE_MS = 150

/** Connects the server of the address and reads its first answer before the first picture, which would else be drawn twice. */
export async function prepareFirst(client: QueryClient, config: Config, place: string): Promise<void> {
  const destination = destinationOf(place)
  const server = config.servers.find((one) => one.id === destination?.server)
  if (destination === undefined || server === undefined) return
  const prepared = client
    .query(connectionQuery(server))
    .then((backend) => firstAnswer(client, backend, destination))
    .catch(() => undefined) // the page asks again, and says it
  await Promise.race([prepared, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
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
