import { expect, test } from "vitest"

import { isInSight, rowsInSight, showRow } from "./useScrollWindow"

test.each([
  [
    { top: 0, height: 320 },
    { from: 0, to: 15 },
  ],
  [
    { top: 3200, height: 320 },
    { from: 96, to: 115 },
  ],
  [
    { top: 31_840, height: 320 },
    { from: 991, to: 1000 },
  ],
  [
    { top: 99_999, height: 320 },
    { from: 1000, to: 1000 },
  ],
])("of 1,000 rows of 32 px, %j shows %j", (window, expected) => {
  expect(rowsInSight(window, { count: 1000, rowPx: 32, around: 4 })).toEqual(expected)
})

/** The numbers that are read and written; there is no layout in a test. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const scrolledTo = (scrollTop: number) => ({ scrollTop, clientHeight: 400 }) as HTMLElement

test.each([
  ["above", { scrollTop: 640, row: 10, expected: 320 }],
  ["below", { scrollTop: 0, row: 20, expected: 20 * 32 + 32 + 40 - 400 }],
  ["in sight already", { scrollTop: 100, row: 6, expected: 100 }],
])("a row %s is brought into sight below the head", (_where, { scrollTop, row, expected }) => {
  const element = scrolledTo(scrollTop)
  showRow(element, { row, rowPx: 32, headPx: 40 })
  expect(element.scrollTop).toBe(expected)
})

test.each([
  [9, false],
  [10, true],
  [21, true],
  [22, false],
])("scrolled by 321 of 32 px rows, row %i can be seen: %s", (row, expected) =>
  expect(isInSight(scrolledTo(321), { row, rowPx: 32, headPx: 40 })).toBe(expected),
)
