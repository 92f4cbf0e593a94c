import { expect, test } from "vitest"

import { createTurns } from "./turns"

test("seven at once, the eighth after a second, the fifteenth after two", async () => {
  const waited: number[] = []
  const wait = (ms: number) => {
    waited.push(ms)
    return Promise.resolve()
  }
  const turn = createTurns(7, { wait, now: () => 5_000 })
  const never = new AbortController().signal
  for (let each = 0; each < 15; each += 1) await turn(never)
  expect(waited).toEqual([...Array.from({ length: 7 }, () => 1000), 2000])
})
