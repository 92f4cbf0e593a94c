import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { answerEarly, askEarly, fetchOnce } from "./early"

const url = new URL("https://page.example/proxy/a/runs/search")
const search = { method: "POST", body: '{"max_results":1}' }
const asked = vi.fn<typeof fetch>()

beforeEach(() => {
  asked.mockReset()
  asked.mockImplementation(() => Promise.resolve(new Response("answer")))
  vi.stubGlobal("fetch", asked)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test("whoever asks the same gets the answer that is on its way, once", async () => {
  void askEarly(url, search)
  expect(await (await fetchOnce(url, search)).text()).toBe("answer")
  expect(asked).toHaveBeenCalledTimes(1)
  await fetchOnce(url, search)
  expect(asked).toHaveBeenCalledTimes(2)
})

test("one answer serves two questions", async () => {
  answerEarly(url, {}, askEarly(url, search))
  expect(await (await fetchOnce(url, search)).text()).toBe("answer")
  expect(await (await fetchOnce(url)).text()).toBe("answer")
  expect(asked).toHaveBeenCalledTimes(1)
})

test.each([
  ["another address", new URL("https://page.example/proxy/b/runs/search"), search],
  ["another body", url, { ...search, body: "{}" }],
  ["another method", url, {}],
  ["a credential", url, { ...search, headers: { Authorization: "Bearer t" } }],
])("%s is another question", async (_, other, init) => {
  void askEarly(url, search)
  await fetchOnce(other, init)
  expect(asked).toHaveBeenCalledTimes(2)
  await fetchOnce(url, search) // leave nothing behind
})

test("an answer that nobody came for is old after a while", async () => {
  vi.useFakeTimers()
  void askEarly(url, search)
  vi.advanceTimersByTime(60_000)
  await fetchOnce(url, search)
  expect(asked).toHaveBeenCalledTimes(2)
})

test("who asks can give up", async () => {
  void askEarly(url, search)
  const giveUp = new AbortController()
  const answer = fetchOnce(url, { ...search, signal: giveUp.signal })
  giveUp.abort()
  expect(asked.mock.lastCall?.[1]?.signal?.aborted).toBe(true)
  await answer
})

test("a failure reaches who asks, and nobody else", async () => {
  asked.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")))
  await askEarly(url, search).catch(() => undefined)
  await expect(fetchOnce(url, search)).rejects.toThrow("Failed to fetch")
})
