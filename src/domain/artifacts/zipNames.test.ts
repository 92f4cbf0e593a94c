import fc from "fast-check"
import { expect, test } from "vitest"

import { zipNames } from "./zipNames"

test.each([
  ["model/MLmodel", "model/MLmodel"],
  [".env", ".env"],
  ["../../etc/passwd", "_/_/etc/passwd"],
  ["/etc/passwd", "_/etc/passwd"],
  ["C:\\Windows\\x.dll", "C__Windows_x.dll"],
  ["a\u0000b\u202egnp.exe", "a b gnp.exe"],
  ["logs/con.txt", "logs/_con.txt"],
  ["what?/is <this>. ", "what_/is _this_"],
])("%j becomes %j", (path, name) => {
  expect(zipNames()(path)).toBe(name)
})

test("names that would be one file are told apart, and stay below their own folder", () => {
  const name = zipNames()
  expect(["a:b/x.txt", "a?b/x.txt", "A_b/X.TXT", "a_b"].map(name)).toEqual([
    "a_b/x.txt",
    "a_b (2)/x.txt",
    "A_b (3)/X.TXT",
    "a_b (4)",
  ])
  expect(name("a:b/y.txt")).toBe("a_b/y.txt")
})

test("a long name keeps its ending and fits any file system", () => {
  const name = zipNames()(`${"é".repeat(400)}.parquet`)
  expect(name).toMatch(/^é+\.parquet$/)
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200)
})

test("whatever the server says, each file lands below the chosen folder, alone", () => {
  const part = fc.oneof(fc.string(), fc.constantFrom("..", ".", "", "a", "A", "nul", "a.", "\\..\\"))
  const paths = fc.uniqueArray(fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")))
  fc.assert(
    fc.property(paths, (given) => {
      const names = given.map(zipNames())
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length)
      for (const name of names) {
        expect(name).not.toMatch(/^\/|\\|\p{Cc}/u)
        for (const piece of name.split("/")) expect(["", ".", ".."]).not.toContain(piece)
      }
    }),
  )
})
