import { deflateSync } from "node:zlib"

import { screen, within } from "@testing-library/react"
import { expect, test } from "vitest"

import { fromBase64 } from "~/domain/artifacts/testPickle"
import { ApiError } from "~/domain/errors/apiError"
import { readPickle, type ListedPickle } from "~/viewers/readPickle"
import { showFile } from "~/viewers/showFile"

/** `joblib.dump(model, path, compress=(name, 3))` of joblib 1.6, of a dict with an OrderedDict in it. */
const DUMPED = {
  zlib: "eF5rYJmaKsoABrVTNHpY8hJzU6f0sObmp6TmAOniktSC4ik93Mn5OTmpySWZ+Xkgnn9RSmpRaopLZnLJlMlTNIOAGhkTp3gz9jAmTYmdouFu/wNiorsDC5QxKjIaGpAkMZoSRlPCaEoYzQWjuWA0F4zmgtFcMJoLRnPBaC4YzQWjuWA0F4zmgtFcMJoLRnPBMM0FqaWlegAxroJJ",
  gzip: "H4sIAAAAAAAAA2tgmZoqygAGtVM0eljyEnNTp/Sw5uanpOYA6eKS1ILiKT3cyfk5OanJJZn5eSCef1FKalFqiktmcsmUyVM0g4AaGROneDP2MCZNiZ2i4W7/A2KiuwMLlDEqMhoakCQxmhJGU8JoShjNBaO5YDQXjOaC0VwwmgtGc8FoLhjNBaO5YDQXjOaC0VwwmgtGc8EwzQWppaV6AFDVU/VwFQAA",
  bzip2:
    "QlpoMzFBWSZTWS6+UlAACOt/4PYIAgAAYQAAxIiQAj4n3gJABA4AAEAgAJKKnqNMQaAGI0Gm0nqCKk1ADRiGTTBNHqNIqIhoCiENsVEAWRRMgohzBRCMoBb+CXYBRC6noqIhrpqmyqNXDCHr3pnOuQLjydCqoP4OqNyfATkMkmcjCDmA2Ywj8WpWMvM1pAoh/F3JFOFCQLr5SUA=",
  xz: "/Td6WFoAAATm1rRGAgAhARQAAAD/5+wJ4BVvAHtdAEABDnQFEb8E6+NJ7hsJez1MNgOChiAWAlYxWczH7oeftqUifbp+mM60Obl1UvcwYpTReeh0LJ7NsWsVkes9GIVUBbP8QZC9YXE73auBngPPN0OmguDuBcWAHPZkUnHZwxaqhxlgEPGtxovd+3mKoPb3RP5B7tsiYEJWAAAAdrQw+MC0e1QAAZcB8CoAAAcO6k2xxGf7AgAAAAAEWVo=",
  LZMA: "XQAAQAD//////////wBAAQ50BRG/BOvjSe4bCXs9TDYDgoYgFgJWMVnMx+6Hn7alIn26fpjOtDm5dVL3MGKU0XnodCyezbFrFZHrPRiFVAWz/EGQvWFxO92rgZ4DzzdDpoLg7gXFgBz2ZFJx2cMWqocZYBDxrcaL3ft5iqD290T+Qe7bIm8FGox/+baAgA==",
  LZ4: "BCJNGEBAwH4AAABhgASVZRUAAQDwF32UKIwEbmFtZZSMBW1vZGVslIwFc3RlcHOUjAtjb2xsZWN0aW9uDgDyE09yZGVyZWREaWN0lJOUKVKUKIwBYZRLAYwBYpRdlChHP/hSADNHQAQJAA8SAP///////////////////////////wZQAGV1dS4AAAAA",
}

/** Of a dict of arrays and an OrderedDict, with `compress=3`. */
const WITH_ARRAYS =
  "eF59U+tq1EAUziRZd+162aKi4Au0IIVu+0NBaoui4EAKBfXnMrmsE51MQi60AQvtD9cV5p8nD+FD+Q6+wXpy2d00LQ5MzoSck+9yzlyYxR+tXuewpUwn9KagHnwJbeHbOzILonwS+c5X4YHatMrXozhm+aeYRZEXwy/YvoSycJBktiNYkoDqVVWg+tJlZS4mqV7CWeQB1akxw7cwdrFYkdd4dtMcv/DB8oTZ+vQ5/Jz/gBPYooYiL8GyrPcLXNWDainYaoMJEZ5OgoBFMFdPa6YV3oQJ/7MMPJlO7Dz1EqCjzO6XlbgarU34+6o5HNZx0MRREx8eFsdNhiISuFmr5X2+wYcoRp8Bv6vIW+D3+abS/XGb9sENtPnjOX/S4aNrRDOKd0ucnmQBku5ifUckfq/G+bC3xuGP0Bx6h5p0gLZc+z9rCbbx7OB2cRe/l3hmHJ7+F874uHtF1zewFDnD7uUwq9zYKzlN9zucOg2jGnq1X7nUam7FvptpziBDRYSO2op6N/RvLa6gSz23EocJFncM3F67Z++2mI6v4688NBCRFM9WRslQ4qBenQGN9ssZqDrzYlV5u5m2xaIYr/rKpmk59EMnFMJzUj+UeFmGx+VV8Nw3vpOWt+kEfWVASZLt/AOhu0XN"

