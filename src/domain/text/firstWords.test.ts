import { expect, test } from "vitest"

import { firstWords } from "./firstWords"

test.each([
  ["Predicts who leaves.", "Predicts who leaves."],
  ["# Churn, neural models\n\nMore.", "Churn, neural models"],
  ["\n\n  \r\nAfter blanks", "After blanks"],
  ["---\n```python\n> - [x] **Done** by [the plan](https://a.example/x)", "python"],
  ["---\n> - [x] **Done** by [the plan](https://a.example/x), see ![chart](c.png)", "Done by the plan, see chart"],
  ["1. `pip install` ~~old~~ *new* _way_", "pip install old new way"],
  ["snake_case_name and 2 * 3 * 4 and a*b*c", "snake_case_name and 2 * 3 * 4 and a*b*c"],
  ["**unfinished", "**unfinished"],
  ["<b>not markdown</b>", "<b>not markdown</b>"],
  ["| a | b |\n|---|---|", "| a | b |"],
  ["", ""],
  ["---", ""],
])("the first words of %j are %j", (note, expected) => expect(firstWords(note)).toBe(expected))

test("a note of a megabyte is not read to its end", () => {
  expect(firstWords(`${"\n".repeat(1_000_000)}too late`)).toBe("")
})
