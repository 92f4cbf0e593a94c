import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { testRun } from "~/testRun"

import type { Run } from "./run"
import { appendRuns, emptyRunColumns, joinRunColumns, rowOf, runAt, serverAt, upsertRuns } from "./runColumns"

const key = fc.oneof(fc.constantFrom("a", "b", "__proto__", "val/loss"), fc.string({ maxLength: 3 }))
const uniqueKeys = <T extends { key: string }>(arbitrary: fc.Arbitrary<T>) =>
  fc.uniqueArray(arbitrary, { selector: (one) => one.key, maxLength: 4 })
const pairs = uniqueKeys(fc.record({ key, value: fc.string({ maxLength: 4 }) }))
const time = fc.option(fc.integer({ min: 0 }), { nil: undefined })

const anyRun: fc.Arbitrary<Run> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 2 }),
  experimentId: fc.constantFrom("1", "2"),
  name: fc.string({ maxLength: 4 }),
  status: fc.constantFrom("FINISHED", "RUNNING", "PAUSED"),
  isDeleted: fc.boolean(),
  startedAtMs: time,
  endedAtMs: time,
  artifactUri: fc.string({ maxLength: 4 }),
  metrics: uniqueKeys(fc.record({ key, value: fc.double(), step: fc.integer(), timestampMs: fc.nat() })),
  params: pairs,
  tags: pairs,
  datasets: fc.constantFrom(
    [],
    [{ name: "d", digest: "1", sourceType: "", source: "", schema: "{}", profile: "", context: "eval" }],
  ),
  inputModelIds: fc.constantFrom([], ["m1"]),
  outputModelIds: fc.constantFrom([], ["m2", "m3"]),
})

/** Keys of a run come back in the order of the columns, which is not that of the run. */
const byKey = <T extends { readonly key: string }>(all: readonly T[]) =>
  all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
const sorted = (run: Run): Run => ({
  ...run,
  metrics: byKey(run.metrics),
  params: byKey(run.params),
  tags: byKey(run.tags),
})
const rowsOf = (columns: ReturnType<typeof emptyRunColumns>) =>
  Array.from({ length: columns.rowCount }, (_, row) => sorted(runAt(columns, row)))

const firstById = (runs: readonly Run[]) => [...new Map(runs.toReversed().map((run) => [run.id, run])).values()]

describe("any runs, in any pages", () => {
  test("come back as they went in, each id once, in the order in which they came", () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRun, { maxLength: 5 }), { maxLength: 4 }), (pages) => {
        const columns = pages.reduce(appendRuns, emptyRunColumns())
        const expected = firstById(pages.flat()).map(sorted)
        expect(rowsOf(columns).toSorted(byId)).toEqual(expected.toSorted(byId))
        expect(rowsOf(columns).map(({ id }) => id)).toEqual([...new Set(pages.flat().map(({ id }) => id))])
      }),
    )
  })

  test("are replaced where they stand, and what they no longer have is gone", () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 6 }), fc.array(anyRun, { maxLength: 6 }), (old, changed) => {
        const before = appendRuns(emptyRunColumns(), old)
        const after = upsertRuns(before, changed)
        const ids = [...new Set([...old, ...changed].map(({ id }) => id))]
        const latest = new Map([...firstById(old), ...changed].map((run) => [run.id, sorted(run)]))
        expect(rowsOf(after)).toEqual(ids.map((id) => latest.get(id)))
      }),
    )
  })

  test("of several servers keep their server, even with the same ids", () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 5 }), fc.array(anyRun, { maxLength: 5 }), (here, there) => {
        const joined = joinRunColumns([
          { server: "a", columns: appendRuns(emptyRunColumns(), here) },
          { server: "b", columns: appendRuns(emptyRunColumns(), there) },
        ])
        const expected = [...firstById(here).map(sorted), ...firstById(there).map(sorted)]
        expect(rowsOf(joined).toSorted(byId)).toEqual(expected.toSorted(byId))
        for (const { id } of there) expect(serverAt(joined, rowOf(joined, id, "b") ?? -1)).toBe("b")
        for (const { id } of here) expect(serverAt(joined, rowOf(joined, id, "a") ?? -1)).toBe("a")
      }),
    )
  })
})

const byId = (a: Run, b: Run) => (a.id < b.id ? -1 : Number(a.id > b.id))

const run = (id: string, metrics: readonly (readonly [string, number])[] = []): Run =>
  testRun({
    id,
    name: id,
    endedAtMs: 1,
    metrics: metrics.map(([name, value]) => ({ key: name, value, step: 0, timestampMs: 0 })),
  })

describe("snapshots", () => {
  test("keep their number of rows when more are appended", () => {
    const one = appendRuns(emptyRunColumns(), [run("a")])
    const two = appendRuns(one, [run("b")])
    expect([one.rowCount, two.rowCount]).toEqual([1, 2])
    expect(rowOf(one, "b")).toBeUndefined()
    expect(two.version).toBeGreaterThan(one.version)
  })

  test("that were grown twice do not see each other's rows", () => {
    const base = appendRuns(emptyRunColumns(), [run("a", [["m", 1]])])
    const left = appendRuns(base, [run("b", [["m", 2]])])
    const right = appendRuns(base, [run("c", [["m", 3]])])
    expect(rowsOf(left).map(({ id, metrics }) => [id, metrics[0]?.value])).toEqual([
      ["a", 1],
      ["b", 2],
    ])
    expect(rowsOf(right).map(({ id, metrics }) => [id, metrics[0]?.value])).toEqual([
      ["a", 1],
      ["c", 3],
    ])
  })

  test("of one server are joined without a copy and still know it", () => {
    const columns = appendRuns(emptyRunColumns(), [run("a")])
    const joined = joinRunColumns([{ server: "prod", columns }])
    expect(joined.store).toBe(columns.store)
    expect([serverAt(joined, 0), rowOf(joined, "a", "prod"), rowOf(joined, "a", "other")]).toEqual([
      "prod",
      0,
      undefined,
    ])
  })
})

test("memory follows the values, not rows times keys", () => {
  const runs = Array.from({ length: 2000 }, (_, index) => run(`r${index}`, [[`own${index}`, index]]))
  const columns = appendRuns(emptyRunColumns(), runs)
  expect(columns.metrics.size).toBe(2000)
  expect([...columns.metrics.values()].every((column) => column.count === 1)).toBe(true)
})
