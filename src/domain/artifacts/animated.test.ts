import { expect, test } from "vitest"

import { isAnimated } from "./animated"
import type { Magic } from "./magic"

const HEAD = [...new TextEncoder().encode("GIF89a"), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
const LOOP = [0x21, 0xff, 3, 1, 2, 3, 1, 0, 0]
const PICTURE = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
const END = [0x3b]

const chunk = (type: string, length: number) => [
  0,
  0,
  0,
  length,
  ...new TextEncoder().encode(type),
  ...Array.from({ length: length + 4 }, () => 0),
]
const png = (...types: readonly string[]) => [
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...types.flatMap((type) => chunk(type, 8)),
]
const webp = (flags: number) => [...new TextEncoder().encode("RIFF1234WEBPVP8X"), 10, 0, 0, 0, flags]

type Kind = readonly [what: string, magic: Magic, bytes: readonly number[]]

test.each<Kind>([
  ["a GIF of two pictures", "gif", [...HEAD, ...LOOP, ...PICTURE, ...PICTURE, ...END]],
  ["an animated PNG", "png", png("IHDR", "acTL", "IDAT")],
  ["an animated WebP", "webp", webp(2)],
])("%s moves", (_, magic, bytes) => {
  expect(isAnimated(Uint8Array.from(bytes), magic)).toBe(true)
})

test.each<Kind>([
  ["a GIF of one", "gif", [...HEAD, ...LOOP, ...PICTURE, ...END]],
  ["a GIF that is cut off", "gif", [...HEAD, ...LOOP, ...PICTURE.slice(0, 12)]],
  ["a GIF that goes on with nonsense", "gif", [...HEAD, 7, 7, 7]],
  ["a PNG", "png", png("IHDR", "IDAT", "acTL")],
  ["a PNG that is cut off", "png", png("IHDR")],
  ["a WebP", "webp", webp(0)],
  ["an empty file", "gif", []],
  ["another kind", "jpeg", [0xff, 0xd8]],
])("%s stands still", (_, magic, bytes) => {
  expect(isAnimated(Uint8Array.from(bytes), magic)).toBe(false)
})
