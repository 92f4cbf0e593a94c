import { expect, test } from "vitest"

import { wholeToken } from "./fasttrackml"

test.each([
  // As FastTrackML 0.5.0 sends them: of two and of five digits the end is missing.
  ["eyJvZmZzZXQiOjUw", '{"offset":50}'],
  ["eyJvZmZzZXQiOjEwMDAw", '{"offset":10000}'],
  ["eyJvZmZzZXQiOjEwMH0K", '{"offset":100}\n'],
  ["eyJvZmZzZXQiOjEwMDB9", '{"offset":1000}'],
])("the page token %s is made whole", (token, text) => {
  expect(atob(wholeToken(token))).toBe(text)
})
