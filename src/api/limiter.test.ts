import { expect, test } from "vitest"

import { createLimiter } from "./limiter"

const calm = () => ({ signal: new AbortController().signal, isUrgent: false })

test("lets in as many as there are places, then one for each that leaves, urgent ones first", async () => {
  const limiter = createLimiter(2)
  const entered: string[] = []
  const enter = async (name: string, isUrgent = false) => {
    const release = await limiter.enter({ ...calm(), isUrgent })
    entered.push(name)
    return release
  }
  const first = await enter("a")
  await enter("b")
  const c = enter("c")
  const write = enter("write", true)
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
  const cancelled = limiter.enter({ signal: cancel.signal, isUrgent: false })
  const next = limiter.enter(calm())
  cancel.abort()
  await expect(cancelled).rejects.toThrow("aborted")
  release()
  ;(await next)()
  await expect(limiter.enter({ signal: cancel.signal, isUrgent: false })).rejects.toThrow("aborted")
})
