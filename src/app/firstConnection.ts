import type { QueryClient } from "@tanstack/react-query"

import type { Config } from "~/api/config"
import { connectionQuery } from "~/api/queries/connections"

import { destinationOf } from "./earlyQuestions"

/** A server that is near has answered by then: src/early.ts asked it long ago. For others the page shows that it waits. */
const PATIENCE_MS = 150

/** Connects the server of the address before the first picture, which would else be drawn without it, and then again. */
export async function connectFirst(client: QueryClient, config: Config, place: string): Promise<void> {
  const id = destinationOf(place)?.server
  const server = config.servers.find((one) => one.id === id)
  if (server === undefined) return
  const connected = client.query(connectionQuery(server)).catch(() => undefined) // the page asks again, and says it
  await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}
