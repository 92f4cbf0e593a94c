import { QueryClient, QueryObserver } from "@tanstack/react-query"
import { expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import { ApiError } from "~/domain/errors/apiError"
import type { HistoryBatch } from "~/domain/metrics/series"
import { exactSeriesQuery, seriesQuery, seriesWindowQuery, type SeriesLoad } from "./metrics"

type Stored = ReadonlyMap<string, number>

/** Every run holds the values 0, 1, 2, ... at the steps 0, 1, 2, ... */
function batchOf(runIds: readonly string[], rangeOf: (id: string) => readonly number[]): HistoryBatch {
  const rows = runIds.flatMap((id, index) => rangeOf(id).map((step) => ({ index, step })))
  return {
    runIds,
    runIndex: Uint32Array.from(rows, ({ index }) => index),
    steps: Float64Array.from(rows, ({ step }) => step),
    timestampsMs: Float64Array.from(rows, ({ step }) => step),
    values: Float64Array.from(rows, ({ step }) => step),
  }
}
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

function fakeServer(stored: Stored, can: Partial<Backend["can"]> = {}) {
  const size = (id: string) => stored.get(id) ?? 0
  const server = {
    id: "s1",
    can: { historyBulk: true, historyInterval: true, historyPageMax: 1_000, ...can },
    historyBulk: vi.fn<Backend["historyBulk"]>(async (ids) => {
      const sent = new Map<string, readonly number[]>()
      let room = 25_000
      for (const id of [...ids].sort()) {
        sent.set(id, range(0, Math.min(size(id), room)))
        room -= Math.min(size(id), room)
      }
      return batchOf([...ids].sort(), (id) => sent.get(id) ?? [])
    }),
    historyInterval: vi.fn<Backend["historyInterval"]>(async ({ runIds, pointsPerRun, steps }) =>
      batchOf(runIds, (id) => {
        const all = range(steps?.start ?? 0, Math.min(size(id), (steps?.end ?? Infinity) + 1))
        return all.length <= pointsPerRun ? all : all.filter((_, i) => i % Math.ceil(all.length / pointsPerRun) === 0)
      }),
    ),
    historyPage: vi.fn<Backend["historyPage"]>(async ({ runId, page, pageSize }) => {
      const from = Number(page ?? 0)
      const points = batchOf([runId], (id) => range(from, Math.min(size(id), from + pageSize)))
      return { points, nextPage: from + pageSize < size(runId) ? String(from + pageSize) : undefined }
    }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the queries under test call nothing else of a backend
  return Object.assign(server, {}) as unknown as Backend & typeof server
}

const runsOf = (stored: Stored) => [...stored].map(([id, count]) => ({ id, lastStep: count - 1 }))
const newClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })
const lengths = ({ series }: SeriesLoad) =>
  Object.fromEntries([...series].map(([id, { values }]) => [id, values.length]))

test("short series arrive exactly, a snapshot after each answer", async () => {
  const stored = new Map(range(0, 30).map((i) => [`r${i}`, 2_000]))
  const server = fakeServer(stored)
  const client = newClient()
  const query = seriesQuery(server, runsOf(stored), "loss")
  const snapshots: number[] = []
  client.getQueryCache().subscribe(() => snapshots.push(client.getQueryData(query.queryKey)?.loaded ?? 0))
  const load = await client.query(query)
  expect(load).toMatchObject({ loaded: 60_000, expected: 60_000, failures: [], isSettled: true })
  expect([...load.series.values()].every(({ isComplete, values }) => isComplete && values.length === 2_000)).toBe(true)
  expect(new Set(snapshots).size).toBeGreaterThan(3)
  expect(server.historyBulk.mock.calls.every(([ids]) => ids.length <= 12)).toBe(true)
})

test("a silent cut is found out and repaired", async () => {
  const stored = new Map(range(0, 10).map((i) => [`r${i}`, 9_000]))
  const server = fakeServer(stored)
  const client = newClient()
  const runs = [...stored.keys()].map((id) => ({ id, lastStep: 0 }))
  const load = await client.query(seriesQuery(server, runs, "loss"))
  expect(lengths(load)).toEqual(Object.fromEntries(stored))
  expect([...load.series.values()].every(({ isComplete }) => isComplete)).toBe(true)
})

test("a series longer than a batch is sampled and says so; the window and the whole come on demand", async () => {
  const stored = new Map([["long", 60_000]])
  const server = fakeServer(stored)
  const client = newClient()
  const sample = await client.query(seriesQuery(server, runsOf(stored), "loss"))
  expect(sample.series.get("long")).toMatchObject({ isComplete: false })
  expect(sample).toMatchObject({ loaded: 2_500, expected: 60_000 })

  const steps = { start: 100, end: 299 }
  const part = await client.query(seriesWindowQuery(server, { runs: runsOf(stored), key: "loss", steps }))
  expect([...(part.series.get("long")?.steps ?? [])]).toEqual(range(100, 300))

  const whole = await client.query(exactSeriesQuery(server, runsOf(stored), "loss"))
  expect(whole.series.get("long")).toMatchObject({ isComplete: true })
  expect(lengths(whole)).toEqual({ long: 60_000 })
})

test("a server that only pages gives the same series", async () => {
  const stored = new Map([
    ["a", 2_500],
    ["b", 10],
  ])
  const server = fakeServer(stored, { historyBulk: false, historyInterval: false })
  const load = await newClient().query(seriesQuery(server, runsOf(stored), "loss"))
  expect(lengths(load)).toEqual({ a: 2_500, b: 10 })
  expect(server.historyPage).toHaveBeenCalledTimes(4)
})

test("a page token that points back at its own page ends the loop", async () => {
  const server = fakeServer(new Map([["a", 10]]), { historyBulk: false, historyInterval: false })
  server.historyPage.mockImplementation(async () => ({ points: batchOf(["a"], () => [1]), nextPage: "same" }))
  const load = await newClient().query(seriesQuery(server, [{ id: "a", lastStep: 9 }], "loss"))
  expect(server.historyPage).toHaveBeenCalledTimes(2)
  expect(load.isSettled).toBe(true)
})

test("adding a run asks only for that run, and a run that grew only for what is new", async () => {
  const stored = new Map([
    ["a", 3_000],
    ["b", 3_000],
  ])
  const server = fakeServer(stored)
  const client = newClient()
  await client.query(seriesQuery(server, [{ id: "a", lastStep: 2_999 }], "loss"))
  server.historyBulk.mockClear()
  await client.query(seriesQuery(server, runsOf(stored), "loss"))
  expect(server.historyBulk.mock.calls.map(([ids]) => ids)).toEqual([["b"]])

  stored.set("a", 3_100)
  const load = await client.query(seriesQuery(server, runsOf(stored), "loss"))
  expect(server.historyBulk).toHaveBeenCalledTimes(1)
  expect(server.historyInterval.mock.calls.map(([{ steps }]) => steps)).toEqual([{ start: 2_999, end: 3_099 }])
  expect(lengths(load)).toEqual({ a: 3_100, b: 3_000 })
  expect(load.series.get("a")?.isComplete).toBe(true)
})

test("one failing call leaves the others; asking again fetches only what failed", async () => {
  const stored = new Map([
    ["a", 20_000],
    ["b", 20_000],
  ])
  const server = fakeServer(stored)
  const client = newClient()
  const outage = new ApiError({ kind: "server", status: 500, code: "", message: "Internal error" })
  const answer = server.historyBulk.getMockImplementation()
  server.historyBulk.mockImplementation(async (...args) => {
    if (args[0].includes("b")) throw outage
    return answer?.(...args) ?? batchOf([], () => [])
  })
  const query = seriesQuery(server, runsOf(stored), "loss")
  const load = await client.query(query)
  expect(lengths(load)).toEqual({ a: 20_000 })
  expect(load.failures).toEqual([{ runIds: ["b"], error: outage }])

  server.historyBulk.mockReset()
  server.historyBulk.mockImplementation(async (ids) => batchOf(ids, () => range(0, 20_000)))
  await client.refetchQueries({ queryKey: query.queryKey })
  const again = await client.query({ ...query, staleTime: 0 })
  expect(lengths(again)).toEqual({ a: 20_000, b: 20_000 })
  expect(again.failures).toEqual([])
  expect(server.historyBulk.mock.calls.map(([ids]) => ids)).toEqual([["b"]])
})

test("when nothing comes the query fails with the first error", async () => {
  const server = fakeServer(new Map())
  server.historyBulk.mockRejectedValue(new ApiError({ kind: "unreachable", status: 0, code: "", message: "No answer" }))
  const failing = newClient().query(seriesQuery(server, [{ id: "a", lastStep: 5 }], "loss"))
  await expect(failing).rejects.toMatchObject({ kind: "unreachable" })
})

test("leaving cancels the calls, keeps what had come, and coming back goes on from there", async () => {
  const stored = new Map([
    ["a", 20_000],
    ["b", 20_000],
  ])
  const server = fakeServer(stored)
  const client = newClient()
  const signals: AbortSignal[] = []
  server.historyBulk.mockImplementation((ids, _, signal) => {
    if (signal !== undefined) signals.push(signal)
    if (ids.includes("a")) return Promise.resolve(batchOf(ids, () => range(0, 20_000)))
    return new Promise((_resolve, reject) =>
      signal?.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError"))),
    )
  })
  const query = seriesQuery(server, runsOf(stored), "loss")
  const leave = new QueryObserver(client, query).subscribe(() => {})
  await vi.waitFor(() => expect(client.getQueryData(query.queryKey)?.loaded).toBe(20_000))
  leave()
  expect(signals.every(({ aborted }) => aborted)).toBe(true)

  server.historyBulk.mockReset()
  server.historyBulk.mockImplementation(async (ids) => batchOf(ids, () => range(0, 20_000)))
  const observer = new QueryObserver(client, query)
  const stop = observer.subscribe(() => {})
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toMatchObject({ isSettled: true, loaded: 40_000 }))
  expect(server.historyBulk.mock.calls.map(([ids]) => ids)).toEqual([["b"]])
  stop()
})

test("points without steps come as they are logged: all of them stand at step 0", async () => {
  let count = 2
  const server = fakeServer(new Map())
  server.historyBulk.mockImplementation((runIds) => {
    const batch = batchOf(runIds, () => range(0, count))
    return Promise.resolve({ ...batch, steps: new Float64Array(count) })
  })
  const client = newClient()
  const ask = () => client.query(seriesQuery(server, [{ id: "a", lastStep: 0, lastTimeMs: count - 1 }], "loss"))
  expect(lengths(await ask())).toEqual({ a: 2 })
  count = 5
  expect(lengths(await ask())).toEqual({ a: 5 })
  // What is here already is not asked for once more, also not together with others.
  const calls = server.historyBulk.mock.calls.length
  await client.query(
    seriesQuery(
      server,
      [
        { id: "a", lastStep: 0, lastTimeMs: 4 },
        { id: "b", lastStep: 0 },
      ],
      "loss",
    ),
  )
  expect(server.historyBulk.mock.calls.slice(calls)).toEqual([[["b"], "loss", expect.anything()]])
})
