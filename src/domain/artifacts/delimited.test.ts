import { expect, test } from "vitest"

import { delimitedReader } from "./delimited"

const encode = (text: string) => new TextEncoder().encode(text)

/** The whole text, cut into pieces of so many bytes. */
function readIn(text: string, pieceBytes: number, extension = "csv") {
  const reader = delimitedReader(extension)
  const bytes = encode(text)
  const rows: (readonly (string | undefined)[])[] = []
  let names: readonly string[] | undefined
  for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes) {
    const piece = reader.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length)
    names ??= piece.names
    rows.push(...piece.rows)
  }
  return { names, rows }
}

test.each([1, 2, 3, 7, 1000])("cut anywhere (%d bytes), the rows are the same", (pieceBytes) => {
  const text = 'name,note\r\n"a ""b""","two\r\nlines"\r\nü,\r\n\r\nlast,"x, y"'
  expect(readIn(text, pieceBytes)).toEqual({
    names: ["name", "note"],
    rows: [
      ['a "b"', "two\r\nlines"],
      ["ü", undefined],
      ["last", "x, y"],
    ],
  })
})

test.each([
  ["tabs by the name", "a\tb,c\n1\t2\n", "tsv", ["a", "b,c"]],
  ["semicolons", "a;b\n1,5;2\n3,5;4\n", "csv", ["a", "b"]],
  ["a pipe", "a|b\n1|2\n3|4\n", "csv", ["a", "b"]],
  ["one column", "a\nx\ny\n", "csv", ["a"]],
  ["old line ends", "a,b\r1,2\r3,4\r", "csv", ["a", "b"]],
])("the form is found: %s", (_, ...[text, extension, names]) => {
  expect(readIn(text, 1000, extension).names).toEqual(names)
})

test("a first row of numbers is no head", () => {
  expect(readIn("1,2\n3,4\n", 1000)).toEqual({
    names: ["", ""],
    rows: [
      ["1", "2"],
      ["3", "4"],
    ],
  })
})

test("a row that is cut is left out while more is to come", () => {
  const reader = delimitedReader("csv")
  expect(reader.push(encode("a,b\n1,2\n3,"), false).rows).toEqual([["1", "2"]])
  expect(reader.push(encode("45"), true).rows).toEqual([["3", "45"]])
})

test("an empty file has no columns, and UTF-16 is read as such", () => {
  expect(readIn("", 10)).toEqual({ names: undefined, rows: [] })
  const utf16 = Uint8Array.of(0xff, 0xfe, ...Array.from(encode("a,b\n1,2\n")).flatMap((byte) => [byte, 0]))
  expect(delimitedReader("csv").push(utf16, true).names).toEqual(["a", "b"])
})

test("a quote that is never closed ends the reading with a reason", () => {
  const reader = delimitedReader("csv")
  const piece = reader.push(encode(`a,b\n1,2\n"${"x,y\n".repeat(600_000)}`), false)
  expect(piece.rows).toEqual([["1", "2"]])
  expect(piece.fault).toMatch(/quote may not be closed/)
})
