import { QueryClient, QueryObserver } from "@tanstack/react-query"
import { expect, test, vi } from "vitest"
import { createDemoServer } from "~mocks/demoServer"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"
import { ApiError } from "~/domain/errors/apiError"
import type { Run, RunPage, RunQuery } from "~/domain/runs/run"
import { idAt, isDeletedAt, nameAt } from "~/domain/runs/runColumns"
import { testRun } from "~/testRun"

import { changedRunsQuery, changesOf } from "./changedRuns"
import { nextPageSize, runColumnsQuery, type RunTable } from "./runColumns"

const run = (number: number, change: Partial<Run> = {}): Run =>
  testRun({ id: `r${number}`, name: `run ${number}`, startedAtMs: 1000 + number, endedAtMs: undefined, ...change })

const broken = () => new ApiError({ kind: "server", status: 500, code: "", message: "oops" })

/** A backend whose searchRuns is the given function; everything else is a real one. */
async function backendWith(searchRuns: Backend["searchRuns"]): Promise<Backend> {
  const server = { id: "s", label: "s", address: "https://a.example", isConfigured: true, isReadOnly: false }
  const backend = await connect(server, {
    address: "https://a.example/",
    fetch: mlflowServer(createDemoServer("small").handle).fetch,
  })
  return { ...backend, searchRuns }
}

/** 250 runs, paged by offset as MLflow does. */
function paged(total = 250) {
  const asked: RunQuery[] = []
  const failures: Error[] = []
  const search: Backend["searchRuns"] = (query) => {
    asked.push(query)
    const failure = query.page === undefined ? undefined : failures.pop()
    if (failure !== undefined) return Promise.reject(failure)
    const from = Number(query.page ?? 0)
    const runs = Array.from({ length: Math.min(query.pageSize, total - from) }, (_, index) => run(from + index))
    const to = from + runs.length
    return Promise.resolve({ runs, nextPage: to < total ? String(to) : undefined, sizeBytes: runs.length * 80_000 })
  }
  return { search, asked, failures }
}

const table = { experimentIds: ["1"], filter: "", orderBy: [], lifecycle: "active" } as const
const newClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })

function watch(client: QueryClient, backend: Backend) {
  const observer = new QueryObserver(client, runColumnsQuery(backend, table))
  const seen: RunTable[] = []
  const stop = observer.subscribe(({ data }) => {
    if (data !== undefined && data !== seen.at(-1)) seen.push(data)
  })
  return { observer, seen, stop }
}

test("4.20: rows are there after the first page, the rest follows in pages of 8 MB", async () => {
  const { search, asked } = paged()
  const backend = await backendWith(search)
  const { observer, seen, stop } = watch(newClient(), backend)
  await vi.waitFor(() => expect(observer.getCurrentResult().data?.isComplete).toBe(true))
  stop()
  expect(asked.map(({ pageSize, page }) => [pageSize, page])).toEqual([
    [50, undefined],
    [100, "50"],
    [100, "150"],
  ])
  expect(seen.map(({ columns }) => columns.rowCount)).toEqual([50, 150, 250])
})

test("a page that fails leaves what is there; the next try goes on from it", async () => {
  const { search, asked, failures } = paged()
  failures.push(broken())
  const backend = await backendWith(search)
  const { observer, stop } = watch(newClient(), backend)
  await vi.waitFor(() => expect(observer.getCurrentResult().error).toBeTruthy())
  expect(observer.getCurrentResult().data?.columns.rowCount).toBe(50)
  await observer.refetch()
  stop()
  expect(observer.getCurrentResult().data).toMatchObject({ isComplete: true })
  expect(observer.getCurrentResult().data?.columns.rowCount).toBe(250)
  expect(asked.filter(({ page }) => page === undefined)).toHaveLength(1)
})

test("leaving in the middle cancels, coming back goes on", async () => {
  let answer: ((page: RunPage) => void) | undefined
  const asked: RunQuery[] = []
  const signals: (AbortSignal | undefined)[] = []
  const backend = await backendWith((query, signal) => {
    asked.push(query)
    signals.push(signal)
    if (query.page === undefined) return Promise.resolve({ runs: [run(1)], nextPage: "t" })
    return new Promise((resolve) => (answer = resolve))
  })
  const client = newClient()
  const first = watch(client, backend)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  first.stop()
  expect(signals[1]?.aborted).toBe(true)
  const second = watch(client, backend)
  expect(second.observer.getCurrentResult().data?.columns.rowCount).toBe(1)
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  answer?.({ runs: [run(2)], nextPage: undefined })
  await vi.waitFor(() => expect(second.observer.getCurrentResult().data?.isComplete).toBe(true))
  expect(asked.map(({ page }) => page)).toEqual([undefined, "t", "t"])
  second.stop()
})

