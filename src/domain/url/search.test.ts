import { expect, test } from "vitest"

import { integer, list, oneOf, readSearch, text, writeSearch } from "./search"

const schema = { filter: text(), view: oneOf(["table", "charts"], "table"), page: integer(1), runs: list() }
const read = (query: string) => readSearch(schema, new URLSearchParams(query))

test("an empty query string gives the fallbacks", () => {
  expect(read("")).toEqual({ filter: "", view: "table", page: 1, runs: [] })
})
test("what is written is read back, what equals the fallback is left out, the rest of the URL stays", () => {
  const change = {
    filter: 'metrics."a,b" > 1 & x',
    view: "charts",
    page: 1,
    runs: ["a,b", "%", "é", "back\\slash\\,"],
  } as const
  const query = writeSearch(schema, new URLSearchParams("embed=1&page=7"), change)
  expect(query.get("embed")).toBe("1")
  expect(query.has("page")).toBe(false)
  expect(read(query.toString())).toEqual(change)
})
test("nonsense falls back instead of throwing", () => {
  expect(read("view=pie&page=-3&runs=%25%zz")).toMatchObject({ view: "table", page: 1 })
})
