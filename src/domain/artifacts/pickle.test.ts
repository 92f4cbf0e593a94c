import fc from "fast-check"
import { expect, test } from "vitest"

import { isDangerous } from "./pickleCodes"
import { fromBase64, listedPickle } from "./testPickle"

/** `pickle.dumps` of a dict with a list, an OrderedDict, and an object whose loading calls `os.system("echo it ran")`. */
const DUMPED: Readonly<Record<number, string>> = {
  0: "KGRwMApWdwpwMQoobHAyCkkxCmFJMgphSTMKYXNWdApwMwpjcG9zaXgKc3lzdGVtCnA0CihWZWNobyBpdCByYW4KcDUKdHA2ClJwNwpzVm8KcDgKY2NvbGxlY3Rpb25zCk9yZGVyZWREaWN0CnA5Cih0UnAxMApWYQpwMTEKRjEuNQpzc1Z1CnAxMgpW/ApwMTMKcy4=",
  1: "fXEAKFgBAAAAd3EBXXECKEsBSwJLA2VYAQAAAHRxA2Nwb3NpeApzeXN0ZW0KcQQoWAsAAABlY2hvIGl0IHJhbnEFdHEGUnEHWAEAAABvcQhjY29sbGVjdGlvbnMKT3JkZXJlZERpY3QKcQkpUnEKWAEAAABhcQtHP/gAAAAAAABzWAEAAAB1cQxYAgAAAMO8cQ11Lg==",
  2: "gAJ9cQAoWAEAAAB3cQFdcQIoSwFLAksDZVgBAAAAdHEDY3Bvc2l4CnN5c3RlbQpxBFgLAAAAZWNobyBpdCByYW5xBYVxBlJxB1gBAAAAb3EIY2NvbGxlY3Rpb25zCk9yZGVyZWREaWN0CnEJKVJxClgBAAAAYXELRz/4AAAAAAAAc1gBAAAAdXEMWAIAAADDvHENdS4=",
  4: "gASVeAAAAAAAAAB9lCiMAXeUXZQoSwFLAksDZYwBdJSMBXBvc2l4lIwGc3lzdGVtlJOUjAtlY2hvIGl0IHJhbpSFlFKUjAFvlIwLY29sbGVjdGlvbnOUjAtPcmRlcmVkRGljdJSTlClSlIwBYZRHP/gAAAAAAABzjAF1lIwCw7yUdS4=",
}

test.each([0, 1, 2, 4])("protocol %d: what loading would import and call is found", (protocol) => {
  for (const pieceBytes of [64, 100_000]) {
    expect(listedPickle(fromBase64(DUMPED[protocol] ?? ""), pieceBytes)).toMatchObject({
      protocol: protocol < 2 ? 0 : protocol,
      calls: 2,
      imports: [
        { name: "posix.system", count: 1, isDangerous: true },
        { name: "collections.OrderedDict", count: 1, isDangerous: false },
      ],
      ended: "",
    })
  }
})

test("names that were stored before are found again", () => {
  // 'os' and 'system' memoized, then fetched by STACK_GLOBAL's arguments.
  const bytes = Uint8Array.of(
    0x80,
    4,
    0x8c,
    2,
    111,
    115,
    0x94,
    0x8c,
    1,
    120,
    0x94,
    0x30,
    0x30,
    0x68,
    0,
    0x68,
    1,
    0x93,
    0x2e,
  )
  expect(listedPickle(bytes).imports).toEqual([{ name: "os.x", count: 1, isDangerous: true }])
})

test("what is long is passed over, and several behind each other are read", () => {
  const long = [0x8e, ...new Uint8Array(new BigUint64Array([5000n]).buffer), ...new Uint8Array(5000)]
  const bytes = Uint8Array.of(0x80, 4, ...long, 0x2e, 0x80, 2, 0x63, 97, 10, 98, 10, 0x2e)
  expect(listedPickle(bytes, 100)).toMatchObject({ imports: [{ name: "a.b" }], ended: "" })
})

test.each([
  ["cut off", [0x80, 4, 0x8c, 200, 65], "The pickle ends in the middle"],
  ["no pickle", [0x80, 4, 0xff], "What follows is no opcode of pickle (ff) at byte 2"],
  ["a length that cannot be", [0x8d, 255, 255, 255, 255, 255, 255, 255, 255], /longer than any file at byte 0/],
  ["empty", [], "The pickle ends in the middle"],
])("%s is said", (_, bytes, ended) => {
  expect(listedPickle(Uint8Array.from(bytes)).ended).toMatch(ended)
})

test("no bytes make it fail or go on for ever", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(listedPickle(bytes, 50).ended).toBeDefined()
    }),
  )
})

test.each([
  ["os.system", true],
  ["builtins.eval", true],
  ["builtins.set", false],
  ["numpy._core.multiarray._reconstruct", false],
  ["osgeo.ogr", false],
])("%s runs programs: %s", (name, expected) => {
  expect(isDangerous(name)).toBe(expected)
})
