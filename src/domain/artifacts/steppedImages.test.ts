import { expect, test } from "vitest"

import type { ArtifactEntry } from "./file"
import { pictureAt, stepSeries, stepsOf, steppedImage } from "./steppedImages"

const ID = "zf3c1a52-6f0e-4c4e-9a55-0a1b2c3d4e5f"

test.each([
  ["2.12 to 3.9", `images/samples#cat%step%10%timestamp%1760000000000%${ID}.png`, "samples/cat", 10, false],
  ["3.10", `images/samples#cat+step+10+timestamp+1760000000000+${ID}.png`, "samples/cat", 10, false],
  ["today", `images/samples~cat+step+10+timestamp+1760000000000+${ID}.png`, "samples/cat", 10, false],
  ["the small copy", `images/dog%step%0%timestamp%1%${ID}%compressed.webp`, "dog", 0, true],
  ["the small copy of today", `images/dog+step+0+timestamp+1+${ID}+compressed.webp`, "dog", 0, true],
  ["before the first step", `images/dog+step+-1+timestamp+1+${ID}.png`, "dog", -1, false],
  ["a key with the words in it", `images/a%step%b%step%3%timestamp%1%${ID}.png`, "a%step%b", 3, false],
])("%s: %s", (_, path, ...[key, step, isCompressed]) => {
  expect(steppedImage(path)).toMatchObject({ key, step, isCompressed, id: ID })
})

test.each(["images/plain.png", `images/x%step+1%timestamp%1%${ID}.png`, `x%step%1%timestamp%1%${ID}.txt`])(
  "%s is none",
  (path) => {
    expect(steppedImage(path)).toBeUndefined()
  },
)

const entry = (name: string): ArtifactEntry => ({ path: `images/${name}`, isFolder: false, sizeBytes: 1 })

test("series by key and step; of two at a step the later counts, with its own small copy", () => {
  const other = ID.replace("zf3c", "aaaa")
  const series = stepSeries([
    entry(`dog+step+10+timestamp+5+${ID}.png`),
    entry(`dog+step+10+timestamp+5+${ID}+compressed.webp`),
    entry(`dog+step+10+timestamp+9+${other}.png`),
    entry(`dog+step+2+timestamp+1+${ID}.png`),
    entry(`__proto__+step+5+timestamp+1+${ID}.png`),
    entry("notes.txt"),
  ])
  expect(
    series.map(({ key, pictures }) => [key, pictures.map(({ step, full, small }) => [step, full?.path.length, small])]),
  ).toEqual([
    ["__proto__", [[5, expect.any(Number), undefined]]],
    [
      "dog",
      [
        [2, expect.any(Number), undefined],
        [10, expect.any(Number), undefined],
      ],
    ],
  ])
  expect(series[1]?.pictures[1]?.full?.path).toContain(other)
  expect(stepsOf(series)).toEqual([2, 5, 10])
  expect(series[1] && pictureAt(series[1], 9)?.step).toBe(2)
  expect(series[1] && pictureAt(series[1], 1)).toBeUndefined()
})
