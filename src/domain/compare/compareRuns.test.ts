import { describe, expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"
import { compareRuns, type ComparedRow, type ComparedRun } from "./compareRuns"
import { chooseDirection, chosenDirections, guessDirection } from "./direction"
import { judgeRow, rowsAsText } from "./judgeRow"

const run = (name: string, more: Partial<Run> = {}): ComparedRun => ({
  reference: `s:${name}`,
  server: "laptop",
  experiment: "curves",
  run: testRun({ id: name, name, ...more }),
})
const metric = (key: string, value: number) => ({ key, value, step: 0, timestampMs: 0 })
const format = { digits: 5, zone: "UTC" }
const rowsOf = (...runs: ComparedRun[]) => compareRuns(runs, format)
const find = (rows: readonly ComparedRow[], id: string) => rows.find((row) => row.id === id)
const texts = (row: ComparedRow | undefined) => row?.cells.map(({ text }) => text)

test("every key of any run has a row; a run without it has an empty cell, and that is a difference", () => {
  const rows = rowsOf(
    run("a", {
      params: [
        { key: "lr", value: "0.1" },
        { key: "seed", value: "1" },
      ],
    }),
    run("b", { params: [{ key: "lr", value: "0.1" }], metrics: [metric("__proto__", 0.5)] }),
  )
  expect(texts(find(rows, "params lr"))).toEqual(["0.1", "0.1"])
  expect(find(rows, "params lr")?.differs).toBe(false)
  expect(texts(find(rows, "params seed"))).toEqual(["1", undefined])
  expect(find(rows, "params seed")?.differs).toBe(true)
  expect(texts(find(rows, "metrics __proto__"))).toEqual([undefined, "0.50000"])
})
test("metrics come first, then params, attributes and tags; keys in natural order; MLflow's own tags stay out", () => {
  const rows = rowsOf(
    run("a", {
      metrics: [metric("l10", 1), metric("l2", 1)],
      params: [{ key: "p", value: "x" }],
      tags: [
        { key: "team", value: "x" },
        { key: "mlflow.user", value: "ana" },
      ],
    }),
  )
  expect(rows.filter(({ kind }) => kind !== "attributes").map(({ key }) => key)).toEqual(["l2", "l10", "p", "team"])
  expect(texts(find(rows, "attributes user"))).toEqual(["ana"])
})
test("what the machine logged stands below everything that people did", () => {
  const rows = rowsOf(
    run("a", { metrics: [metric("system/cpu", 1), metric("loss", 1)], tags: [{ key: "team", value: "x" }] }),
    run("b", { metrics: [metric("system/cpu", 2)] }),
  )
  expect(rows.filter(({ kind }) => kind !== "attributes").map(({ id }) => id)).toEqual([
    "metrics loss",
    "tags team",
    "system system/cpu",
  ])
})
test("two values that look alike when rounded still differ, NaN equals NaN", () => {
  const rows = rowsOf(
    run("a", { metrics: [metric("acc", 0.123456789), metric("n", NaN)] }),
    run("b", { metrics: [metric("acc", 0.1234567891), metric("n", NaN)] }),
  )
  expect(find(rows, "metrics acc")?.differs).toBe(true)
  expect(find(rows, "metrics n")?.differs).toBe(false)
})
test("attributes: duration, a short commit with the full one on hover, the datasets", () => {
  const commit = "4f0c9a1e".repeat(5)
  const dataset = { name: "churn", digest: "d1", sourceType: "", source: "", schema: "", profile: "", context: "" }
  const rows = rowsOf(
    run("a", { tags: [{ key: "mlflow.source.git.commit", value: commit }], datasets: [dataset] }),
    run("b", { endedAtMs: undefined }),
  )
  expect(find(rows, "attributes git commit")?.cells[0]).toMatchObject({ text: "4f0c9a1", exact: commit })
  expect(texts(find(rows, "attributes datasets"))).toEqual(["churn d1", undefined])
  expect(texts(find(rows, "attributes duration"))).toEqual(["1 min", undefined])
})

describe("judging a row", () => {
  const row = (...values: (number | undefined)[]): ComparedRow => {
    const rows = rowsOf(
      ...values.map((value, i) => run(`r${i}`, { metrics: value === undefined ? [] : [metric("val/acc", value)] })),
    )
    const found = find(rows, "metrics val/acc")
    if (found === undefined) throw new Error("no row")
    return found
  }
  test("the best value is chosen by direction, never NaN or infinity, and shared when equal", () => {
    expect([...judgeRow(row(0.5, 0.9, NaN, 0.9, Infinity), 0, "up").best]).toEqual([1, 3])
    expect([...judgeRow(row(0.5, 0.9, -Infinity), 0, "down").best]).toEqual([0])
    expect([...judgeRow(row(0.5, 0.9), 0, "none").best]).toEqual([])
    expect([...judgeRow(row(0.5, 0.5), 0, "up").best]).toEqual([])
    expect([...judgeRow(row(0.5, undefined), 0, "up").best]).toEqual([])
  })
  test("differences are told against the baseline", () => {
    const { deltas, changed } = judgeRow(row(0.9351, 0.9127, undefined, 0.9351, NaN), 0, "up")
    expect(deltas).toEqual([undefined, "\u22120.0224", undefined, undefined, undefined])
    expect(changed).toEqual([false, true, true, false, true])
    expect(judgeRow(row(0.5, 0.75), 1, "up").deltas).toEqual(["\u22120.250", undefined])
  })
})

test.each([
  ["val/acc", "up"],
  ["validation_f1_score", "up"],
  ["valAccuracy", "up"],
  ["train_loss", "down"],
  ["training_mean_squared_error", "down"],
  ["val/RMSE", "down"],
  ["log_loss", "down"],
  ["learning_rate", "none"],
  ["maple", "none"],
  ["epoch", "none"],
] as const)("%s is better %s", (key, direction) => {
  expect(guessDirection(key)).toBe(direction)
})
test("a chosen direction is written for the URL, and left out again when it is the guess", () => {
  const chosen = chooseDirection([], "my metric", "down")
  expect(chosen).toEqual(["down my metric"])
  expect(chosenDirections([...chosen, "sideways x", "up"])).toEqual(new Map([["my metric", "down"]]))
  expect(chooseDirection(chosen, "my metric", "none")).toEqual([])
})
test("the copied table holds exact values and one line a row", () => {
  const rows = rowsOf(run("a", { params: [{ key: "note", value: "two\nlines\tand a tab" }] })).slice(0, 1)
  expect(rowsAsText(rows, ["a"])).toBe("kind\tkey\ta\nparams\tnote\ttwo lines and a tab")
})
