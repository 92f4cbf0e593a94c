import { expect, test } from "vitest"

import { fuzzyRank, fuzzyScore } from "./fuzzy"

const rank = (typed: string, ...texts: readonly string[]) => fuzzyRank(texts, typed, (text) => text)

test("exact, then start of a word, then inside, then letters in order", () => {
  expect(rank("churn", "xchurn", "/Users/ann/churn", "c-h-urn", "churn")).toEqual([
    "churn",
    "/Users/ann/churn",
    "xchurn",
    "c-h-urn",
  ])
})

test("every word must match, in any order and case", () => {
  expect(rank("V2 ann", "/Users/ann/v2", "/Users/ann/v3", "v2")).toEqual(["/Users/ann/v2"])
})

test("letters scattered all over are no match", () => {
  expect(fuzzyScore("baseline of the quarter", "bsqr")).toBeDefined()
  expect(fuzzyScore("a1b2c3d4e5f6g7", "abcdefg")).toBeUndefined()
  expect(fuzzyScore("abc", "abd")).toBeUndefined()
})

test("nothing typed keeps everything in its order", () => {
  expect(rank(" ", "b", "a")).toEqual(["b", "a"])
})
