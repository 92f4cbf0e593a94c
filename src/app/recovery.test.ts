import { QueryObserver } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { ApiError, type ErrorKind } from "~/domain/errors/apiError"

import { createQueryClient } from "./queryClient"
import { startRecovery } from "./recovery"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const failure = (kind: ErrorKind) => new ApiError({ kind, status: 0, code: "", message: "" })

function watch(kind: ErrorKind, count: number) {
  const client = createQueryClient()
  let isUp = false
  let asked = 0
  const queryFn = () => {
    asked += 1
    return isUp ? Promise.resolve("fine") : Promise.reject(failure(kind))
  }
  const observers = Array.from(
    { length: count },
    (_, i) => new QueryObserver(client, { queryKey: ["one", i], queryFn }),
  )
  const unsubscribe = observers.map((observer) => observer.subscribe(() => {}))
  const stop = startRecovery(client)
  return {
    start: () => void (isUp = true),
    statuses: () => observers.map((observer) => observer.getCurrentResult().status),
    takeAsked: () => {
      const now = asked
      asked = 0
      return now
    },
    end: () => {
      stop()
      unsubscribe.forEach((off) => off())
    },
  }
}

test("a stopped server gets one question in ten seconds, however many panels wait, and all recover with it", async () => {
  const panels = watch("unreachable", 5)
  await vi.advanceTimersByTimeAsync(1)
  expect(panels.takeAsked()).toBe(5)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(panels.takeAsked()).toBe(1)
  panels.start()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(panels.statuses()).toEqual(Array(5).fill("success"))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(panels.takeAsked()).toBe(5)
  panels.end()
})

test("what needs a person is not repeated", async () => {
  const panels = watch("auth-expired", 2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(panels.takeAsked()).toBe(2)
  panels.end()
})
