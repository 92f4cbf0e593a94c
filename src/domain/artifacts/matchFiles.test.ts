import { expect, test } from "vitest"

import { matchFiles } from "./matchFiles"

const entries = ["model/MLmodel", "model/data", "plots/Loss curve.png", "a.[txt"].map((path) => ({
  path,
  isFolder: false,
  sizeBytes: 1,
}))

test.each([
  ["mlmodel", ["model/MLmodel"]],
  ["model", ["model/MLmodel", "model/data"]],
  ["png loss", ["plots/Loss curve.png"]],
  [" LOSS  plots/ ", ["plots/Loss curve.png"]],
  ["[t", ["a.[txt"]],
  ["nothing", []],
])("%j finds %j", (text, paths) => {
  expect(matchFiles(entries, text).map(({ path }) => path)).toEqual(paths)
})
