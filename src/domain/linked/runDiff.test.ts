import { expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"

import { diffRuns, hasDifference, type DiffKind, type FileTree, type PointCount, type StoredRun } from "./runDiff"

const RUN: Run = testRun({ endedAtMs: 1 })
const stored = (run: Partial<Run> = {}, parts: Partial<Omit<StoredRun, "run">> = {}): StoredRun => ({
  run: { ...RUN, ...run },
  points: new Map(),
  files: undefined,
  ...parts,
})
const metric = (key: string, value: number, step = 0) => ({ key, value, step, timestampMs: 0 })
const entries = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([key, value]) => ({ key, value }))
const files = (sizes: readonly (readonly [string, number | undefined])[], isWhole = true): FileTree => ({
  sizes: new Map(sizes),
  isWhole,
})

const diff = (primary: StoredRun, mirror: StoredRun, ownTags: readonly string[] = []) =>
  diffRuns({ primary, mirror }, { digits: 5, ownTags })
const verdicts = (sections: ReturnType<typeof diff>, kind: DiffKind) =>
  (sections.find((section) => section.kind === kind)?.rows ?? []).map(({ key, verdict }) => `${key} ${verdict}`)

test("1.4: two equal copies differ in nothing", () => {
  const copy = stored(
    { metrics: [metric("loss", Number.NaN, 3)], params: entries({ a: "1" }), tags: entries({ team: "x" }) },
    { points: new Map([["loss", { count: 4, isWhole: true }]]), files: files([["m/model", 3]]) },
  )
  expect(hasDifference(diff(copy, copy))).toBe(false)
})

test("1.2: metrics are told apart by value, by step and by the number of points", () => {
  const count = (number: number, isWhole = true): PointCount => ({ count: number, isWhole })
  const primary = stored(
    {
      metrics: ["a", "b", "c", "d", "e", "f"].map((key) => metric(key, 1, 9)),
    },
    {
      points: new Map([
        ["c", count(10)],
        ["d", count(10)],
        ["e", count(500, false)],
        ["f", count(500, false)],
      ]),
    },
  )
  const mirror = stored(
    {
      metrics: [
        metric("a", 2, 9),
        metric("b", 1, 8),
        metric("c", 1, 9),
        metric("d", 1, 9),
        metric("e", 1, 9),
        metric("f", 1, 9),
        metric("g", 1),
      ],
    },
    {
      points: new Map([
        ["c", count(10)],
        ["d", count(7)],
        ["e", count(500, false)],
        ["f", count(20)],
      ]),
    },
  )
  expect(verdicts(diff(primary, mirror), "metrics")).toEqual([
    "a differs",
    "b differs",
    "c same",
    "d differs",
    "e unknown",
    "f differs",
    "g mirror-only",
  ])
  const row = diff(primary, mirror).find(({ kind }) => kind === "metrics")?.rows[3]
  expect([row?.primary?.note, row?.mirror?.note]).toEqual(["step 9, 10 points", "step 9, 7 points"])
})

test("points that nobody has counted are not held against a run", () => {
  const one = stored({ metrics: [metric("a", 1)] }, { points: new Map([["a", { count: 1, isWhole: true }]]) })
  expect(hasDifference(diff(one, stored({ metrics: [metric("a", 1)] })))).toBe(false)
})

test("1.4: params and tags name the side that lacks them; what servers write by themselves is left out", () => {
  const primary = stored({
    params: entries({ same: "1", other: "1", here: "" }),
    tags: entries({ team: "x", "mlflow.user": "ann", "mlflow.source.name": "a.py", "vendor.id": "7" }),
  })
  const mirror = stored({
    params: entries({ same: "1", other: "2", there: "1" }),
    tags: entries({ "mlflow.user": "someone", "own.x": "1" }),
  })
  const sections = diff(primary, mirror, ["vendor.", "own."])
  expect(verdicts(sections, "params")).toEqual(["here primary-only", "other differs", "same same", "there mirror-only"])
  expect(verdicts(sections, "tags")).toEqual(["team primary-only"])
})

test("1.3: artifacts are compared by path and size, and a list that was not read to its end accuses nobody", () => {
  const one = stored(
    {},
    {
      files: files([
        ["a", 1],
        ["b", 2],
        ["c", undefined],
        ["d", 4],
      ]),
    },
  )
  const whole = stored(
    {},
    {
      files: files([
        ["a", 1],
        ["b", 3],
        ["c", 9],
      ]),
    },
  )
  const cut = stored(
    {},
    {
      files: files(
        [
          ["a", 1],
          ["b", 2],
          ["c", 9],
        ],
        false,
      ),
    },
  )
  expect(verdicts(diff(one, whole), "artifacts")).toEqual(["a same", "b differs", "c same", "d primary-only"])
  expect(verdicts(diff(one, cut), "artifacts")).toEqual(["a same", "b same", "c same", "d unknown"])
  expect(verdicts(diff(one, stored()), "artifacts")).toEqual([])
})

test("a run that ended or was deleted on one side only differs", () => {
  expect(verdicts(diff(stored(), stored({ status: "RUNNING", isDeleted: true })), "facts")).toEqual([
    "Status differs",
    "Lifecycle differs",
  ])
})

test("a key that is the name of a property is a key", () => {
  const odd = stored({ params: entries({ constructor: "1" }), metrics: [metric("__proto__", 1)] })
  expect(verdicts(diff(odd, stored()), "metrics")).toEqual(["__proto__ primary-only"])
  expect(verdicts(diff(odd, stored()), "params")).toEqual(["constructor primary-only"])
})
