import { expect, test } from "vitest"

import { jsonLinesReader } from "./jsonLines"

const encode = (text: string) => new TextEncoder().encode(text)

/** The whole text, cut into pieces of so many bytes. */
function readIn(text: string, pieceBytes: number) {
  const reader = jsonLinesReader()
  const bytes = encode(text)
  const starts = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) => index * pieceBytes)
  const pieces = starts.map((at) => reader.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length))
  return { names: pieces.at(-1)?.names, rows: pieces.flatMap(({ rows }) => rows), fault: pieces.at(-1)?.fault }
}

test.each([1, 3, 1000])(
  "cut anywhere (%d bytes), keys become columns as they come, exact to the digit",
  (pieceBytes) => {
    const text = '{"a": 12345678901234567890, "__proto__": "x"}\n\n{"b": NaN, "a": null}\r\n{"b": {"c": [1, "ü"]}}'
    expect(readIn(text, pieceBytes)).toEqual({
      names: ["a", "__proto__", "b"],
      rows: [
        ["12345678901234567890", "x"],
        [undefined, undefined, "NaN"],
        [undefined, undefined, '{"c": [1, "ü"]}'],
      ],
      fault: undefined,
    })
  },
)

test("lists go by place, and bare values are one column", () => {
  expect(readIn("[1, true]\n[2]\n", 100)).toMatchObject({ names: ["0", "1"], rows: [["1", "true"], ["2"]] })
  expect(readIn('"a"\n7', 100)).toMatchObject({ names: ["value"], rows: [["a"], ["7"]] })
})

test("a line that is no JSON ends the reading with its number; what came before is kept", () => {
  expect(readIn('{"a": 1}\n\n{"a": \n{"a": 3}\n', 1000)).toMatchObject({
    rows: [["1"]],
    fault: "Line 3 is not JSON: The document ends too early",
  })
  expect(readIn("[".repeat(100_000), 1e6).fault).toBe("Line 1 is not JSON: The document is nested too deeply")
  expect(jsonLinesReader().push(encode("x".repeat(2_000_001)), false).fault).toBe("A line does not end within 2 MB")
})
