import fc from "fast-check"
import { expect, test } from "vitest"

import { changedWidths, readWidths, writeWidths } from "./columnWidths"

test("widths come back from the address, whatever the columns are called", () => {
  const id = fc.oneof(fc.constantFrom("metrics.val/loss", "params.a,b", "tags.\\-~"), fc.string({ minLength: 1 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.integer({ min: 40, max: 2000 }))), (pairs) => {
      const widths = new Map(pairs)
      expect(readWidths(writeWidths(widths))).toEqual(widths)
    }),
  )
})

test("a few widths make a short text", () => {
  const text = "180-metrics.loss,96-params.lr"
  expect(writeWidths(readWidths(text))).toBe(text)
  expect(writeWidths(new Map())).toBe("")
})

test.each(["", "wide", "-metrics.loss", "0-metrics.loss", "99999-metrics.loss", "180-", "1e2-metrics.loss"])(
  "%j says nothing about widths",
  (text) => expect(readWidths(text).size).toBe(0),
)

test("a change keeps the widths of the other columns that are shown", () => {
  const widths = new Map([
    ["a", 100],
    ["b", 200],
    ["hidden", 300],
  ])
  expect([...changedWidths(widths, { id: "b", width: 250 }, ["a", "b"])]).toEqual([
    ["a", 100],
    ["b", 250],
  ])
  expect([...changedWidths(widths, { id: "a", width: undefined }, ["a", "b"])]).toEqual([["b", 200]])
})
