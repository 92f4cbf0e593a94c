import { expect, test, vi } from "vitest"

import { readSigned } from "./signedUrl"

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
