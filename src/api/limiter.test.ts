import { afterEach, expect, test, vi } from "vitest"

import { createLimiter, type Priority } from "./limiter"

const calm = () => ({ signal: new AbortController().signal, priority: "normal" as const })

afterEach(() => {
  vi.useRealTimers()
})

test("lets in as many as there are places, then one for each that leaves, urgent ones first", async () => {
  const limiter = createLimiter(2)
  const entered: string[] = []
  const enter = async (name: string, priority: Priority = "normal") => {
    const release = await limiter.enter({ ...calm(), priority })
    entered.push(name)
    return release
  }
  const first = await enter("a")
  await enter("b")
  const c = enter("c")
  const write = enter("write", "urgent")
  await Promise.resolve()
  expect(entered).toEqual(["a", "b"])
  first()
  first() // leaving twice frees one place only
  const release = await write
  expect(entered).toEqual(["a", "b", "write"])
  release()
  await c
  expect(entered).toEqual(["a", "b", "write", "c"])
})

test("forgets those that were cancelled while they waited", async () => {
  const limiter = createLimiter(1)
  const release = await limiter.enter(calm())
  const cancel = new AbortController()
  const cancelled = limiter.enter({ signal: cancel.signal, priority: "normal" })
  const next = limiter.enter(calm())
  cancel.abort()
  await expect(cancelled).rejects.toThrow("aborted")
  release()
  ;(await next)()
  await expect(limiter.enter({ signal: cancel.signal, priority: "normal" })).rejects.toThrow("aborted")
})

test("what nobody looks at yet waits for everybody else, and goes one at a time", async () => {
  vi.useFakeTimers()
  const limiter = createLimiter(4)
  const entered: string[] = []
  const enter = async (name: string, priority: Priority) => {
    const release = await limiter.enter({ ...calm(), priority })
    entered.push(name)
    return release
  }
  const tree = enter("tree", "background")
  const more = enter("more runs", "background")
  // The page asks only once it is drawn, a moment later.
  await vi.advanceTimersByTimeAsync(20)
  const page = await enter("page", "normal")
  await vi.advanceTimersByTimeAsync(1_000)
  expect(entered).toEqual(["page"])
  page()
  await vi.advanceTimersByTimeAsync(100)
  expect(entered).toEqual(["page", "tree"])
  const click = await enter("click", "normal")
  ;(await tree)()
  await vi.advanceTimersByTimeAsync(100)
  expect(entered).toEqual(["page", "tree", "click"])
  click()
  await vi.advanceTimersByTimeAsync(100)
  ;(await more)()
  expect(entered).toEqual(["page", "tree", "click", "more runs"])
})

test("what nobody looks at yet does not wait for ever", async () => {
  vi.useFakeTimers()
  const limiter = createLimiter(2)
  await limiter.enter(calm())
  const tree = limiter.enter({ ...calm(), priority: "background" })
  await vi.advanceTimersByTimeAsync(5_000)
  await expect(tree).resolves.toBeTypeOf("function")
})
