import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"

import { csvText, escapeFormula } from "./csv"
import { formatBytes, formatCount, formatExact, formatMetric } from "./numbers"
import { formatAge, formatDuration, formatTime, formatTimeWithZone } from "./times"

test.each([
  [0, 4, "0"],
  [-0, 4, "0"],
  [0.934, 4, "0.9340"],
  [0.5, 2, "0.50"],
  [1 / 3, 5, "0.33333"],
  [64, 4, "64"],
  [1_204_000, 3, "1204000"],
  [123_456.7, 4, "123457"],
  [999.96, 4, "1000"],
  [0.00012345, 3, "0.000123"],
  [0.00001, 4, "1e-5"],
  [-0.0000123456, 3, "-1.23e-5"],
  [1e21, 4, "1e21"],
  [1.23456e18, 4, "1.235e18"],
  [Number.NaN, 4, "NaN"],
  [Number.POSITIVE_INFINITY, 4, "+inf"],
  [Number.NEGATIVE_INFINITY, 4, "-inf"],
])("the metric %s with %i digits is %s", (value, digits, expected) =>
  expect(formatMetric(value, digits)).toBe(expected),
)

test("a formatted metric is never off by more than its last digit", () => {
  // Below the largest double, which rounds up to infinity.
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
      fc.integer({ min: 2, max: 17 }),
      (value, digits) => {
        expect(Math.abs(Number(formatMetric(value, digits)) - value)).toBeLessThanOrEqual(
          Math.abs(value) * 10 ** (1 - digits),
        )
      },
    ),
  )
})

test("an exact value reads back as itself", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(formatExact(value))).toBe(value === 0 ? 0 : value)
    }),
  )
})

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 KB"],
  [1500, "1.5 KB"],
  [999_999, "1 MB"],
  [123_456_789, "123 MB"],
  [2e9, "2 GB"],
  [-1, "unknown size"],
])("%i is %s", (n, expected) => expect(formatBytes(n)).toBe(expected))

test("counts have the separators of English", () => {
  const inEnglish = new Intl.NumberFormat("en")
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(formatCount(n)).toBe(inEnglish.format(n))
    }),
  )
})

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1234, "1.2 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [125_000, "2 min 5 s"],
  [3_600_000, "1 h"],
  [12_000_000, "3 h 20 min"],
  [90_000_000, "1 d 1 h"],
  [-5, "clock skew"],
])("%i ms last %s", (ms, expected) => expect(formatDuration(ms)).toBe(expected))

const NOW = Date.UTC(2026, 10, 21, 12)
test.each([
  [NOW, "just now"],
  [NOW + 30_000, "just now"],
  [NOW + 3_600_000, "in the future"],
  [NOW - 240_000, "4 min"],
  [NOW - 2 * 3_600_000, "2 h"],
  [NOW - 3 * 86_400_000, "3 d"],
  [NOW - 100 * 86_400_000, "3 mo"],
  [NOW - 1000 * 86_400_000, "2 y"],
  [9_007_199_254_740_992, "9007199254740992"],
])("the age of %i is %s", (ms, expected) => expect(formatAge(ms, NOW)).toBe(expected))

describe("times", () => {
  test.each([
    [0, "UTC", "1970-01-01 00:00:00", "1970-01-01 00:00:00 UTC"],
    [-1, "UTC", "1969-12-31 23:59:59", "1969-12-31 23:59:59 UTC"],
    [NOW, "Asia/Kolkata", "2026-11-21 17:30:00", "2026-11-21 17:30:00 UTC+05:30"],
    // The hour that exists twice on 2026-11-01 in New York is told apart by its offset.
    [Date.UTC(2026, 10, 1, 5, 30), "America/New_York", "2026-11-01 01:30:00", "2026-11-01 01:30:00 UTC-04:00"],
    [Date.UTC(2026, 10, 1, 6, 30), "America/New_York", "2026-11-01 01:30:00", "2026-11-01 01:30:00 UTC-05:00"],
    [9_007_199_254_740_992, "UTC", "9007199254740992", "9007199254740992"],
    [Number.NaN, "UTC", "NaN", "NaN"],
    [Number.POSITIVE_INFINITY, "local", "Infinity", "Infinity"],
    // Before the railways, each town had a time of its own.
    [Date.UTC(1800, 0, 1), "America/New_York", "1799-12-31 19:03:58", "1799-12-31 19:03:58 UTC-04:56"],
    [Date.UTC(-1, 0, 1), "UTC", "-000001-01-01 00:00:00", "-000001-01-01 00:00:00 UTC"],
    [8_640_000_000_000_000, "Asia/Kolkata", "8640000000000000", "8640000000000000"],
  ])("%d in %s", (ms, zone, ...[short, long]) => {
    expect(formatTime(ms, zone)).toBe(short)
    expect(formatTimeWithZone(ms, zone)).toBe(long)
  })

  test("the browser's own zone shows what its clocks show", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
        const ownClock = date.toLocaleString("sv-SE")
        expect(formatTime(date.getTime(), "local")).toBe(ownClock)
      }),
    )
  })

  test("the browser's own zone may be ahead of UTC or behind it", () => {
    vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValueOnce(-330).mockReturnValueOnce(210)
    expect(formatTimeWithZone(NOW, "local")).toBe("2026-11-21 17:30:00 UTC+05:30")
    expect(formatTimeWithZone(NOW, "local")).toBe("2026-11-21 08:30:00 UTC-03:30")
  })
})

describe("CSV", () => {
  /** A strict reader of RFC 4180. */
  function readCsv(text: string): readonly (readonly string[])[] {
    const lines: string[][] = [[]]
    for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
      if (end === "\r\n") lines.push([])
    }
    return lines.slice(0, -1)
  }
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("=1+1", "-5", "+5", "@x", '"', "a,b", "a\r\nb", " x", "\tx", "-", "'=1"),
  )

  test("what is written is read back, and no cell starts a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (lines) => {
        const read = readCsv(csvText(lines))
        expect(read).toEqual(lines.map((line) => line.map(escapeFormula)))
        for (const text of read.flat()) expect(/^[=+\-@\t\r\0]/.test(text) && Number.isNaN(Number(text))).toBe(false)
      }),
    )
  })

  test.each([
    ["=HYPERLINK()", "'=HYPERLINK()"],
    ["-1e-3", "-1e-3"],
    ["-1+cmd", "'-1+cmd"],
    ["+inf", "'+inf"],
    ["plain", "plain"],
  ])("%s becomes %s", (text, expected) => expect(escapeFormula(text)).toBe(expected))
})
