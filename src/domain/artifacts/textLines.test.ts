import { expect, test } from "vitest"

import { findLines, textLines } from "./textLines"

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ["a\nb\n", true, ["a", "b"]],
  ["a\r\nb\rc", true, ["a", "b", "c"]],
  ["a\nb\nhalf a li", false, ["a", "b"]],
  ["\n\n", true, ["", ""]],
  ["", true, []],
  ["\u001b[1;31mERROR\u001b[0m bad", true, ["ERROR bad"]],
  ["\ufeffwith a mark", true, ["with a mark"]],
])("%j (whole: %s)", (text, isWhole, lines) => {
  expect(textLines(bytes(text), isWhole)).toEqual(lines)
})

test("UTF-16 files of Windows tools are read", () => {
  expect(textLines(Uint8Array.of(0xff, 0xfe, 0x68, 0, 0x69, 0), true)).toEqual(["hi"])
})

test("a character cut between two pieces is not shown broken", () => {
  expect(textLines(bytes("one\ntwo ü").slice(0, -1), false)).toEqual(["one"])
})

test("find ignores case and finds each line once", () => {
  expect(findLines(["Loss loss", "acc", "LOSS"], "loss")).toEqual([0, 2])
  expect(findLines(["a"], "")).toEqual([])
})
