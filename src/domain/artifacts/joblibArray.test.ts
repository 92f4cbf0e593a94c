import { expect, test } from "vitest"

import { pickleReader, type PickleListing } from "./pickle"
import { fromBase64, listedPickle } from "./testPickle"

/** `joblib.dump` of joblib 1.6 and NumPy 2.4: dicts of arrays, and an OrderedDict after them. */
const DUMPED = {
  numbers:
    "gASV3QAAAAAAAAB9lCiMBGNvZWaUjBNqb2JsaWIubnVtcHlfcGlja2xllIwRTnVtcHlBcnJheVdyYXBwZXKUk5QpgZR9lCiMCHN1YmNsYXNzlIwFbnVtcHmUjAduZGFycmF5lJOUjAVzaGFwZZRLAksDhpSMBW9yZGVylIwBQ5SMBWR0eXBllGgIjAVkdHlwZZSTlIwCZjiUiYiHlFKUKEsDjAE8lE5OTkr/////Sv////9LAHSUYowKYWxsb3dfbW1hcJSIjBtudW1weV9hcnJheV9hbGlnbm1lbnRfYnl0ZXOUSxB1Ygf/////////AAAAAAAAAAAAAAAAAADwPwAAAAAAAABAAAAAAAAACEAAAAAAAAAQQAAAAAAAABRAlU8AAAAAAAAAjAFulGgEKYGUfZQoaAdoCmgLSwJLAoaUaA2MAUaUaA9oEYwCaTKUiYiHlFKUKEsDjAE+lE5OTkr/////Sv////9LAHSUYmgXiGgYSxB1Ygf/////////AAAAAgABAAOVRwAAAAAAAACMBW5hbWVzlGgEKYGUfZQoaAdoCmgLSwKFlGgNaA5oD2gRjAJVM5SJiIeUUpQoSwNoFU5OTksMSwRLCHSUYmgXiGgYSxB1Ygf/////////YQAAAAAAAAAAAAAAYgAAAGMAAABkAAAAlakAAAAAAAAAjARyb3dzlGgEKYGUfZQoaAdoCmgLSwKFlGgNaA5oD2gRjANWMTKUiYiHlFKUKEsDjAF8lE6MAXiUjAF5lIaUfZQoaDNoEYwCZjSUiYiHlFKUKEsDaBVOTk5K/////0r/////SwB0lGJLAIaUaDRoEYwCaTiUiYiHlFKUKEsDaBVOTk5K/////0r/////SwB0lGJLBIaUdUsMSwFLEHSUYmgXiGgYSxB1YgX//////wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJVLAAAAAAAAAIwGc2NhbGFylGgEKYGUfZQoaAdoCmgLKWgNaA5oD2gRjAJiMZSJiIeUUpQoSwNoMk5OTkr/////Sv////9LAHSUYmgXiGgYSxB1YgP///8BlSwAAAAAAAAAjARub25llGgEKYGUfZQoaAdoCmgLSwBLB4aUaA1oDmgPaDloF4hoGEsQdWIJ////////////lTIAAAAAAAAAjAVhZnRlcpSMC2NvbGxlY3Rpb25zlIwLT3JkZXJlZERpY3SUk5QpUpSMAWGUSwFzdS4=",
  objects:
    "gASV2AAAAAAAAAB9lCiMAW+UjBNqb2JsaWIubnVtcHlfcGlja2xllIwRTnVtcHlBcnJheVdyYXBwZXKUk5QpgZR9lCiMCHN1YmNsYXNzlIwFbnVtcHmUjAduZGFycmF5lJOUjAVzaGFwZZRLAoWUjAVvcmRlcpSMAUOUjAVkdHlwZZRoCIwFZHR5cGWUk5SMAk84lImIh5RSlChLA4wBfJROTk5K/////0r/////Sz90lGKMCmFsbG93X21tYXCUiYwbbnVtcHlfYXJyYXlfYWxpZ25tZW50X2J5dGVzlEsQdWKABZW5AAAAAAAAAIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwKFlGgDjAVkdHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SUYoldlCiMC2NvbGxlY3Rpb25zlIwHQ291bnRlcpSTlH2UKIwBYZRLAowBYpRLAXWFlFKUTmV0lGIulUsAAAAAAAAAjAFmlGgEKYGUfZQoaAdoCmgLSwOFlGgNaA5oD2gRjAJmNJSJiIeUUpQoSwOMATyUTk5OSv////9K/////0sAdJRiaBeIaBhLEHViBP////8AAIA/AACAPwAAgD+VMgAAAAAAAACMBWFmdGVylIwLY29sbGVjdGlvbnOUjAtPcmRlcmVkRGljdJSTlClSlIwBYZRLAXN1Lg==",
  /** As joblib before 1.2 wrote it. */
  unaligned:
    "gASVuAAAAAAAAAB9lCiMAWaUjBNqb2JsaWIubnVtcHlfcGlja2xllIwRTnVtcHlBcnJheVdyYXBwZXKUk5QpgZR9lCiMCHN1YmNsYXNzlIwFbnVtcHmUjAduZGFycmF5lJOUjAVzaGFwZZRLA4WUjAVvcmRlcpSMAUOUjAVkdHlwZZRoCIwFZHR5cGWUk5SMAmY4lImIh5RSlChLA4wBPJROTk5K/////0r/////SwB0lGKMCmFsbG93X21tYXCUiHViAAAAAAAA8D8AAAAAAADwPwAAAAAAAPA/lTIAAAAAAAAAjAVhZnRlcpSMC2NvbGxlY3Rpb25zlIwLT3JkZXJlZERpY3SUk5QpUpSMAWGUSwFzdS4=",
  protocol0:
    "KGRwMApWZgpwMQpjY29weV9yZWcKX3JlY29uc3RydWN0b3IKcDIKKGNqb2JsaWIubnVtcHlfcGlja2xlCk51bXB5QXJyYXlXcmFwcGVyCnAzCmNfX2J1aWx0aW5fXwpvYmplY3QKcDQKTnRwNQpScDYKKGRwNwpWc3ViY2xhc3MKcDgKY251bXB5Cm5kYXJyYXkKcDkKc1ZzaGFwZQpwMTAKKEkzCnRwMTEKc1ZvcmRlcgpwMTIKVkMKcDEzCnNWZHR5cGUKcDE0CmNudW1weQpkdHlwZQpwMTUKKFZmOApwMTYKSTAwCkkwMQp0cDE3ClJwMTgKKEkzClY8CnAxOQpOTk5JLTEKSS0xCkkwCnRwMjAKYnNWYWxsb3dfbW1hcApwMjEKSTAxCnNWbnVtcHlfYXJyYXlfYWxpZ25tZW50X2J5dGVzCnAyMgpJMTYKc2IN/////////////////wAAAAAAAPA/AAAAAAAA8D8AAAAAAADwP3NWYWZ0ZXIKcDIzCmNjb2xsZWN0aW9ucwpPcmRlcmVkRGljdApwMjQKKHRScDI1ClZhCnAyNgpJMQpzcy4=",
}

