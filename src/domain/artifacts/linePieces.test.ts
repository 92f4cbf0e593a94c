import { expect, test } from "vitest"

import { linePieces } from "./linePieces"

const short = (text: string, styles: Parameters<typeof linePieces>[1], wanted: string) =>
  linePieces(text, styles, wanted).map((piece) => [
    piece.text,
    [piece.style, piece.isMark && "mark", piece.isHit && "hit"].filter(Boolean).join(" "),
  ])

test("styles, what is sought and what hides are cut out of one line", () => {
  const styles = [
    { end: 3, style: "keyword" },
    { end: 4, style: "" },
    { end: 9, style: "title" },
  ]
  expect(short("def fun\u202ectionX", styles, "CT")).toEqual([
    ["def", "keyword"],
    [" ", ""],
    ["fun", "title"],
    ["RLO", "title mark"],
    ["c", "title hit"],
    ["t", "hit"],
    ["ionX", ""],
  ])
})

test("hits beside each other, and none where letters change their length with their case", () => {
  expect(short("aaaa", [], "aa")).toEqual([
    ["aa", "hit"],
    ["aa", "hit"],
  ])
  expect(short("İx", [], "x")).toEqual([["İx", ""]])
  expect(short("", [], "x")).toEqual([])
})
