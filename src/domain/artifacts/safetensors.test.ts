import { expect, test } from "vitest"

import { headerLength, readTensors } from "./safetensors"

const encode = (text: string) => new TextEncoder().encode(text)

function lengthBytes(length: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, length, true)
  return bytes
}

test("tensors are listed with type, shape and size, and what the file says of itself", () => {
  const reading = readTensors(
    encode(
      '{"__metadata__":{"format":"pt"},"__proto__":{"dtype":"F16","shape":[2,3],"data_offsets":[0,12]},"bias":{"dtype":"F32","shape":[],"data_offsets":[12,16]}}   ',
    ),
  )
  if (!reading.ok) throw new Error(reading.message)
  const { table, metadata, parameters } = reading.value
  expect(metadata).toEqual([["format", "pt"]])
  expect(parameters).toBe(7)
  expect(table.columns.map(({ cells }) => cells)).toEqual([
    ["__proto__", "bias"],
    ["F16", "F32"],
    ["[2, 3]", "[]"],
    ["6", "1"],
    ["12", "4"],
  ])
})

test.each([
  [lengthBytes(100n), 1000, { ok: true, value: 100 }],
  [lengthBytes(100n), undefined, { ok: true, value: 100 }],
  [lengthBytes(993n), 1000, { ok: false, message: expect.stringContaining("more than the file has") }],
  [lengthBytes(2n ** 64n - 1n), undefined, { ok: false, message: expect.stringContaining("more than are read here") }],
  [lengthBytes(1n).subarray(0, 3), 3, { ok: false, message: expect.stringContaining("too short") }],
])("a header's length is believed only where it can be true: %#", (head, sizeBytes, expected) => {
  expect(headerLength(head, sizeBytes)).toEqual(expected)
})

test.each([
  ['{"a":{"dtype":"F32"', "The header is not JSON"],
  ["[1]", "The header lists no tensors"],
  ['{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 'does not say where "a" is'],
  ['{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}', 'does not say where "a" is'],
  ['{"a":7}', 'does not say where "a" is'],
])("a broken header says what is wrong: %s", (header, message) => {
  expect(readTensors(encode(header))).toEqual({ ok: false, message: expect.stringContaining(message) })
})
