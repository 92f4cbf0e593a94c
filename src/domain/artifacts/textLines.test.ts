import { expect, test } from "vitest"

import { LONGEST_LINE, findLines, lineReader, type LineForm } from "./textLines"

const bytes = (text: string) => new TextEncoder().encode(text)

function linesOf(content: Uint8Array, { isAtEnd = true, pieceBytes = 1000, form = "text" as LineForm } = {}) {
  const reader = lineReader(form)
  for (let at = 0; at < content.length; at += pieceBytes) reader.push(content.subarray(at, at + pieceBytes))
  return reader.read(isAtEnd).lines
}

test.each([
  ["a\nb\n", true, ["a", "b"]],
  ["a\r\nb\rc", true, ["a", "b", "c"]],
  ["a\r\nb\r\n", true, ["a", "b"]],
  ["a\nb\nhalf a li", false, ["a", "b"]],
  ["\n\n", true, ["", ""]],
  ["", true, []],
  ["\u001b[1;31mERROR\u001b[0m bad", true, ["ERROR bad"]],
  ["\ufeffwith a mark", true, ["with a mark"]],
])("%j (at the end: %s), cut anywhere", (text, isAtEnd, lines) => {
  for (const pieceBytes of [1, 2, 3, 1000]) expect(linesOf(bytes(text), { isAtEnd, pieceBytes })).toEqual(lines)
})

test("UTF-16 files of Windows tools are read", () => {
  expect(linesOf(Uint8Array.of(0xff, 0xfe, 0x68, 0, 0x69, 0))).toEqual(["hi"])
})

test("a character cut between two pieces is not shown broken", () => {
  expect(linesOf(bytes("one\ntwo ü").slice(0, -1), { isAtEnd: false })).toEqual(["one"])
  expect(linesOf(bytes("ü\n"), { pieceBytes: 1 })).toEqual(["ü"])
})

test("a file that grows: its unfinished last line is shown, and goes on", () => {
  const reader = lineReader("text")
  reader.push(bytes("one\ntw"))
  expect(reader.read(true).lines).toEqual(["one", "tw"])
  reader.push(bytes("o\nthree"))
  expect(reader.read(true).lines).toEqual(["one", "two", "three"])
  expect(reader.read(false).lines).toEqual(["one", "two"])
})

test("a terminal shows the last state of a progress bar, and colours as styles of the plain text", () => {
  const reader = lineReader("terminal")
  reader.push(bytes(" 10%|#  |\r 50%|## |\r100%|###|\r\n\u001b[32mok\u001b[0m done\n\r\r\rplain\r\r"))
  const { lines, styles } = reader.read(true)
  expect(lines).toEqual(["100%|###|", "ok done", "plain"])
  expect([...styles]).toEqual([
    [
      1,
      [
        { end: 2, style: "green" },
        { end: 7, style: "" },
      ],
    ],
  ])
})

test("one line of many pieces and a million returns are read without going over them again and again", () => {
  const long = linesOf(bytes("x".repeat(3_000_000)), { pieceBytes: 1000 })
  expect(long.map((line) => line.length)).toEqual([3_000_000])
  expect(linesOf(bytes(`${"\r".repeat(1_000_000)}end\n`), { form: "terminal", pieceBytes: 100_000 })).toEqual(["end"])
})

test("find ignores case, finds each line once, and takes what is sought as it is", () => {
  const lines = ["Loss loss", "acc", "LOSS (a.b)"]
  expect(findLines(lines, "loss", { from: 0, to: 3 })).toEqual([0, 2])
  expect(findLines(lines, "loss", { from: 1, to: 3 })).toEqual([2])
  expect(findLines(lines, "(a.b)", { from: 0, to: 3 })).toEqual([2])
  expect(findLines(lines, "a?b", { from: 0, to: 3 })).toEqual([])
})

test("of what is let go nothing is left, and what stays keeps its colours and its order", () => {
  const reader = lineReader("terminal")
  reader.push(new TextEncoder().encode("one\n\u001b[31mtwo\u001b[0m\nthree\nfo"))
  reader.drop(1)
  reader.push(new TextEncoder().encode("ur\n\u001b[1mfive\u001b[0m"))
  const { lines, styles } = reader.read(true)
  expect(lines).toEqual(["two", "three", "four", "five"])
  expect([...styles.keys()]).toEqual([0, 3])
  reader.push(new TextEncoder().encode("x".repeat(1_000_000)))
  reader.drop(0)
  expect(reader.read(true).lines.at(-1)).toHaveLength(LONGEST_LINE)
})
