import { expect, test } from "vitest"

import { neighboursOf } from "./filesOfKind"

const shown = ["d/x.png", "d/b.txt", "d/y.JPG", "d/LICENSE", "d/z.svg"].map((path) => ({
  path,
  isFolder: false,
  sizeBytes: 1,
}))
const withFolder = [{ path: "d/folder.png", isFolder: true, sizeBytes: undefined }, ...shown]

test.each([
  ["d/x.png", { place: 1, count: 3, previous: undefined, next: "d/y.JPG" }],
  ["d/y.JPG", { place: 2, count: 3, previous: "d/x.png", next: "d/z.svg" }],
  ["d/z.svg", { place: 3, count: 3, previous: "d/y.JPG", next: undefined }],
  ["d/b.txt", undefined],
  ["d/LICENSE", undefined],
  ["d/gone.png", undefined],
])("%s among its kind", (path, place) => {
  expect(neighboursOf(path, withFolder)).toEqual(place)
})
