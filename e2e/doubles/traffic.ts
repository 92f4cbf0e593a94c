import type { Switchboard } from "./switchboard"

export const TRAFFIC_SWITCHES: TrafficSwitches = {
  throttleNext: 0,
  // [D] Neither vendor promises the header.
  retryAfter: "",
  searchesPerSecond: 0,
  cors: false,
}

export type TrafficSwitches = {
  /** How many of the next requests are answered 429. */
  readonly throttleNext: number
  /** The header of a 429, seconds or a date; empty = there is none. */
  readonly retryAfter: string
  /** What the vendor counts as a search; 0 = without a limit. */
  readonly searchesPerSecond: number
  /** Whether a page of another origin may ask. */
  readonly cors: boolean
}

/** Whether a request is one too many. */
export function createMeter(board: Switchboard<TrafficSwitches>) {
  let times: number[] = []
  return (isSearch: boolean): boolean => {
    const { throttleNext, searchesPerSecond } = board.on
    if (throttleNext > 0) {
      board.set({ throttleNext: throttleNext - 1 })
      return true
    }
    if (!isSearch || searchesPerSecond === 0) return false
    const now = Date.now()
    times = times.filter((time) => time > now - 1000)
    if (times.length >= searchesPerSecond) return true
    times.push(now)
    return false
  }
}

export const retryHeaders = ({ retryAfter }: TrafficSwitches): Record<string, string> =>
  retryAfter === "" ? {} : { "retry-after": retryAfter }
