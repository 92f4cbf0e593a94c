import { expect, test, vi } from "vitest"

import { createHttp } from "~/api/http"

import { artifactMethods } from "./artifacts"

const FILES = Array.from({ length: 5_000 }, (_, index) => ({ path: `f${index}.txt`, is_dir: false }))

/** A server that lists a thousand files at a time, as services with object stores behind them do. */
function listing(tokenAfter: (first: number) => string) {
  const asked = vi.fn<(token: string | null) => void>()
  const answering: typeof fetch = (url) => {
    const token = new URL(url instanceof Request ? url.url : url).searchParams.get("page_token")
    asked(token)
    const first = Number(token ?? 0)
    const next = first + 1000 < FILES.length ? { next_page_token: tokenAfter(first) } : { next_page_token: "" }
    return Promise.resolve(Response.json({ root_uri: "s3://b/r", files: FILES.slice(first, first + 1000), ...next }))
  }
  const http = createHttp({ base: new URL("https://s.example/"), pageOrigin: "https://s.example", fetch: answering })
  const list = () => artifactMethods(http).listArtifacts({ kind: "run", runId: "r" }, "")
  return { list, asked }
}

test("a folder of thousands of files is listed to its end, without sizes where there are none", async () => {
  const { list, asked } = listing((first) => String(first + 1000))
  const { rootUri, entries } = await list()
  expect(entries).toHaveLength(5_000)
  expect(entries.at(-1)).toEqual({ path: "f4999.txt", isFolder: false, sizeBytes: undefined })
  expect(rootUri).toBe("s3://b/r")
  expect(asked.mock.calls).toEqual([[null], ["1000"], ["2000"], ["3000"], ["4000"]])
})

test("a server that repeats a page is not asked for ever", async () => {
  const { list, asked } = listing(() => "1000")
  await expect(list()).rejects.toMatchObject({ kind: "server", message: expect.stringContaining("again and again") })
  expect(asked).toHaveBeenCalledTimes(2)
})