test.each([
  ["model.joblib", "zlib"],
  ["model.joblib", "gzip"],
  ["model.pkl.gz", "gzip"],
  ["model.pkl.z", "zlib"],
] as const)("%s, packed by joblib with %s, is listed without being loaded", async (path, packing) => {
  showFile(path, fromBase64(DUMPED[packing]))
  expect(await screen.findByText(/import 1 name and call them 1 time\./)).toBeVisible()
  expect(screen.getByRole("list", { name: "Imported names" })).toHaveTextContent("collections.OrderedDict")
  const view = screen.getByRole("region", { name: "Pickle" })
  expect(within(view).getByText(new RegExp(`^Protocol 4, .*Unpacked from ${packing}`))).toBeVisible()
  expect(screen.queryByRole("alert")).not.toBeInTheDocument()
})

test("a model with arrays is listed to its end, and the arrays are said", async () => {
  showFile("model.joblib", fromBase64(WITH_ARRAYS))
  expect(await screen.findByText(/^Protocol 4, .* The bytes of 6 arrays between them are passed over/)).toBeVisible()
  expect(screen.getByRole("list", { name: "Imported names" })).toHaveTextContent("collections.OrderedDict")
  expect(screen.queryByRole("alert")).not.toBeInTheDocument()
})

test.each([
  ["bzip2", "bz2.open"],
  ["xz", "lzma.open"],
  ["LZMA", "lzma.open"],
  ["LZ4", "lz4.frame.open"],
] as const)("one packed with %s says so, and what to do", async (name, opener) => {
  showFile("model.joblib", fromBase64(DUMPED[name]))
  expect(await screen.findByText(`This pickle is compressed with ${name}, which browsers cannot unpack`)).toBeVisible()
  expect(screen.getByText(`pickletools.dis(${opener}(path).read())`)).toBeVisible()
})

test("one that breaks off says so", async () => {
  showFile("model.joblib", fromBase64(DUMPED.zlib).slice(0, 100))
  expect(await screen.findByText("What is packed in this file is broken.")).toBeVisible()
})

/** What the reader tells in the end, and how many bytes it asked for. */
async function listed(packed: Uint8Array<ArrayBuffer>) {
  let last: ListedPickle | undefined
  const file = {
    path: "m.joblib",
    sizeBytes: packed.length,
    bytes: async ({ start, end } = { start: 0, end: Infinity }) => packed.slice(start, end),
  }
  await readPickle(file).more((part) => (last = part), new AbortController().signal)
  return last
}

const packedOf = (...parts: readonly Uint8Array[]) => new Uint8Array(deflateSync(Buffer.concat(parts)))
/** `BINBYTES8` of zeros between two texts. */
const bytesOpcode = (count: number) => {
  const head = Buffer.alloc(9)
  head[0] = 0x8e
  head.writeBigUInt64LE(BigInt(count), 1)
  return Buffer.concat([head, Buffer.alloc(count)])
}
const START = Buffer.from([0x80, 4])
const END = Buffer.from("cos\nsystem\n.", "latin1")

test("what is long is passed over, and what comes after it is found", async () => {
  const pickle = packedOf(START, bytesOpcode(5_000_000), Buffer.from("0"), bytesOpcode(1_500_000), END)
  expect(await listed(pickle)).toMatchObject({ ended: "", opcodeCount: 6, imports: [{ name: "os.system" }] })
})

test("a bomb is unpacked no further than a stated end", async () => {
  const bomb = packedOf(START, bytesOpcode(300_000_000), END)
  expect(bomb.length).toBeLessThan(400_000)
  expect(await listed(bomb)).toMatchObject({
    ended: "Only the first 256 MB of what is packed in it are looked at",
    imports: [],
  })
})

test("a server that fails in the middle is the server's failure, not the file's", async () => {
  const error = new ApiError({ kind: "server", status: 500, code: "", message: "out of order" })
  const packed = packedOf(START, END)
  const bytes = async ({ start, end } = { start: 0, end: 1 }) => {
    if (end > 16) throw error
    return packed.slice(start, end)
  }
  const reader = readPickle({ path: "m.joblib", sizeBytes: undefined, bytes })
  await expect(reader.more(() => undefined, new AbortController().signal)).rejects.toBe(error)
})
