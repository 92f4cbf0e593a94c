import { expect, test, vi } from "vitest"

import { withHead } from "./headQuery"

const bytes = (text: string) => new TextEncoder().encode(text)

test("a small file is read once, whatever a view asks for", async () => {
  const read = vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>()
  const file = withHead({ path: "a.txt", sizeBytes: undefined, bytes: read }, bytes("hello"))
  expect(file.sizeBytes).toBe(5)
  expect(await file.bytes()).toEqual(bytes("hello"))
  expect(await file.bytes({ start: 1, end: 3 })).toEqual(bytes("el"))
  expect(await file.bytes({ start: 0, end: 1_000_000 })).toEqual(bytes("hello"))
  expect(read).not.toHaveBeenCalled()
})

test("a large one is asked for what its head does not hold", async () => {
  const read = vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>(() => Promise.resolve(bytes("rest")))
  const file = withHead({ path: "a.txt", sizeBytes: 1_000_000, bytes: read }, new Uint8Array(64_000))
  expect(await file.bytes({ start: 0, end: 10 })).toHaveLength(10)
  expect(await file.bytes({ start: 64_000, end: 64_004 })).toEqual(bytes("rest"))
  expect(read).toHaveBeenCalledTimes(1)
})

test("what lies beyond the end of a small file is asked for: it may have grown", async () => {
  const read = vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>(() => Promise.resolve(bytes("more")))
  const file = withHead({ path: "a.log", sizeBytes: 4, bytes: read }, bytes("head"))
  expect(await file.bytes({ start: 0, end: 1000 })).toEqual(bytes("head"))
  expect(read).not.toHaveBeenCalled()
  expect(await file.bytes({ start: 4, end: 1000 })).toEqual(bytes("more"))
})
