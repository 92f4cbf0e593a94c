import { expect, test } from "vitest"

import type { ArtifactEntry } from "~/domain/artifacts/file"

import { artifactRows, parentFolders, type FolderState } from "./artifactTree"

const folder = (path: string): ArtifactEntry => ({ path, isFolder: true, sizeBytes: undefined })
const file = (path: string): ArtifactEntry => ({ path, isFolder: false, sizeBytes: 1 })
const ready = (...entries: ArtifactEntry[]): FolderState => ({ state: "ready", entries })

const folders = new Map<string, FolderState>([
  ["", ready(file("step-10.png"), file("step-2.png"), folder("model"), folder("empty"), folder("broken"))],
  ["model", ready(file("model/MLmodel"))],
  ["empty", ready()],
  ["broken", { state: "failed", error: new Error("no") }],
])
const folderOf = (path: string): FolderState => folders.get(path) ?? { state: "loading" }

test("folders come first, names count as people do, notes stand in what cannot be listed", () => {
  const rows = artifactRows(folderOf, () => true)
  expect(rows.map((row) => (row.kind === "entry" ? row.key : `${row.folder}: ${row.note}`))).toEqual([
    "broken",
    "broken: failed",
    "empty",
    "empty: empty",
    "model",
    "model/MLmodel",
    "step-2.png",
    "step-10.png",
  ])
})

test("a closed folder shows nothing of itself", () => {
  expect(artifactRows(folderOf, () => false)).toHaveLength(5)
})

test("a server that lists a folder inside itself does not hang the page", () => {
  const loop = (path: string): FolderState => (path === "" ? ready(folder("a")) : ready(folder("a")))
  expect(artifactRows(loop, () => true).map(({ key }) => key)).toEqual(["a", "a"])
})

test.each([
  ["", []],
  ["a", [""]],
  ["a/b/c", ["", "a", "a/b"]],
])("the folders above %j are %j", (path, parents) => {
  expect(parentFolders(path)).toEqual(parents)
})
