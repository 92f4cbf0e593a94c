import { describe, expect, test } from "vitest"

import { parseRunFilter } from "~/domain/filters/parseRunFilter"
import type { Run } from "~/domain/runs/run"
import { allRows, appendRuns, emptyRunColumns, idAt, joinRunColumns } from "~/domain/runs/runColumns"
import { testRun } from "~/testRun"

import { csvFileName, runsCsv } from "./exportRuns"
import { runGridColumns } from "./runGridColumns"
import { runSourceIds } from "./runSources"
import { runView, type ViewChoices } from "./runView"

const run = (id: string, change: Partial<Run> = {}): Run =>
  testRun({ id, name: `name ${id}`, endedAtMs: 1000, ...change })
const metric = (value: number) => [{ key: "acc", value, step: 0, timestampMs: 0 }]
const child = (parent: string) => [{ key: "mlflow.parentRunId", value: parent }]

const table = joinRunColumns([
  {
    server: "s",
    columns: appendRuns(emptyRunColumns(), [
      run("a", { metrics: metric(1), params: [{ key: "lr", value: "0.1" }] }),
      run("b", { metrics: metric(3), tags: child("a") }),
      run("c", { metrics: metric(2), params: [{ key: "lr", value: "=1+1" }], tags: child("a") }),
      run("gone", { isDeleted: true }),
    ]),
  },
])
const choices: ViewChoices = {
  lifecycle: "active",
  filter: undefined,
  sort: undefined,
  isNested: true,
  closed: new Set(),
}

function shown(change: Partial<ViewChoices>) {
  const view = runView(table, { ...choices, ...change })
  return [...view.rows].map((row, place) => "-".repeat(view.depths[place] ?? 0) + idAt(table, row))
}
const filterOf = (text: string) => {
  const parsed = parseRunFilter(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.filter
}

describe("rows", () => {
  test.each<[string, Partial<ViewChoices>, readonly string[]]>([
    ["as they came, nested", {}, ["a", "-b", "-c"]],
    ["flat", { isNested: false }, ["a", "b", "c"]],
    ["with children hidden", { closed: new Set(["s:a"]) }, ["a"]],
    ["deleted", { lifecycle: "deleted" }, ["gone"]],
    [
      "sorted among siblings",
      { sort: { column: { kind: "metric", key: "acc" }, isDescending: false } },
      ["a", "-c", "-b"],
    ],
    ["filtered, the parent gone", { filter: filterOf("metrics.acc > 1") }, ["b", "c"]],
  ])("%s", (_, change, expected) => expect(shown(change)).toEqual(expected))

  test("that match are counted although hidden", () => {
    expect(runView(table, { ...choices, closed: new Set(["s:a"]) }).matchCount).toBe(3)
  })
})

describe("columns", () => {
  const refs = [
    { kind: "metric", key: "acc" },
    { kind: "param", key: "lr" },
    { kind: "attribute", key: "duration" },
  ] as const
  test("start with the name, numbers at the end of their cell", () => {
    const columns = runGridColumns(table, refs, new Map([["metrics.acc", 70]]))
    expect(columns.map(({ id, title, align, group }) => [id, title, align, group])).toEqual([
      ["attributes.run_name", "Run", "start", undefined],
      ["metrics.acc", "acc", "end", "Metrics"],
      ["params.lr", "lr", "start", "Params"],
      ["attributes.duration", "Duration", "end", undefined],
    ])
    expect(columns[1]?.widthPx).toBe(70)
  })

  test("are exported exactly, without formulas", () => {
    expect(runsCsv(table, allRows(table).slice(0, 3), refs)).toBe(
      "run_id,metrics.acc,params.lr,attributes.duration\r\na,1,0.1,1000\r\nb,3,,1000\r\nc,2,'=1+1,1000\r\n",
    )
  })
  test.each([
    ["/Users/ann/churn", "_Users_ann_churn.csv"],
    ["", "runs.csv"],
    ["a\u202eb", "a_b.csv"],
  ])("of %j go to the file %s", (name, file) => expect(csvFileName(name)).toBe(file))
})

test("experiments of a link are grouped by server, each once, nonsense ignored", () => {
  const own = { server: "a", experimentId: "1" }
  expect(runSourceIds(own, ["b:7", "a:2", "a:1", "b:7", "b:x:y", "nonsense", ":1", "c:"])).toEqual([
    { server: "a", experimentIds: ["1", "2"] },
    { server: "b", experimentIds: ["7", "x:y"] },
  ])
})
