import { expect, test } from "vitest"

import { joinTables } from "./joinTables"
import { loggedTables } from "./loggedTables"
import { growTable } from "./table"

function tableOf(names: readonly string[], rows: readonly (readonly (string | undefined)[])[]) {
  const builder = growTable(names)
  builder.add(rows)
  return builder.table()
}

test("tables lie below each other by the names of their columns, with their runs in front", () => {
  const one = {
    name: "a",
    table: tableOf(
      ["x", "y"],
      [
        ["1", "p"],
        ["2", "q"],
      ],
    ),
  }
  const other = { name: "<b>", table: tableOf(["y", "z", "x"], [["r", "true", "three"]]) }
  expect(joinTables("run", [one, other], 100)).toEqual({
    rowCount: 3,
    isCut: false,
    columns: [
      { name: "run", type: "text", cells: ["a", "a", "<b>"] },
      { name: "x", type: "text", cells: ["1", "2", "three"] },
      { name: "y", type: "text", cells: ["p", "q", "r"] },
      { name: "z", type: "bool", cells: [undefined, undefined, "true"] },
    ],
  })
  expect(joinTables("run", [one, one], 100).columns[1]).toMatchObject({ type: "number", cells: ["1", "2", "1", "2"] })
})

test("no more rows than can be held, and it is said", () => {
  const one = { name: "a", table: tableOf(["x"], [["1"], ["2"]]) }
  const joined = joinTables("run", [one, one, one], 3)
  expect([joined.rowCount, joined.isCut]).toEqual([3, true])
  expect(joined.columns[1]?.cells).toEqual(["1", "2", "1"])
})

test.each([
  ['[{"path": "eval.json", "type": "table"}, {"path": "x.png", "type": "image"}]', ["eval.json"]],
  ['[{"path": 1, "type": "table"}, 7, null, {"type": "table"}]', []],
  ["{}", []],
  ["not JSON", []],
])("the tag %s names the tables %j", (tag, paths) => {
  expect(loggedTables(tag)).toEqual(paths)
})
