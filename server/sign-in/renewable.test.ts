import { expect, test, vi } from "vitest"

import { NoCredential } from "./credential"
import { type FetchToken, renewable } from "./renewable"

const MINUTE = 60_000

/** Tokens `t1`, `t2`, ... of the given life, on a clock that is set by hand. */
function start({ minutes = 60 } = {}) {
  let now = 0
  let made = 0
  const fetchToken = vi.fn<FetchToken>(async () => {
    made += 1
    return { value: `t${made}`, expiresAt: now + minutes * MINUTE }
  })
  const credential = renewable(fetchToken, () => now)
  const at = async (minute: number) => {
    now = minute * MINUTE
    const authorization = await credential.authorization()
    // A renewal that nobody waits for is done after this.
    await new Promise((resolve) => setImmediate(resolve))
    return authorization
  }
  return { credential, fetchToken, at }
}

test("a token serves until five minutes before its end, and the next one is there before it ends", async () => {
  const { at, fetchToken } = start()
  expect([await at(0), await at(30), await at(54.9)]).toEqual(["Bearer t1", "Bearer t1", "Bearer t1"])
  expect(fetchToken).toHaveBeenCalledTimes(1)
  expect([await at(55), await at(55.1)]).toEqual(["Bearer t1", "Bearer t2"])
})

test("a token of less than ten minutes serves for half of them", async () => {
  const { at } = start({ minutes: 4 })
  expect([await at(0), await at(1.9), await at(2), await at(2.1)]).toEqual([
    "Bearer t1",
    "Bearer t1",
    "Bearer t1",
    "Bearer t2",
  ])
})

test("nobody is sent a token that has ended", async () => {
  const { at } = start()
  expect([await at(0), await at(60)]).toEqual(["Bearer t1", "Bearer t2"])
})

test("requests at one time share one renewal, first and forced", async () => {
  const { credential, fetchToken } = start()
  const three = <T>(ask: () => Promise<T>) => Promise.all([ask(), ask(), ask()])
  expect(await three(credential.authorization)).toEqual(["Bearer t1", "Bearer t1", "Bearer t1"])
  expect(await three(async () => credential.renewed("Bearer t1"))).toEqual(["Bearer t2", "Bearer t2", "Bearer t2"])
  expect(fetchToken).toHaveBeenCalledTimes(2)
  // Somebody who was refused with the old one finds the new one there.
  expect(await credential.renewed("Bearer t1")).toBe("Bearer t2")
  expect(fetchToken).toHaveBeenCalledTimes(2)
})

test("the same token once more is nothing newer", async () => {
  const credential = renewable(
    async () => ({ value: "same", expiresAt: MINUTE }),
    () => 0,
  )
  expect(await credential.authorization()).toBe("Bearer same")
  expect(await credential.renewed("Bearer same")).toBeUndefined()
})

test("a renewal that fails is told only when the token has ended, and tried again", async () => {
  const { at, fetchToken } = start()
  await at(0)
  fetchToken.mockRejectedValue(new NoCredential("no network"))
  expect(await at(56)).toBe("Bearer t1")
  // Not with every request.
  await at(56.1)
  expect(fetchToken).toHaveBeenCalledTimes(2)
  await at(57)
  expect(fetchToken).toHaveBeenCalledTimes(3)
  await expect(at(60)).rejects.toThrow("no network")
  fetchToken.mockResolvedValue({ value: "later", expiresAt: 120 * MINUTE })
  expect(await at(61)).toBe("Bearer later")
})
