import { QueryClient, QueryObserver } from "@tanstack/react-query"
import { expect, test, vi } from "vitest"
import { createDemoServer } from "~mocks/demoServer"

import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"

import { changedRunsQuery } from "./changedRuns"
import { runColumnsQuery } from "./runColumns"

test("changes are still looked for while the page renders again and again", async () => {
  const address = "https://a.example/"
  const server = { id: "s", label: "s", address, isConfigured: true, isReadOnly: false }
  const backend = await connect(server, { address, fetch: mlflowServer(createDemoServer("small").handle).fetch })
  const searchRuns = vi.fn<typeof backend.searchRuns>(() => Promise.resolve({ runs: [], nextPage: undefined }))
  const watched = { ...backend, searchRuns }
  const table = { experimentIds: ["1"], filter: "", orderBy: [], lifecycle: "active" } as const
  const client = new QueryClient()
  await client.fetchQuery(runColumnsQuery(watched, table))
  vi.useFakeTimers()
  const observer = new QueryObserver(client, changedRunsQuery(watched, table))
  const stop = observer.subscribe(() => undefined)
  for (let second = 0; second < 60; second += 1) {
    await vi.advanceTimersByTimeAsync(1000)
    observer.setOptions(changedRunsQuery(watched, table))
  }
  stop()
  vi.useRealTimers()
  // The table itself, and then a check at least every 18 seconds.
  expect(searchRuns.mock.calls.length).toBeGreaterThanOrEqual(4)
})
