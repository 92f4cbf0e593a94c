import { ApiError } from "~/domain/errors/apiError"

import { abortReason } from "./limiter"

export type RetryPolicy = {
  /** Between 0 and 1; replaced in tests. */
  readonly random: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 30_000

/** Only for calls that change nothing. Never after a 4xx: the same question gets the same answer. */
export async function withRetry<T>(
  call: () => Promise<T>,
  { signal, policy }: { signal: AbortSignal; policy: RetryPolicy },
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof ApiError) || tried >= triesFor(error)) throw error
      await policy.wait(delayMs({ error, tried, random: policy.random() }), signal)
    }
  }
}

/** How often a question is asked before the failure is shown. */
function triesFor(error: ApiError): number {
  if (error.kind === "unreachable" || error.kind === "rate-limited") return 3
  if (error.kind === "incomplete") return 2 // a broken connection, or a server that will not do better
  if (error.kind === "timeout") return error.status === 0 ? 1 : 2 // our own deadline was long already
  // A gateway that has no server behind it comes back; MLflow's own 500 is mostly a fault of the question.
  if (error.kind === "server") return error.status === 500 ? 2 : 3
  return 1
}

/** Full jitter, so that the tabs of a whole team do not come back together; never before Retry-After. */
export function delayMs({ error, tried, random }: { error: ApiError; tried: number; random: number }): number {
  const jittered = random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** tried)
  return Math.min(LONGEST_DELAY_MS, Math.max(jittered, error.retryAfterMs ?? 0))
}

export const browserRetry: RetryPolicy = {
  random: Math.random,
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const giveUp = () => {
        clearTimeout(timer)
        reject(abortReason(signal))
      }
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", giveUp)
        resolve()
      }, ms)
      if (signal.aborted) giveUp()
      else signal.addEventListener("abort", giveUp, { once: true })
    }),
}
