import { afterEach, expect, test, vi } from "vitest"

import type { Run } from "~/domain/runs/run"
import { appendRuns, emptyRunColumns } from "~/domain/runs/runColumns"
import { testRun } from "~/testRun"

import { runGridColumns } from "./runGridColumns"

afterEach(() => void vi.unstubAllGlobals())

const run = (name: string): Run => testRun({ id: name, name, endedAtMs: undefined })

const nameWidth = (screenPx: number, ...names: readonly string[]) => {
  vi.stubGlobal("innerWidth", screenPx)
  return runGridColumns(appendRuns(emptyRunColumns(), names.map(run)), [], new Map())[0]?.widthPx
}

test("on a phone the names decide how wide their column is, within bounds", () => {
  expect(nameWidth(390, "a")).toBe(184)
  expect(nameWidth(390, "a", "k-nearest-neighbours")).toBe(228)
  expect(nameWidth(390, "a".repeat(200))).toBe(272)
  expect(nameWidth(1440, "a".repeat(200))).toBe(240)
})
