import { expect, test, vi } from "vitest"

import { fileAnswersPool } from "./fileAnswers"
import { readFreshlySigned, readSigned } from "./signedUrl"

const SIGNED = { url: "https://acct.blob.core.windows.net/c/x?sig=hush", headers: { "x-ms-version": "2021-12-02" } }
const RELAY = new URL("https://ui.example/proxy/prod/.storage")

const answering = (status: number) =>
  vi.fn<typeof fetch>(() => Promise.resolve(new Response(status === 200 ? "abc" : "{}", { status })))

test("a signed address is asked directly, without any credential", async () => {
  const fetchFile = answering(200)
  const bytes = await readSigned({ fetch: fetchFile, relay: undefined }, SIGNED, {})
  expect(new TextDecoder().decode(bytes)).toBe("abc")
  expect(fetchFile).toHaveBeenCalledWith(
    SIGNED.url,
    expect.objectContaining({ headers: SIGNED.headers, credentials: "omit" }),
  )
})

test("where there is a relay, it is handed the address and the headers", async () => {
  const fetchFile = answering(200)
  await readSigned({ fetch: fetchFile, relay: RELAY }, SIGNED, { range: { start: 0, end: 2 } })
  const headers = { ...SIGNED.headers, "X-Storage-Url": SIGNED.url, Range: "bytes=0-1" }
  expect(fetchFile).toHaveBeenCalledWith(RELAY, expect.objectContaining({ headers, credentials: "same-origin" }))
})

test("a storage that the relay cannot reach is told apart from one that refuses", async () => {
  const read = async (status: number) => readSigned({ fetch: answering(status), relay: RELAY }, SIGNED, {})
  await expect(read(502)).rejects.toMatchObject({ kind: "unreachable", message: expect.not.stringContaining("hush") })
  await expect(read(403)).rejects.toMatchObject({ kind: "forbidden" })
})

/** Addresses that carry a number, of which the storage accepts those from `first` on. */
function numbered(first: number) {
  let signed = 0
  const sign = vi.fn<() => Promise<typeof SIGNED>>(() =>
    Promise.resolve({ ...SIGNED, url: `https://acct.example/x?sig=${++signed}` }),
  )
  const fetchFile = vi.fn<typeof fetch>((url) => {
    const isGood = typeof url === "string" && Number(url.split("=")[1]) >= first
    return Promise.resolve(new Response(isGood ? "abc" : "", { status: isGood ? 200 : 403 }))
  })
  return { sign, read: async () => readFreshlySigned({ fetch: fetchFile, relay: undefined }, sign, {}), fetchFile }
}

test("an address that has ended is asked for once more", async () => {
  const { read, sign } = numbered(2)
  expect(new TextDecoder().decode(await read())).toBe("abc")
  expect(sign).toHaveBeenCalledTimes(2)
})

test("a storage that refuses the second one too is not asked for ever", async () => {
  const { read, sign, fetchFile } = numbered(9)
  await expect(read()).rejects.toMatchObject({ kind: "forbidden" })
  expect(sign).toHaveBeenCalledTimes(2)
  expect(fetchFile).toHaveBeenCalledTimes(2)
})

test("a connection that breaks in the middle is told as such", async () => {
  const half = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new Uint8Array(3))
      controller.error(new TypeError("network error"))
    },
  })
  const fetchFile = vi.fn<typeof fetch>(() => Promise.resolve(new Response(half)))
  const reading = readSigned({ fetch: fetchFile, relay: undefined }, SIGNED, {})
  await expect(reading).rejects.toMatchObject({ kind: "unreachable", message: expect.stringContaining("broke") })
})

test("a storage is held to what it announces, and has told how long the file is", async () => {
  const answers = fileAnswersPool()()
  const range = { start: 4, end: 7 }
  const read = (told: string) => {
    const answer = () => Promise.resolve(new Response("efg", { status: 206, headers: { "Content-Range": told } }))
    return readSigned({ fetch: answer, relay: undefined }, SIGNED, { range, answers })
  }
  expect(new TextDecoder().decode(await read("bytes 4-6/26"))).toBe("efg")
  expect(answers.toldBytes()).toBe(26)
  await expect(read("bytes 3-5/26")).rejects.toMatchObject({ kind: "incomplete" })
})
