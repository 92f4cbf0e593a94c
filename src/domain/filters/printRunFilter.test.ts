import fc from "fast-check"
import { describe, expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"

import { dialectProblem } from "./filterDialect"
import { matchesRun } from "./matchesRun"
import { parseRunFilter } from "./parseRunFilter"
import { isExactlyPrintable, printRunFilter } from "./printRunFilter"
import {
  DATASET_KEYS,
  NULL_OPERATORS,
  NUMBER_OPERATORS,
  TEXT_OPERATORS,
  type RunCondition,
  type RunFilter,
} from "./runFilter"

const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[a-c'"`\\% AND_-]{0,8}$/))
const key = text.filter((one) => one !== "")
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one)),
  fc.integer(),
)
const keyed = fc.constantFrom("param" as const, "tag" as const)

const condition: fc.Arbitrary<RunCondition> = fc.oneof(
  fc.record({
    kind: fc.constant("number" as const),
    entity: fc.constant("metric" as const),
    key,
    operator: fc.constantFrom(...NUMBER_OPERATORS),
    value,
  }),
  fc.record({
    kind: fc.constant("text" as const),
    entity: keyed,
    key,
    operator: fc.constantFrom(...TEXT_OPERATORS),
    value: text,
  }),
  fc.record({ kind: fc.constant("null" as const), entity: keyed, key, operator: fc.constantFrom(...NULL_OPERATORS) }),
  fc.record({
    kind: fc.constant("list" as const),
    entity: fc.constant("dataset" as const),
    key: fc.constantFrom(...DATASET_KEYS),
    operator: fc.constantFrom("IN" as const, "NOT IN" as const),
    values: fc.array(text, { minLength: 1 }),
  }),
)
const filter: fc.Arbitrary<RunFilter> = fc.record({ conditions: fc.array(condition, { maxLength: 4 }) })

function parsed(written: string): RunFilter {
  const result = parseRunFilter(written)
  if (!result.ok) throw new Error(`${result.error.message} in ${written}`)
  return result.filter
}

test("what is printed is read back as the same filter", () => {
  fc.assert(
    fc.property(filter.filter(isExactlyPrintable), (one) => {
      expect(parsed(printRunFilter(one))).toEqual(one)
    }),
  )
})

test("what cannot be written exactly is still readable, and printing it again changes nothing", () => {
  fc.assert(
    fc.property(filter, (one) => {
      const written = printRunFilter(one)
      expect(printRunFilter(parsed(written))).toBe(written)
    }),
  )
})

test("any text at all is parsed or refused with a place inside it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (one) => {
      const result = parseRunFilter(one)
      if (result.ok) return
      expect(result.error.start).toBeGreaterThanOrEqual(0)
      expect(result.error.end).toBeGreaterThanOrEqual(result.error.start)
      expect(result.error.end).toBeLessThanOrEqual(one.length)
      expect(result.error.message).not.toBe("")
    }),
  )
})

const run = (params: readonly (readonly [string, string])[]): Run =>
  testRun({
    name: "n",
    startedAtMs: 1,
    endedAtMs: undefined,
    params: params.map(([name, one]) => ({ key: name, value: one })),
  })

test("what cannot be written exactly is written wider: the server finds every run that matches", () => {
  fc.assert(
    fc.property(key, text, fc.constantFrom(...TEXT_OPERATORS), (name, one, operator) => {
      const exact: RunFilter = { conditions: [{ kind: "text", entity: "param", key: name, operator, value: one }] }
      const wide = parsed(printRunFilter(exact))
      for (const found of [run([[name, one]]), run([[name, "x"]]), run([])])
        expect(!matchesRun(exact, found) || matchesRun(wide, found)).toBe(true)
    }),
  )
})

describe("a server with a narrower grammar", () => {
  const narrow = { isNull: false, datasets: false, signedNumbers: false, runNames: false, bareAttributes: false }
  test.each([
    ["metrics.a > 1e-7", "metrics.`a` > 0.0000001"],
    ["metrics.a > 1.5e21", "metrics.`a` > 1500000000000000000000"],
    ["metrics.a > 1.25e2", "metrics.`a` > 125"],
  ])("%s is written without an exponent", (written, expected) =>
    expect(printRunFilter(parsed(written), narrow)).toBe(expected),
  )
  test.each([
    ["metrics.a > -1", "This server cannot compare with a negative number."],
    ["params.a IS NULL", "This server does not know IS NULL."],
    ["datasets.name = 'x'", "This server cannot filter by datasets."],
    ["params.a = 'x AND y'", "This server cannot take the word AND inside a text."],
    ["metrics.a > 1 AND run_name LIKE 'x%'", "This server does not find every run by its name."],
    ["metrics.a > 1 AND status = 'x'", undefined],
  ])("%s", (written, message) => expect(dialectProblem(parsed(written), narrow)?.message).toBe(message))
})
