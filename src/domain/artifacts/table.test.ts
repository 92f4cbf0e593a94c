import { expect, test } from "vitest"

import { columnStatistics } from "./columnStatistics"
import { growTable, MAX_COLUMNS, type Cell } from "./table"
import { orderRows } from "./tableOrder"

function tableOf(names: readonly string[], rows: readonly (readonly Cell[])[]) {
  const builder = growTable(names)
  builder.add(rows)
  return builder.table()
}

const columnOf = (cells: readonly Cell[]) => {
  const [column] = tableOf(
    ["x"],
    cells.map((cell) => [cell]),
  ).columns
  if (column === undefined) throw new Error("no column")
  return column
}

test.each([
  ["number", ["1", "-2.5", "1e-9", ".5", "NaN", "inf", "-Infinity", undefined]],
  ["bool", ["True", "false"]],
  ["date", ["2026-01-31", "2026-01-31 10:00:00", "2026-01-31T10:00:00.123+01:00", "2026-01-31 10:00:00 UTC"]],
  ["text", ["1", "x"]],
  ["text", ["007"]],
  ["text", [undefined]],
  ["text", ["1".repeat(100)]],
])("%s: %j", (type, cells) => {
  expect(columnOf(cells).type).toBe(type)
})

test("a row with more cells than names makes a column, empty before it; what is missing is missing", () => {
  const { columns, rowCount } = tableOf(["", "b"], [["1"], ["2", "3", "4"]])
  expect(rowCount).toBe(2)
  expect(columns.map(({ name, cells }) => [name, cells])).toEqual([
    ["Column 1", ["1", "2"]],
    ["b", [undefined, "3"]],
    ["Column 3", [undefined, "4"]],
  ])
})

test("columns have an end", () => {
  expect(tableOf([], [Array.from({ length: MAX_COLUMNS + 5 }, () => "1")]).columns).toHaveLength(MAX_COLUMNS)
})

test("numbers are ordered as numbers, then what is none, then what is missing, in both directions", () => {
  const table = tableOf(["x"], [["10"], [undefined], ["9"], ["nan"], ["-inf"], ["9"]])
  expect([...orderRows(table, "", { column: 0, isDescending: false })]).toEqual([4, 2, 5, 0, 3, 1])
  expect([...orderRows(table, "", { column: 0, isDescending: true })]).toEqual([0, 2, 5, 4, 3, 1])
})

test("dates are ordered by time, texts by letters", () => {
  const dates = tableOf(["x"], [["2026-01-02T00:00:00Z"], ["2026-01-02 00:30:00 +01:00"], ["2025-12-31T00:00:00Z"]])
  expect([...orderRows(dates, "", { column: 0, isDescending: false })]).toEqual([2, 1, 0])
  const texts = tableOf(["x"], [["b"], ["a"], ["B"]])
  expect([...orderRows(texts, "", { column: 0, isDescending: false })]).toEqual([2, 1, 0])
})

test("a filter finds text in any column, whatever its case, and is no pattern", () => {
  const table = tableOf(
    ["x", "y"],
    [
      ["Plus", "a"],
      ["basic", "b.c"],
      ["x", undefined],
    ],
  )
  expect([...orderRows(table, "PLUS", undefined)]).toEqual([0])
  expect([...orderRows(table, ".", undefined)]).toEqual([1])
  expect([...orderRows(table, "(", undefined)]).toEqual([])
})

test("statistics count what is missing, and what is not finite apart", () => {
  expect(columnStatistics(columnOf(["2", undefined, "10", "NaN", "2", "inf"]), 6)).toEqual({
    count: 5,
    missing: 1,
    min: "2",
    max: "inf",
    mean: 14 / 3,
    notFinite: 2,
    distinct: 4,
    isDistinctCapped: false,
  })
})

test("distinct values are counted up to a cap", () => {
  const many = columnOf(Array.from({ length: 10_001 }, (_, row) => `v${row}`))
  expect(columnStatistics(many, 10_001)).toMatchObject({ distinct: 10_000, isDistinctCapped: true, mean: undefined })
})