const arraysOf = ({ opcodes }: PickleListing) =>
  opcodes.filter(({ name }) => name === "array").map(({ argument }) => argument)

const NUMBERS = [
  "array of shape (2, 3), float64, 48 bytes",
  "array of shape (2, 2), int16, 8 bytes",
  "array of shape (2,), text, 24 bytes",
  "array of shape (2,), records, 24 bytes",
  "array of shape (), bool, 1 byte",
  "array of shape (0, 7), float32, 0 bytes",
]
const OBJECTS = ["array of shape (2,), objects: a pickle of its own", "array of shape (3,), float32, 12 bytes"]
const ONES = ["array of shape (3,), float64, 24 bytes"]

test.each([
  ["numbers", NUMBERS],
  ["objects", OBJECTS],
  ["unaligned", ONES],
  ["protocol0", ONES],
] as const)("%s: arrays are passed over, and what comes after them is listed", (name, arrays) => {
  // Also where a piece ends before, in and behind an array, and before its padding.
  for (const pieceBytes of [100_000, 300, 301, 302, 303, 304, 64]) {
    const listing = listedPickle(fromBase64(DUMPED[name]), pieceBytes)
    expect(listing).toMatchObject({ ended: "", arrayCount: arrays.length })
    expect(arraysOf(listing)).toEqual(arrays)
    expect(listing.imports.at(-1)?.name).toBe("collections.OrderedDict")
  }
})

