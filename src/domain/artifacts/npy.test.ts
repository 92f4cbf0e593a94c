import { expect, test } from "vitest"

import { FileFault } from "./fault"
import { readNpyHeader } from "./npy"
import { bytesOfRows, npyRows, npyTable } from "./npyRows"
import { half } from "./npyValues"
import { npyFile } from "./npySample"

/** All rows, out of the bytes that they need. */
function read(file: Uint8Array, from = 0, to = Infinity) {
  const header = readNpyHeader(file)
  const span = { from, to: Math.min(to, npyTable(header).rowCount) }
  const { start, end } = bytesOfRows(header, span)
  return { header, rows: npyRows(header, file.subarray(start, end), span) }
}

const floats = (...values: readonly number[]) => new Uint8Array(Float32Array.from(values).buffer)
const shorts = (...values: readonly number[]) => new Uint8Array(Uint16Array.from(values).buffer)

test("rows of a matrix come out of their own bytes, with the digits of 32 bits", () => {
  const file = npyFile(["'<f4'", "(3, 2)"], floats(0.1, NaN, 1e-7, Infinity, 3, 16777216))
  expect(readNpyHeader(file)).toMatchObject({ dtype: "float32", shape: [3, 2], isFortran: false, itemBytes: 4 })
  expect(read(file).rows).toEqual([
    ["0.1", "NaN"],
    ["1e-7", "Infinity"],
    ["3", "16777216"],
  ])
  expect(read(file, 1, 2).rows).toEqual([["1e-7", "Infinity"]])
})

test("in Fortran order the first axis runs fastest", () => {
  const file = npyFile(["'<u2'", "(2, 3)"], shorts(1, 4, 2, 5, 3, 6), { isFortran: true })
  expect(read(file).rows).toEqual([
    ["1", "2", "3"],
    ["4", "5", "6"],
  ])
  expect(read(file, 1).rows).toEqual([["4", "5", "6"]])
})

test.each([false, true])(
  "more than two axes lie below each other, with their indexes (Fortran order: %s)",
  (isFortran) => {
    const file = npyFile(
      ["'<u2'", "(2, 2, 2)"],
      isFortran ? shorts(0, 4, 2, 6, 1, 5, 3, 7) : shorts(0, 1, 2, 3, 4, 5, 6, 7),
      { isFortran },
    )
    expect(npyTable(readNpyHeader(file)).names).toEqual(["index", "0", "1"])
    expect(read(file).rows).toEqual([
      ["0, 0", "0", "1"],
      ["0, 1", "2", "3"],
      ["1, 0", "4", "5"],
      ["1, 1", "6", "7"],
    ])
  },
)

test.each([
  ["'|b1'", Uint8Array.of(1, 0), "bool", ["true", "false"]],
  ["'|i1'", Uint8Array.of(255, 1), "int8", ["-1", "1"]],
  ["'>i2'", Uint8Array.of(0xff, 0xfe, 1, 0), "int16", ["-2", "256"]],
  ["'<i8'", new Uint8Array(BigInt64Array.of(-9007199254740993n, 1n).buffer), "int64", ["-9007199254740993", "1"]],
  ["'<u8'", new Uint8Array(BigUint64Array.of(2n ** 64n - 1n, 0n).buffer), "uint64", ["18446744073709551615", "0"]],
  ["'<f2'", shorts(0x3c00, 0xfbff), "float16", ["1", "-65504"]],
  ["'<c8'", floats(1, -2, 0.5, 3), "complex64", ["1-2i", "0.5+3i"]],
  ["'|S3'", new TextEncoder().encode("ab\0<b>"), "|S3", ["ab", "<b>"]],
  ["'<U2'", new Uint8Array(Uint32Array.of(0x1f600, 0, 0x41, 0x42).buffer), "<U2", ["😀", "AB"]],
  [
    "'<M8[ns]'",
    new Uint8Array(BigInt64Array.of(1767323045123456789n, -(2n ** 63n)).buffer),
    "datetime64[ns]",
    ["2026-01-02T03:04:05.123456789", undefined],
  ],
  ["'<M8[D]'", new Uint8Array(BigInt64Array.of(-1n, 20455n).buffer), "datetime64[D]", ["1969-12-31", "2026-01-02"]],
  ["'<m8[s]'", new Uint8Array(BigInt64Array.of(90n, 0n).buffer), "timedelta64[s]", ["90", "0"]],
])("values of %s", (descr, ...[values, dtype, texts]) => {
  const { header, rows } = read(npyFile([descr, "(2,)"], values))
  expect(header.dtype).toBe(dtype)
  expect(rows).toEqual(texts.map((text) => [text]))
})

test("a single value, an empty array, and a header of Python 2", () => {
  expect(read(npyFile(["'<f4'", "()"], floats(0.5))).rows).toEqual([["0.5"]])
  expect(read(npyFile(["'<f4'", "(0, 3)"], floats())).rows).toEqual([])
  expect(read(npyFile(["'<f4'", "(3, 0)"], floats())).rows).toEqual([])
  expect(read(npyFile(["'<f4'", "(1L,)"], floats(2), { version: 2 })).rows).toEqual([["2"]])
})

test("half floats at their edges", () => {
  expect([0, 0x8000, 1, 0x03ff, 0x7c00, 0xfc00, 0x7e00].map(half)).toEqual([
    0,
    -0,
    2 ** -24,
    1023 * 2 ** -24,
    Infinity,
    -Infinity,
    NaN,
  ])
})

test.each([
  ["'|O'", "(2,)", "pickled"],
  ["[('a', '<f4'), ('b', '<i8')]", "(2,)", "records"],
  ["'<f16'", "(2,)", "This array is of type <f16"],
  ["'<f4'", "(-1,)", "names no shape"],
  ["'<f4'", "(4294967296, 4294967296)", "names no shape"],
  ["__import__('os').system('x')", "(2,)", "names no type"],
])("%s of shape %s is refused with the reason", (descr, shape, message) => {
  expect(() => readNpyHeader(npyFile([descr, shape], new Uint8Array(8)))).toThrow(message)
})

test("what is no array, or cut off within its header, or claims a header of gigabytes", () => {
  const file = npyFile(["'<f4'", "(1,)"], floats(1), { version: 2 })
  expect(() => readNpyHeader(new TextEncoder().encode("hello world"))).toThrow("no NumPy array")
  expect(() => readNpyHeader(file.subarray(0, 9))).toThrow("ends within its header")
  expect(() => readNpyHeader(file.subarray(0, 40))).toThrow("ends within its header")
  expect(() => readNpyHeader(file.with(11, 0x7f))).toThrow(/claims \d+ bytes, more than are read here/)
  expect(() => readNpyHeader(npyFile(["'<f4'", "[".repeat(5000)], floats(1)))).toThrow(FileFault)
})

test("rows that the bytes do not hold are left out", () => {
  const file = npyFile(["'<f4'", "(3,)"], floats(1, 2, 3))
  const header = readNpyHeader(file)
  expect(npyRows(header, file.subarray(header.start, -5), { from: 0, to: 3 })).toEqual([["1"]])
})
