import { expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"

import { isLike, matchesRun } from "./matchesRun"
import { parseRunFilter } from "./parseRunFilter"

const run: Run = {
  id: "abc",
  experimentId: "1",
  name: "Lively-Ox",
  status: "RUNNING",
  isDeleted: false,
  startedAtMs: 1000,
  endedAtMs: undefined,
  artifactUri: "file:/x",
  metrics: [
    { key: "acc", value: 0.5, step: 3, timestampMs: 0 },
    { key: "bad", value: Number.NaN, step: 0, timestampMs: 0 },
    { key: "top", value: Number.POSITIVE_INFINITY, step: 0, timestampMs: 0 },
  ],
  params: [
    { key: "lr", value: "0.1" },
    { key: "empty", value: "" },
  ],
  tags: [{ key: "team/é", value: "Red 100%" }],
  datasets: [
    { name: "iris", digest: "d1", sourceType: "", source: "", schema: "", profile: "", context: "training" },
    { name: "wine", digest: "d2", sourceType: "", source: "", schema: "", profile: "", context: "" },
  ],
  inputModelIds: [],
  outputModelIds: [],
}

test.each([
  ["", true],
  ["metrics.acc = 0.5 AND params.lr = '0.1'", true],
  ["metrics.acc = 0.5 AND params.lr = '0.2'", false],
  ["metrics.acc > 0.5", false],
  ["metrics.acc >= 0.5", true],
  ["metrics.acc < 1e9", true],
  ["metrics.missing != 1", false],
  ["params.missing != 'x'", false],
  ["params.missing IS NULL", true],
  ["params.empty IS NULL", false],
  ["params.empty = ''", true],
  ["tags.`team/é` IS NOT NULL", true],
  ["metrics.bad != 1", true],
  ["metrics.bad > 0", false],
  ["metrics.bad <= 0", false],
  ["metrics.top > 1e308", true],
  ["tags.`team/é` LIKE 'Red%'", true],
  ["tags.`team/é` LIKE 'red%'", false],
  ["tags.`team/é` ILIKE 'red___0_'", true],
  ["run_name = 'lively-ox'", false],
  ["run_name ILIKE '%ox'", true],
  ["status = 'RUNNING'", true],
  ["start_time <= 1000", true],
  ["end_time != 5", false],
  ["run_id IN ('x', 'abc')", true],
  ["run_id NOT IN ('x', 'abc')", false],
  ["datasets.name = 'wine'", true],
  ["datasets.context = 'training'", true],
  ["datasets.context != 'training'", false],
  ["datasets.name IN ('x', 'iris')", true],
])("%s -> %s", (text, expected) => {
  const parsed = parseRunFilter(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  expect(matchesRun(parsed.filter, run)).toBe(expected)
})

test.each([
  ["", "", true],
  ["", "%", true],
  ["", "_", false],
  ["abc", "a%c", true],
  ["abc", "a%b", false],
  ["aXbXc", "%X%X%", true],
  ["a.c", "a_c", true],
  ["abc", "a.c", false],
  ["😀x", "_x", true],
  ["a\nb", "a%b", true],
])("%j like %j is %s", (text, like, expected) => expect(isLike(text, like)).toBe(expected))
