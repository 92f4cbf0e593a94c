export type Limiter = {
  /** Resolves to `release` when a place is free. A cancelled waiter leaves the queue at once and rejects. */
  readonly enter: (options: { signal: AbortSignal; isUrgent: boolean }) => Promise<() => void>
}

/**
 * At most `places` requests at a time: browsers give a server six connections, and a page that takes all of them
 * leaves none for the click that follows.
 */
export function createLimiter(places: number): Limiter {
  let free = places
  const waiting: (() => void)[] = []

  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  const releaseOnce = () => {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      leave()
    }
  }
  return {
    enter: ({ signal, isUrgent }) => {
      if (signal.aborted) return Promise.reject(abortReason(signal))
      if (free > 0) {
        free -= 1
        return Promise.resolve(releaseOnce())
      }
      return new Promise((resolve, reject) => {
        const start = () => {
          signal.removeEventListener("abort", giveUp)
          resolve(releaseOnce())
        }
        const giveUp = () => {
          waiting.splice(waiting.indexOf(start), 1)
          reject(abortReason(signal))
        }
        signal.addEventListener("abort", giveUp, { once: true })
        if (isUrgent) waiting.unshift(start)
        else waiting.push(start)
      })
    },
  }
}

export const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException("Cancelled", "AbortError")