test("what an array of objects imports is found in the pickle inside of it", () => {
  expect(listedPickle(fromBase64(DUMPED.objects)).imports.map(({ name }) => name)).toEqual([
    "joblib.numpy_pickle.NumpyArrayWrapper",
    "numpy.ndarray",
    "numpy.dtype",
    "numpy._core.multiarray._reconstruct",
    "collections.Counter",
    "collections.OrderedDict",
  ])
})

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const text = (value: string) => `\x8c${String.fromCharCode(value.length)}${value}`
/** Wrappers as joblib writes them, of one's own making; `shape` and `dtype` are opcodes. */
const wrapper = (shape: string, dtype = `cnumpy\ndtype\n${text("f8")}\x85R`) =>
  `cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}(${text("shape")}${shape}${text("dtype")}${dtype}ub`
const EVIL = "cos\nsystem\n."
const PROTO = "\x80\x04"

test("bytes that look like opcodes are none, and what comes behind them is no secret", () => {
  const bytes = `${"cbuiltins\nset\n0".repeat(2)}NN`
  const listing = listedPickle(latin1(`${PROTO}${wrapper("K\x04\x85")}${bytes}${EVIL}`))
  expect(arraysOf(listing)).toEqual(["array of shape (4,), float64, 32 bytes"])
  expect(listing.imports.map(({ name }) => name)).toEqual([
    "joblib.numpy_pickle.NumpyArrayWrapper",
    "numpy.dtype",
    "os.system",
  ])
})

test("an array longer than its file ends the list, and asks for nothing that is not there", () => {
  const asked: number[] = []
  const reader = pickleReader()
  const bytes = latin1(`${PROTO}${wrapper("I1000000\nI1000000000\n\x86")}${EVIL}`)
  for (let guard = 0; reader.listing().ended === undefined && guard < 10; guard++) {
    asked.push(reader.offset())
    reader.push(bytes.subarray(reader.offset(), reader.offset() + 1000), true)
  }
  expect(asked).toHaveLength(1)
  expect(reader.listing()).toMatchObject({ ended: "The pickle ends in the middle", imports: [{}, {}] })
})

test.each([
  ["a negative length", wrapper("J\xff\xff\xff\xff\x85"), "An array has no shape that can be"],
  ["a length that is no number", wrapper(`${text("a")}\x85`), "An array has no shape that can be"],
  ["no tuple", wrapper("K\x01"), "An array has no shape that can be"],
  ["a size beyond every number", wrapper(`${"I1000000000000\n".repeat(2)}\x86`), "An array claims to be longer"],
  ["a length of 200 bytes", wrapper(`\x8a\xc8${"\x7f".repeat(200)}\x85`), "An array has no shape that can be"],
  ["a thousand dimensions", wrapper(`(${"K\x00".repeat(1000)}t`), "An array has no shape that can be"],
  ["another type", wrapper("K\x01\x85", "cevil\ndtype\n)R"), "An array has a type of values that is not known here"],
  [
    "a code that is none",
    wrapper("K\x01\x85", `cnumpy\ndtype\n${text("f99999999999999999999")}\x85R`),
    "An array has a type",
  ],
] as const)("%s ends the list with its reason", (_, array, reason) => {
  const listing = listedPickle(latin1(`${PROTO}${array}${EVIL}`))
  expect(listing.ended).toMatch(new RegExp(`^${reason}.*, so what follows it cannot be listed: byte \\d+$`))
  expect(listing.arrayCount).toBe(0)
})

test("millions of marks and of ends without one take no longer than their number", () => {
  const listing = listedPickle(
    latin1(PROTO + "N".repeat(400_000) + "t".repeat(400_000) + "(".repeat(400_000) + "1."),
    2_000_000,
  )
  expect(listing).toMatchObject({ ended: "", opcodeCount: 1_200_003 })
})
