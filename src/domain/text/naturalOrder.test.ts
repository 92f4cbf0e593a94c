import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { compareNatural, naturalRanks, plainNumber, sortedNaturally } from "./naturalOrder"

describe("names", () => {
  test.each([
    ["digits count as numbers", ["layer2", "layer10"]],
    ["case does not part what is alike", ["alpha", "Beta", "gamma"]],
    ["accents do not either", ["eclair", "\u00e9clat", "fable"]],
    ["the same letters are told apart", ["A", "a"]],
    ["a folder comes before what is in it", ["a", "a/b", "a b"].toSorted(compareNatural)],
  ])("%s", (_, names) => {
    expect(names.toReversed().sort(compareNatural)).toEqual(names)
    expect(sortedNaturally(names.toReversed(), (name) => name)).toEqual(names)
  })

  test("any texts have one order, and only equal ones are equal", () => {
    const name = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[aAbB\u00e9_/0-9]{0,6}$/))
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNatural(a, b)) + Math.sign(compareNatural(b, a))).toBe(0)
        expect(compareNatural(a, b) === 0).toBe(a === b)
        const [first = "", second = "", third = ""] = sortedNaturally([a, b, c], (text) => text)
        const pairs = [compareNatural(first, second), compareNatural(second, third), compareNatural(first, third)]
        expect(Math.max(...pairs)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

test("plain English words stand as Intl.Collator would have them", () => {
  const collator = new Intl.Collator("en", { numeric: true })
  const word = fc.stringMatching(/^[a-z]{1,5}([1-9][0-9]{0,3})?$/)
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(Math.sign(compareNatural(a, b))).toBe(Math.sign(collator.compare(a, b)))
    }),
  )
})

test.each([
  ["0.1", 0.1],
  ["-3", -3],
  ["1e-4", 1e-4],
  [".5", 0.5],
  ["", undefined],
  ["1 000", undefined],
  ["0x10", undefined],
])("%j as a number is %s", (text, expected) => expect(plainNumber(text)).toBe(expected))

test("params: numbers by their value, then texts", () => {
  const texts = ["relu", "10", "1e-3", "layer10", "layer2", "9", "-1"]
  const ranks = naturalRanks(texts)
  const ordered = texts.toSorted((a, b) => (ranks[texts.indexOf(a)] ?? 0) - (ranks[texts.indexOf(b)] ?? 0))
  expect(ordered).toEqual(["-1", "1e-3", "9", "10", "layer2", "layer10", "relu"])
})
