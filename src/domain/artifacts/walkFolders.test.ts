import { expect, test } from "vitest"

import type { ArtifactEntry } from "./file"
import { walkFolders, type Walk, type WalkedFolder } from "./walkFolders"

const folder = (path: string): ArtifactEntry => ({ path, isFolder: true, sizeBytes: undefined })
const file = (path: string): ArtifactEntry => ({ path, isFolder: false, sizeBytes: 1 })
const STORE = new Map<string, readonly ArtifactEntry[] | Error>([
  ["", [folder("a"), file("x"), folder("b")]],
  ["a", [folder("a/c"), file("a/y")]],
  ["b", new Error("no")],
  ["a/c", [file("a/c/z")]],
])

async function walked(part: Partial<Walk> = {}): Promise<readonly WalkedFolder[]> {
  const list: Walk["list"] = (path) => {
    const found = STORE.get(path) ?? []
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found)
  }
  const signal = new AbortController().signal
  const steps: WalkedFolder[] = []
  for await (const step of walkFolders({ list, start: "", signal, mostFolders: 100, ...part })) steps.push(step)
  return steps
}

test("the nearest folders come first, and one that fails does not end it", async () => {
  const steps = await walked()
  expect(steps.map((step) => step.folder)).toEqual(["", "a", "b", "a/c"])
  expect(steps.map(({ waiting }) => waiting)).toEqual([2, 2, 1, 0])
  expect(steps[2]).toEqual({ folder: "b", entries: [], waiting: 1, error: new Error("no") })
  expect((await walked({ start: "a" })).flatMap(({ entries }) => entries.map(({ path }) => path))).toEqual([
    "a/c",
    "a/y",
    "a/c/z",
  ])
})

test("at the limit it tells how much it has left out", async () => {
  const steps = await walked({ mostFolders: 2 })
  expect(steps).toHaveLength(2)
  expect(steps.at(-1)?.waiting).toBe(2)
})

test("a server that lists folders inside themselves, above or without end does not keep it busy for ever", async () => {
  const loop = await walked({ list: () => Promise.resolve([folder(""), folder("a"), folder("a/"), file("../x")]) })
  expect(loop.map((step) => step.folder)).toEqual(["", "a", "a/"])
  const deep = await walked({
    list: (path) => Promise.resolve([folder(path === "" ? "d" : `${path}/d`)]),
    mostFolders: 10_000,
  })
  expect(deep).toHaveLength(101)
})

test("a cancelled walk asks nothing more, and says so instead of ending quietly", async () => {
  const cancel = new AbortController()
  const asked: string[] = []
  const walking = walked({
    signal: cancel.signal,
    list: (path) => {
      asked.push(path)
      cancel.abort(new Error("cancelled"))
      return Promise.resolve([folder("a")])
    },
  })
  await expect(walking).rejects.toThrow("cancelled")
  expect(asked).toEqual([""])
})
