import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { matchesRun } from "~/domain/filters/matchesRun"
import { parseRunFilter } from "~/domain/filters/parseRunFilter"
import { testRun } from "~/testRun"

import { parseSort } from "./columnRef"
import { filterRows } from "./filterRows"
import { groupRows } from "./groupRows"
import { defaultColumns, groupByPrefix, keyStats } from "./keyStats"
import type { Run } from "./run"
import { allRows, appendRuns, emptyRunColumns, runAt } from "./runColumns"
import { sortRows } from "./runOrder"

type Short = {
  readonly id?: string
  readonly name?: string
  readonly start?: number
  readonly end?: number
  readonly metrics?: Readonly<Record<string, number>>
  readonly params?: Readonly<Record<string, string>>
  readonly tags?: Readonly<Record<string, string>>
}
const pairs = (values: Readonly<Record<string, string>> = {}) =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

const tableOf = (runs: readonly Short[]) =>
  appendRuns(
    emptyRunColumns(),
    runs.map((short, index): Run =>
      testRun({
        id: short.id ?? `r${index}`,
        name: short.name ?? "",
        startedAtMs: short.start,
        endedAtMs: short.end,
        metrics: Object.entries(short.metrics ?? {}).map(([key, value]) => ({ key, value, step: 0, timestampMs: 0 })),
        params: pairs(short.params),
        tags: pairs(short.tags),
      }),
    ),
  )

function order(runs: readonly Short[], sortText: string): readonly number[] {
  const columns = tableOf(runs)
  const sort = parseSort(sortText)
  if (!sort) throw new Error(sortText)
  return [...sortRows(columns, sort, allRows(columns))]
}

describe("order", () => {
  const metrics = [
    { metrics: { m: Number.NaN } },
    {},
    { metrics: { m: 2 } },
    { metrics: { m: Number.NEGATIVE_INFINITY } },
    { metrics: { m: Number.POSITIVE_INFINITY } },
    { metrics: { m: 2 } },
    {},
  ]
  const params = ["10", "9", "1e-3", "0.1", "-5", "adam", "layer10", "layer9", "", "Adam"].map((p) => ({
    params: { p },
  }))
  test.each([
    ["metrics.m", metrics, [3, 2, 5, 4, 0, 1, 6]],
    ["-metrics.m", metrics, [4, 2, 5, 3, 0, 1, 6]],
    ["params.p", params, [4, 2, 3, 1, 0, 8, 9, 5, 7, 6]],
    ["attributes.duration", [{ start: 1, end: 9 }, { start: 1 }, { start: 5, end: 6 }], [2, 0, 1]],
    ["attributes.run_name", [{ name: "b" }, { name: "a" }, { name: "b" }], [1, 0, 2]],
    ["metrics.nowhere", [{}, {}], [0, 1]],
    ["attributes.nowhere", [{}, {}], [0, 1]],
  ])("%s", (sort, runs, expected) => expect(order(runs, sort)).toEqual(expected))

  test("is a stable permutation, whatever the values", () => {
    const value = fc.option(fc.oneof(fc.double(), fc.constantFrom(1, 2)), { nil: undefined })
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), fc.boolean(), (values, isDescending) => {
        const rows = order(
          values.map((m) => (m === undefined ? {} : { metrics: { m } })),
          `${isDescending ? "-" : ""}metrics.m`,
        )
        expect(rows.toSorted((a, b) => a - b)).toEqual(values.map((_, index) => index))
        for (const [place, row] of rows.slice(1).entries()) {
          const before = rows[place] ?? 0
          const isSame = Object.is(values[before], values[row]) || values[before] === values[row]
          expect(!isSame || before < row).toBe(true)
        }
      }),
    )
  })
})

test("columns are filtered as runs are", () => {
  const runs: readonly Short[] = [
    { name: "x", metrics: { a: 1 }, params: { p: "1" }, tags: { t: "Red" }, start: 5 },
    { name: "y", metrics: { a: Number.NaN }, params: { p: "2" } },
    { metrics: { b: 3 }, tags: { t: "" }, start: 7, end: 9 },
  ]
  const columns = tableOf(runs)
  const texts = [
    "metrics.a > 0",
    "metrics.a != 7",
    "params.p != '1'",
    "params.p IS NULL",
    "params.none IS NULL",
    "params.none != 'x'",
    "tags.t ILIKE 'r%'",
    "tags.t IS NOT NULL AND start_time > 5",
    "end_time >= 0",
    "run_name LIKE '_'",
    "run_id IN ('r0', 'r2')",
    "status = 'FINISHED'",
    "user_id = ''",
    "artifact_uri = ''",
    "datasets.name != 'x'",
  ]
  for (const text of texts) {
    const parsed = parseRunFilter(text)
    if (!parsed.ok) throw new Error(text)
    const expected = [0, 1, 2].filter((row) => matchesRun(parsed.filter, runAt(columns, row)))
    expect([text, ...filterRows(columns, parsed.filter, allRows(columns))]).toEqual([text, ...expected])
  }
})

describe("keys", () => {
  const columns = tableOf([
    { metrics: { acc: 1, same: 2, "val/a": 1 }, params: { lr: "1", seed: "0" }, tags: { "mlflow.user": "ann" } },
    { metrics: { acc: 2, same: 2, "val/a": 2, "system/cpu": 3 }, params: { lr: "2", seed: "0" } },
  ])
  test("know how many runs have them and whether they differ", () => {
    const stats = keyStats(columns).map(({ ref, count, differs }) => [ref.key, count, differs])
    expect(stats).toEqual([
      ["acc", 2, true],
      ["same", 2, false],
      ["val/a", 2, true],
      ["system/cpu", 1, true],
      ["lr", 2, true],
      ["seed", 2, false],
      ["mlflow.user", 1, true],
    ])
  })
  test("that differ are shown by default, without system metrics and tags", () => {
    expect(defaultColumns(columns, keyStats(columns)).map(({ key }) => key)).toEqual(["acc", "val/a", "lr"])
  })
  test("of a single run are shown though nothing differs", () => {
    const alone = tableOf([{ metrics: { acc: 1 }, params: { lr: "1" } }])
    expect(defaultColumns(alone, keyStats(alone)).map(({ key }) => key)).toEqual(["acc", "lr"])
  })
  test("are grouped by prefix, those without one first", () => {
    const groups = groupByPrefix(keyStats(columns).filter(({ ref }) => ref.kind === "metric"))
    expect(groups.map(({ prefix, stats }) => [prefix, stats.length])).toEqual([
      ["", 2],
      ["val", 1],
      ["system", 1],
    ])
  })
})

test("rows are grouped by a value, not set last", () => {
  const columns = tableOf([{}, { params: { o: "b" } }, { params: { o: "a" } }, { params: { o: "b" } }])
  expect(groupRows(columns, { kind: "param", key: "o" }, allRows(columns))).toEqual([
    { value: "b", rows: [1, 3] },
    { value: "a", rows: [2] },
    { value: undefined, rows: [0] },
  ])
})