test("runs that come twice are kept once, and a token that comes again ends the paging", async () => {
  const backend = await backendWith(({ page }) =>
    Promise.resolve({ runs: page === undefined ? [run(1), run(2)] : [run(2), run(3)], nextPage: "same" }),
  )
  const data = await newClient().fetchQuery(runColumnsQuery(backend, table))
  expect(Array.from({ length: data.columns.rowCount }, (_, row) => idAt(data.columns, row))).toEqual(["r1", "r2", "r3"])
})

test("an empty page ends the paging whatever its token says", async () => {
  let token = 0
  const backend = await backendWith(() => Promise.resolve({ runs: [], nextPage: String(token++) }))
  expect(await newClient().fetchQuery(runColumnsQuery(backend, table))).toMatchObject({ isComplete: true })
})

test("loading again shows the old table until the new one is whole", async () => {
  let total = 150
  const backend = await backendWith((query) => paged(total).search(query))
  const { observer, seen, stop } = watch(newClient(), backend)
  await vi.waitFor(() => expect(observer.getCurrentResult().data?.isComplete).toBe(true))
  total = 180
  await observer.refetch()
  stop()
  expect(seen.map(({ columns }) => columns.rowCount)).toEqual([50, 150, 180])
})

test.each([
  [10, 50_000, 1000],
  [100, 800_000, 1000],
  [100, 8_000_000, 100],
  [100, 80_000_000, 20],
  [0, 20, 500],
])("after %d runs in %d bytes the next page is %d", (count, sizeBytes, expected) => {
  const runs = Array.from({ length: count }, (_, index) => run(index))
  expect(nextPageSize({ runs, nextPage: "x", sizeBytes })).toBe(expected)
})

test("3.15: changed runs are asked for in turn: those still running, then new ones", async () => {
  const asked: RunQuery[] = []
  const backend = await backendWith((query) => {
    asked.push(query)
    if (asked.length === 1)
      return Promise.resolve({ runs: [run(1, { status: "RUNNING" }), run(2)], nextPage: undefined })
    const changed = asked.length === 2 ? run(1, { name: "done" }) : run(7, { name: "new" })
    return Promise.resolve({ runs: [changed], nextPage: undefined })
  })
  const client = newClient()
  await client.fetchQuery(runColumnsQuery(backend, table))
  const changes = changedRunsQuery(backend, table, 10_000)
  await client.fetchQuery({ ...changes, staleTime: 0 })
  await client.fetchQuery({ ...changes, staleTime: 0 })
  expect(asked[1]?.filter).toBe("attributes.run_id IN ('r1')")
  expect(asked[2]?.filter).toBe("attributes.start_time > 1002")
  const columns = client.getQueryData(runColumnsQuery(backend, table).queryKey)?.columns
  expect(columns && Array.from({ length: columns.rowCount }, (_, row) => nameAt(columns, row))).toEqual([
    "done",
    "run 2",
    "new",
  ])
})

test("a running run that somebody has deleted does not come when it is asked for, and leaves the table", async () => {
  const [kept, gone, done] = [run(1, { status: "RUNNING" }), run(2, { status: "RUNNING" }), run(3)]
  const backend = await backendWith(({ filter }) =>
    Promise.resolve({ runs: filter === "" ? [kept, gone, done] : [kept], nextPage: undefined }),
  )
  const client = newClient()
  await client.fetchQuery(runColumnsQuery(backend, table))
  await client.fetchQuery({ ...changedRunsQuery(backend, table, 10_000), staleTime: 0 })
  const columns = client.getQueryData(runColumnsQuery(backend, table).queryKey)?.columns
  expect(columns && [0, 1, 2].map((row) => isDeletedAt(columns, row))).toEqual([false, true, false])
})

test("an id that could end a quoted text is never written into a filter, and many ids take several turns", async () => {
  const many = Array.from({ length: 150 }, (_, number) => run(number, { status: "RUNNING" }))
  const backend = await backendWith(() =>
    Promise.resolve({ runs: [...many, run(999, { id: "x') OR ('1", status: "RUNNING" })], nextPage: undefined }),
  )
  const { columns } = await newClient().fetchQuery(runColumnsQuery(backend, table))
  const turns = [0, 2].map((turn) => changesOf(columns, { turn, filter: "" }).filter)
  expect(turns.join()).not.toContain("OR")
  const ids = new Set(turns.flatMap((filter) => filter.match(/r\d+/g) ?? []))
  expect(ids.size).toBe(150)
  expect(changesOf(columns, { turn: 1, filter: "metrics.a > 1" }).filter).toBe(
    "metrics.a > 1 AND attributes.start_time > 1999",
  )
})
