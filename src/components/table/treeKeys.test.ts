import { expect, test } from "vitest"

import { closedSiblings, treeMove, type TreeRow } from "./treeKeys"

const row = (key: string, level: number, isOpen?: boolean): TreeRow => ({
  key,
  level,
  position: 1,
  siblings: 1,
  isOpen,
})
const rows = [row("Users", 1, true), row("ann", 2, false), row("bob", 2), row("Shared", 1, false)]
const tree = { rows, textOf: (index: number) => rows[index]?.key ?? "" }

test.each([
  ["ArrowDown", 0, { kind: "to", index: 1 }],
  ["ArrowDown", 3, { kind: "to", index: 3 }],
  ["ArrowUp", 0, { kind: "to", index: 0 }],
  ["ArrowRight on an open row enters it", 0, { kind: "to", index: 1 }],
  ["ArrowRight on a closed row opens it", 1, { kind: "toggle", isOpen: true }],
  ["ArrowRight on a leaf does nothing", 2, undefined],
  ["ArrowLeft on an open row closes it", 0, { kind: "toggle", isOpen: false }],
  ["ArrowLeft on a leaf goes to its parent", 2, { kind: "to", index: 0 }],
  ["ArrowLeft at the top does nothing", 3, undefined],
  ["Home", 3, { kind: "to", index: 0 }],
  ["End", 0, { kind: "to", index: 3 }],
  ["Enter", 2, { kind: "activate" }],
  ["s goes to the next name with that letter", 0, { kind: "to", index: 3 }],
  ["a goes round", 3, { kind: "to", index: 1 }],
  ["z finds none", 0, undefined],
  ["* opens what lies beside it", 2, { kind: "openSiblings" }],
])("%s (from row %i)", (text, from, move) => {
  expect(treeMove(text.split(" ")[0] ?? "", from, tree)).toEqual(move)
})
test("siblings lie under the same parent", () => {
  expect(closedSiblings(2, rows).map(({ key }) => key)).toEqual(["ann"])
  expect(closedSiblings(0, rows).map(({ key }) => key)).toEqual(["Shared"])
})
