import { expect, test } from "vitest"

import { readJsonTable } from "./jsonTable"

function tableOf(text: string, mostRows = 100) {
  const reading = readJsonTable(text, mostRows)
  if (!reading.ok) throw new Error(reading.message)
  return reading
}

test("a logged table is exact: digits, NaN, nested values, and keys of any name", () => {
  const { table, isCut } = tableOf(
    `{"columns": ["__proto__", "n", "ok", "when", "code", "image"],
      "data": [["a", 12345678901234567890, true, "2026-01-31T10:00:00.000", "007", {"type": "image", "filepath": "x.png"}],
               [null, NaN, false, null, "8", null]]}`,
  )
  expect(isCut).toBe(false)
  expect(table.rowCount).toBe(2)
  expect(table.columns).toEqual([
    { name: "__proto__", type: "text", cells: ["a", undefined] },
    { name: "n", type: "number", cells: ["12345678901234567890", "NaN"] },
    { name: "ok", type: "bool", cells: ["true", "false"] },
    { name: "when", type: "date", cells: ["2026-01-31T10:00:00.000", undefined] },
    { name: "code", type: "text", cells: ["007", "8"] },
    { name: "image", type: "text", cells: ['{"type": "image", "filepath": "x.png"}', undefined] },
  ])
})

test("only so many rows are kept, and it says so", () => {
  const reading = tableOf('{"columns": ["x"], "data": [[1], [2], [3]]}', 2)
  expect([reading.table.rowCount, reading.isCut]).toEqual([2, true])
})

test.each([
  ['{"columns": ["x"], "data": [[1], [2', "This is not JSON: line 1: A comma or ] is missing"],
  ['{"columns": ["x"], "rows": []}', "This JSON has no columns and data"],
  ["[1, 2]", "This JSON has no columns and data"],
  ['{"columns": ["x"], "data": [[1], [1, 2]]}', "Row 2 does not fit the columns"],
  ['{"columns": ["x"], "data": [[1], 7]}', "Row 2 does not fit the columns"],
  [`{"columns": ["x"], "data": ${"[".repeat(100_000)}`, "This is not JSON: line 1: The document is nested too deeply"],
])("what is no table says why: %#", (text, message) => {
  expect(readJsonTable(text, 10)).toEqual({ ok: false, message })
})

test("what a scoring server is asked is the table in it", () => {
  const { table, isCut } = tableOf('{"dataframe_split": {"columns": ["n"], "data": [[1.50], [2], [3]]}}', 2)
  expect(isCut).toBe(true)
  expect(table.columns).toEqual([{ name: "n", type: "number", cells: ["1.50", "2"] }])
})
