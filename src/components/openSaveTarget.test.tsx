import { afterEach, expect, test, vi } from "vitest"

import { openSaveTarget } from "./openSaveTarget"

const bytes = (text: string) => new TextEncoder().encode(text)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** What the link was given that the browser saves by. */
function watchSaving() {
  const saved: { name: string; blob: Blob }[] = []
  const blobs = new Map<string, Blob>()
  vi.stubGlobal(
    "URL",
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.set(`blob:${blobs.size}`, blob)
        return `blob:${blobs.size - 1}`
      },
      revokeObjectURL: () => undefined,
    }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: blobs.get(this.href) ?? new Blob() })
  })
  return saved
}

test("a browser that cannot write on the way keeps the pieces, and saves them in the end", async () => {
  const saved = watchSaving()
  const target = await openSaveTarget("../a.zip")
  expect(target?.mostBytes).toBe(1_000_000_000)
  await target?.write(bytes("one "))
  await target?.write(bytes("two"))
  expect(saved).toEqual([])
  await target?.finish()
  expect(saved.map(({ name }) => name)).toEqual(["_a.zip"])
  expect(saved[0]?.blob.size).toBe(7)
  expect(saved[0]?.blob.type).toBe("application/octet-stream")
})

test("where the browser asks for a place, each piece goes there at once", async () => {
  const stream = {
    write: vi.fn<() => Promise<void>>(async () => {}),
    close: vi.fn<() => Promise<void>>(async () => {}),
  }
  const picker = vi.fn<(options: object) => Promise<object>>(async () => ({ createWritable: async () => stream }))
  vi.stubGlobal("showSaveFilePicker", picker)
  const target = await openSaveTarget("a/b.zip")
  expect(picker).toHaveBeenCalledWith({ suggestedName: "a_b.zip" })
  expect(target?.mostBytes).toBeUndefined()
  await target?.write(bytes("one"))
  expect(stream.write).toHaveBeenCalledWith(bytes("one"))
  await target?.finish()
  expect(stream.close).toHaveBeenCalledOnce()
})

test("a full disk is told as what it is", async () => {
  const write = () => Promise.reject(new Error("No space left"))
  vi.stubGlobal("showSaveFilePicker", async () => ({ createWritable: async () => ({ write }) }))
  const target = await openSaveTarget("a.zip")
  await expect(target?.write(bytes("x"))).rejects.toThrow("This computer could not write the file. No space left")
})

test("who closes the question gets nothing, and where the question is forbidden the other way is taken", async () => {
  vi.stubGlobal("showSaveFilePicker", () => Promise.reject(new DOMException("closed", "AbortError")))
  expect(await openSaveTarget("a.zip")).toBeUndefined()
  vi.stubGlobal("showSaveFilePicker", () => Promise.reject(new DOMException("in a frame", "SecurityError")))
  expect((await openSaveTarget("a.zip"))?.mostBytes).toBe(1_000_000_000)
})
