import { getResponse } from "msw"
import { createDb } from "./db"
import { handlers } from "./handlers"
import { isSeedName, type SeedName, seeds } from "./seed"

export type DemoServer = { readonly handle: (request: Request) => Promise<Response> }

export type DemoOptions = {
  /** Milliseconds since the epoch; the real clock unless a test holds it still. */
  readonly now?: () => number
}

/** A small MLflow server in memory, filled with one of the seeds: the demo, and the other side of the tests. */
export function createDemoServer(seed: string, options: DemoOptions = {}): DemoServer {
  const name: SeedName = isSeedName(seed) ? seed : "demo"
  const db = createDb({ now: options.now ?? Date.now, randomSeed: 7 })
  seeds[name](db)
  const routes = handlers(db)
  return {
    handle: async (request) => (await getResponse(routes, request)) ?? new Response("Not Found", { status: 404 }),
  }
}
