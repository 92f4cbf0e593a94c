/**
 * `urgent`: a write, which a person waits for. `background`: what nobody looks at yet; it waits until the server has nothing
 * else to do, for one process of Python answers two questions at once far slower than one after the other (measured on
 * MLflow 3.17: a search of 0.2 s took 1.1 s beside a list of experiments).
 */
export type Priority = "urgent" | "normal" | "background"

export type Limiter = {
  /** Resolves to `release` when a place is free. A cancelled waiter leaves the queue at once and rejects. */
  readonly enter: (options: { signal: AbortSignal; priority: Priority }) => Promise<() => void>
}

/** Long enough for a page that has just been opened to ask its own questions first. */
const QUIET_MS = 40
/** A page that waits for a slow answer does not hold back the rest for ever. */
const PATIENCE_MS = 3_000

type Waiter = { readonly start: () => void; readonly since: number }

/**
 * At most `places` requests at a time: browsers give a server six connections, and a page that takes all of them
 * leaves none for the click that follows.
 */
export function createLimiter(places: number): Limiter {
  let inFront = 0
  let behind = 0
  /** Since when nobody was in front; the one after another from behind counts as the same quiet. */
  let quietSince = Number.NEGATIVE_INFINITY
  let leftBehind = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const front: Waiter[] = []
  const back: Waiter[] = []

  const admit = () => {
    while (inFront + behind < places) {
      const next = front.shift()
      if (next === undefined) break
      inFront += 1
      next.start()
    }
    admitBehind()
  }
  const admitBehind = () => {
    clearTimeout(timer)
    const [next] = back
    if (next === undefined || behind > 0 || inFront + behind >= places) return
    const now = performance.now()
    const waitMs = Math.min(inFront === 0 ? quietSince + QUIET_MS - now : PATIENCE_MS, next.since + PATIENCE_MS - now)
    if (waitMs > 0) {
      timer = setTimeout(admitBehind, waitMs)
      return
    }
    back.shift()
    behind += 1
    next.start()
  }
  const leave = (priority: Priority) => {
    if (priority === "background") {
      behind -= 1
      leftBehind = performance.now()
    } else {
      inFront -= 1
      quietSince = performance.now()
    }
    admit()
  }
  const releaseOnce = (priority: Priority) => {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      leave(priority)
    }
  }
  return {
    enter: ({ signal, priority }) => {
      if (signal.aborted) return Promise.reject(abortReason(signal))
      return new Promise((resolve, reject) => {
        const queue = priority === "background" ? back : front
        const waiter: Waiter = {
          since: performance.now(),
          start: () => {
            signal.removeEventListener("abort", giveUp)
            resolve(releaseOnce(priority))
          },
        }
        const giveUp = () => {
          queue.splice(queue.indexOf(waiter), 1)
          reject(abortReason(signal))
        }
        signal.addEventListener("abort", giveUp, { once: true })
        if (priority === "urgent") queue.unshift(waiter)
        else queue.push(waiter)
        if (priority === "background" && waiter.since - leftBehind > QUIET_MS) {
          quietSince = Math.max(quietSince, waiter.since)
        }
        admit()
      })
    },
  }
}

export const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException("Cancelled", "AbortError")
