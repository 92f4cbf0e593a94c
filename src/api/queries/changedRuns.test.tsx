import { QueryClient, QueryObserver } from "@tanstack/react-query"
import { expect, test, vi } from "vitest"
import { createDemoServer } from "~mocks/demoServer"

import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"

import { changedRunsQuery } from "./changedRuns"
import { runColumnsQuery } from "./runColumns"

const address = "https://a.example/"
const server = { id: "s", label: "s", address, isConfigured: true, isReadOnly: false }
const open = () => connect(server, { address, fetch: mlflowServer(createDemoServer("small").handle).fetch })
const table = { experimentIds: ["1"], filter: "", orderBy: [], lifecycle: "active" } as const

/** How many checks there are in two minutes in which the page renders again every second. */
async function checksIn(refreshMs: number): Promise<number> {
  const backend = await open()
  const searchRuns = vi.fn<typeof backend.searchRuns>(() => Promise.resolve({ runs: [], nextPage: undefined }))
  const watched = { ...backend, searchRuns }
  const client = new QueryClient()
  await client.fetchQuery(runColumnsQuery(watched, table))
  vi.useFakeTimers()
  const observer = new QueryObserver(client, changedRunsQuery(watched, table, refreshMs))
  const stop = observer.subscribe(() => undefined)
  for (let second = 0; second < 120; second += 1) {
    await vi.advanceTimersByTimeAsync(1000)
    observer.setOptions(changedRunsQuery(watched, table, refreshMs))
  }
  stop()
  vi.useRealTimers()
  return searchRuns.mock.calls.length - 1
}

test("changes are still looked for while the page renders again and again, never oftener than every 12 s", async () => {
  const checks = await checksIn(10_000)
  expect(checks).toBeGreaterThanOrEqual(6)
  expect(checks).toBeLessThanOrEqual(10)
})

test("who wants to be told once a minute is told once a minute", async () => {
  expect(await checksIn(60_000)).toBe(1)
})
