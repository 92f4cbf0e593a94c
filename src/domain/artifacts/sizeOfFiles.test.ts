import { expect, test } from "vitest"

import { sizeOfFiles } from "./sizeOfFiles"

const file = (path: string, sizeBytes?: number) => ({ path, isFolder: false, sizeBytes })
const folder = { path: "data", isFolder: true, sizeBytes: undefined }

test("files weigh what they say; it is more where some are silent or out of sight", () => {
  const files = [file("MLmodel", 300), folder, file("data/model.pth", 48_000)]
  expect(sizeOfFiles(files, true)).toEqual({ bytes: 48_300, isAtLeast: false })
  expect(sizeOfFiles(files, false)).toEqual({ bytes: 48_300, isAtLeast: true })
  expect(sizeOfFiles([...files, file("data/more")], true)).toEqual({ bytes: 48_300, isAtLeast: true })
  expect(sizeOfFiles([file("empty", 0)], true)).toEqual({ bytes: 0, isAtLeast: false })
})

test("nothing that says its size is of unknown size", () => {
  expect(sizeOfFiles([], true)).toBeUndefined()
  expect(sizeOfFiles([folder, file("MLmodel")], true)).toBeUndefined()
})
