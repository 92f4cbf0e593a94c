import { expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"

import { byOldTag, changeInChunks } from "./runTargets"

const run = (id: string, tags: Run["tags"] = []): Run => testRun({ id, name: `name ${id}`, endedAtMs: 0, tags })
const runs = Array.from({ length: 45 }, (_, n) => run(`r${n}`))

test("runs are changed chunk by chunk, failures are told by name and stop nothing", async () => {
  const progress: number[] = []
  const outcome = await changeInChunks({
    runs,
    onProgress: (done) => progress.push(done),
    send: (runIds) => {
      if (runIds.includes("r20")) return Promise.reject(new Error("down"))
      const failed = runIds.filter((id) => id === "r3").map((runId) => ({ runId, error: new Error("refused") }))
      return Promise.resolve({ changed: runIds, failed })
    },
  })
  expect(progress).toEqual([20, 40, 45])
  expect(outcome.changed).toHaveLength(24)
  expect(outcome.failures).toHaveLength(21)
  expect(outcome.failures[0]).toEqual({ name: "name r3", message: "refused" })
  expect(outcome.failures[1]).toEqual({ name: "name r20", message: "down" })
})

test("runs are told apart by what a tag was", () => {
  const tagged = (id: string, value: string) => run(id, [{ key: "team", value }])
  const found = byOldTag([tagged("a", "x"), run("b"), tagged("c", "x"), tagged("d", "")], "team")
  expect([...found]).toEqual([
    ["x", ["a", "c"]],
    [undefined, ["b"]],
    ["", ["d"]],
  ])
})
