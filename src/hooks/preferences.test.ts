import { expect, test } from "vitest"

import { DEFAULT_PREFERENCES, isTimeZone, readPreferences } from "./preferences"

test("what is stored is read back", () => {
  const all = { theme: "dark", density: "compact", timeZone: "Europe/Berlin", digits: 3, refreshSeconds: 60 }
  expect(readPreferences(all)).toEqual(all)
})

test("an unknown choice falls back alone", () => {
  const json = { theme: "sepia", density: "roomy", timeZone: "Mars/Base", digits: 99, refreshSeconds: 1 }
  expect(readPreferences(json)).toEqual({ ...DEFAULT_PREFERENCES, density: "roomy" })
  expect(readPreferences("dark")).toBeUndefined()
})

test("time zones are those of the browser, or the computer's own", () => {
  expect(["local", "UTC", "Asia/Tokyo", "", "Mars/Base"].map(isTimeZone)).toEqual([true, true, true, false, false])
})
