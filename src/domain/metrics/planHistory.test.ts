import fc from "fast-check"
import { expect, test } from "vitest"

import { BULK_CUT, expectedPoints, planHistory, pointsPerRun, verifyHistory, type HistoryCall } from "./planHistory"
import type { HistoryBatch } from "./series"

const everything = { historyBulk: true, historyInterval: true, historyPageMax: 25_000 }
const run = (id: string, lastStep: number) => ({ id, lastStep })
const runs = (count: number, lastStep: number) => Array.from({ length: count }, (_, i) => run(`r${i}`, lastStep))

/** Points as a server would send them: `points[id]` steps from 0, in the order of ids. */
function answer(points: readonly (readonly [id: string, count: number])[], cut = Infinity): HistoryBatch {
  const flat = points.flatMap(([, count], index) => Array.from({ length: count }, (_, step) => ({ index, step })))
  const sent = flat.slice(0, cut)
  return {
    runIds: points.map(([id]) => id),
    runIndex: Uint32Array.from(sent, ({ index }) => index),
    steps: Float64Array.from(sent, ({ step }) => step),
    timestampsMs: new Float64Array(sent.length),
    values: new Float64Array(sent.length),
  }
}
const bulk = (...some: { id: string; lastStep: number }[]): HistoryCall => ({ kind: "bulk", runs: some })

test("short series share bulk calls, the first one small so that something shows soon", () => {
  const calls = planHistory(runs(100, 1_999), everything)
  expect(calls.every(({ kind }) => kind === "bulk")).toBe(true)
  expect(calls.map((call) => call.runs.length).slice(0, 6)).toEqual([1, 2, 4, 8, 12, 12])
})

function isAllowed(call: HistoryCall, can: typeof everything): boolean {
  if (call.runs.length > 100) return false
  if (call.kind === "pages") return call.pageSize >= 1 && call.pageSize <= can.historyPageMax
  if (call.kind === "interval") return can.historyInterval
  return can.historyBulk && call.runs.reduce((sum, one) => sum + expectedPoints(one), 0) < BULK_CUT
}
test("every run is asked for exactly once, and no bulk call expects more than the cut", () => {
  const run = fc.record({
    id: fc.uuid(),
    lastStep: fc.oneof(fc.nat(3_000), fc.nat(2_000_000), fc.integer({ min: -5 })),
  })
  const some = fc.uniqueArray(run, { selector: ({ id }) => id, maxLength: 250 })
  const can = fc.record({
    historyBulk: fc.boolean(),
    historyInterval: fc.boolean(),
    historyPageMax: fc.integer({ min: 1 }),
  })
  fc.assert(
    fc.property(some, can, (planned, able) => {
      const calls = planHistory(planned, able)
      expect(calls.flatMap((call) => call.runs.map(({ id }) => id)).sort()).toEqual(planned.map(({ id }) => id).sort())
      expect(calls.filter((call) => !isAllowed(call, able))).toEqual([])
    }),
  )
})

const noSampling = { ...everything, historyInterval: false }
const noBulk = { ...everything, historyBulk: false }
test.each([
  { title: "a million steps are sampled", can: everything, lastStep: 1_000_000, kind: "interval" },
  { title: "without sampling they come in pages", can: noSampling, lastStep: 1_000_000, kind: "pages" },
  { title: "without bulk a short series comes in pages", can: noBulk, lastStep: 100, kind: "pages" },
  { title: "without bulk a long one is sampled", can: noBulk, lastStep: 1_000_000, kind: "interval" },
])("$title", ({ can, lastStep, kind }) => {
  expect(planHistory([run("a", lastStep)], can)).toMatchObject([{ kind, runs: [{ id: "a" }] }])
})

test("sampling asks for fewer points a run the more runs there are", () => {
  expect([1, 20, 50, 100, 0].map(pointsPerRun)).toEqual([2_500, 2_500, 1_000, 500, 2_500])
})

test("a bulk answer below the cut in which every run reaches its latest step is complete", () => {
  const verdict = verifyHistory(
    bulk(run("a", 9), run("b", 4)),
    answer([
      ["a", 10],
      ["b", 5],
    ]),
    everything,
  )
  expect([...verdict.complete]).toEqual(["a", "b"])
  expect(verdict.again).toEqual([])
})

test("a cut bulk answer keeps the runs before the cut and asks again for the rest", () => {
  const call = bulk(run("a", 9), run("b", 9), run("c", 9))
  const verdict = verifyHistory(
    call,
    answer(
      [
        ["a", 15_000],
        ["b", 15_000],
        ["c", 15_000],
      ],
      BULK_CUT,
    ),
    everything,
  )
  expect([...verdict.complete]).toEqual(["a"])
  expect(verdict.again).toMatchObject([
    { kind: "bulk", runs: [{ id: "b" }] },
    { kind: "bulk", runs: [{ id: "c" }] },
  ])
})

test("a run that fills a bulk call alone is sampled, or paged where the server cannot sample", () => {
  const cut = answer([["a", 40_000]], BULK_CUT)
  expect(verifyHistory(bulk(run("a", 0)), cut, everything).again).toMatchObject([{ kind: "interval" }])
  expect(verifyHistory(bulk(run("a", 0)), cut, noSampling).again).toMatchObject([{ kind: "pages" }])
})

test("a run that stops short without a cut is paged: this server cuts elsewhere", () => {
  const verdict = verifyHistory(
    bulk(run("a", 9), run("b", 99)),
    answer([
      ["a", 10],
      ["b", 50],
    ]),
    everything,
  )
  expect([...verdict.complete]).toEqual(["a"])
  expect(verdict.again).toMatchObject([{ kind: "pages", runs: [{ id: "b" }] }])
})

test("asking again always ends: each round has fewer runs in its largest call, or leaves bulk", () => {
  const endless = (call: HistoryCall): number => {
    const full = answer(
      call.runs.map(({ id }) => [id, 30_000] as const),
      BULK_CUT,
    )
    const { again } = verifyHistory(call, full, everything)
    const [largest] = again.filter(({ kind }) => kind === "bulk").sort((a, b) => b.runs.length - a.runs.length)
    return largest === undefined ? 1 : 1 + endless(largest)
  }
  expect(endless(bulk(...runs(20, 0)))).toBeLessThan(6)
})

test("a sampled answer proves completeness only when nothing can have been left out", () => {
  const call = (...ids: string[]): HistoryCall => ({
    kind: "interval",
    runs: ids.map((id) => run(id, 999)),
    pointsPerRun: 500,
  })
  expect([...verifyHistory(call("a"), answer([["a", 499]]), everything).complete]).toEqual(["a"])
  expect([...verifyHistory(call("a"), answer([["a", 500]]), everything).sampled]).toEqual(["a"])
  expect([
    ...verifyHistory(
      call("a", "b"),
      answer([
        ["a", 300],
        ["b", 300],
      ]),
      everything,
    ).sampled,
  ]).toEqual(["a", "b"])
  expect([
    ...verifyHistory(
      call("a", "b"),
      answer([
        ["a", 1_000],
        ["b", 300],
      ]),
      everything,
    ).complete,
  ]).toEqual(["a"])
})
