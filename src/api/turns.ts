import { browserRetry, type RetryPolicy } from "./retry"

export type Turns = (signal: AbortSignal) => Promise<void>

/**
 * At most `perSecond` turns in any second, for servers that answer 429 above it. A turn that was waited for and given up
 * is lost: the server would not have been faster.
 */
export function createTurns(perSecond: number, { wait = browserRetry.wait, now = Date.now }: Clock = {}): Turns {
  const taken: number[] = []
  return async (signal) => {
    const current = now()
    const earliest = (taken.at(-perSecond) ?? -Infinity) + 1000
    const turn = Math.max(current, earliest)
    taken.push(turn)
    if (taken.length > perSecond) taken.shift()
    if (turn > current) await wait(turn - current, signal)
  }
}

type Clock = { readonly wait?: RetryPolicy["wait"]; readonly now?: () => number }
