import { expect, test } from "vitest"

import { lz4Block, Lz4Fault, lz4Frame } from "./lz4"

const text = (content: string) => new TextEncoder().encode(content)

function unpacked(block: Uint8Array, length: number) {
  const output = new Uint8Array(length)
  lz4Block(block, output)
  return new TextDecoder().decode(output)
}

test("literals, matches that repeat themselves, and lengths that go on", () => {
  expect(unpacked(Uint8Array.of(0x50, ...text("hello")), 5)).toBe("hello")
  // "ab", then 8 bytes from 2 back, then "!".
  expect(unpacked(Uint8Array.of(0x24, ...text("ab"), 2, 0, 0x10, ...text("!")), 11)).toBe("ababababab!")
  expect(unpacked(Uint8Array.of(0xf0, 5, ...text("x".repeat(20))), 20)).toBe("x".repeat(20))
  expect(unpacked(Uint8Array.of(0x1f, ...text("y"), 1, 0, 255, 1, 0x00), 1 + 4 + 15 + 256)).toBe("y".repeat(276))
})

test.each([
  ["a match before the beginning", Uint8Array.of(0x14, 0x61, 9, 0, 0)],
  ["a match from nowhere", Uint8Array.of(0x14, 0x61, 0, 0, 0)],
  ["more literals than there are", Uint8Array.of(0x50, 0x61)],
  ["more than fits", Uint8Array.of(0x1f, 0x61, 1, 0, 255, 255, 0)],
  ["an end within a length", Uint8Array.of(0xf0, 255)],
])("%s is a fault", (_, block) => {
  expect(() => lz4Block(block, new Uint8Array(10))).toThrow(Lz4Fault)
})

const frame = (...rest: readonly number[]) => Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, ...rest)

test("a frame has packed and stored blocks, and must hold what it claims", () => {
  const whole = frame(6, 0, 0, 0, 0x50, ...text("hello"), 1, 0, 0, 0x80, ...text("!"), 0, 0, 0, 0)
  expect(new TextDecoder().decode(lz4Frame(whole, 6))).toBe("hello!")
  expect(() => lz4Frame(whole, 7)).toThrow(Lz4Fault)
  expect(() => lz4Frame(whole.subarray(0, -8), 6)).toThrow(Lz4Fault)
  expect(() => lz4Frame(text("something else"), 6)).toThrow(Lz4Fault)
})
