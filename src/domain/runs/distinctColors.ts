import type { Run } from "./run"
import { DASHES, runColor, type RunColor } from "./runColor"

const TOKENS = [1, 2, 3, 4, 5, 6, 7, 8] as const

/**
 * Every run keeps its own colour, but two runs of one picture do not share one while another is free: side by side,
 * telling them apart counts more. Where the colours are used up, the dashes differ. Runs added later never change the
 * colours of those before.
 */
export function distinctColors(runs: readonly Pick<Run, "id" | "tags">[]): readonly RunColor[] {
  const tokens = new Map<number, number>()
  const looks = new Map<string, number>()
  return runs.map((run) => {
    const own = runColor(run.id, run.tags)
    if (own.custom !== undefined) return own
    const token = leastUsed(TOKENS, own.token, (one) => tokens.get(one) ?? 0)
    const dash = leastUsed(DASHES, own.dash, (one) => looks.get(`${token} ${one}`) ?? 0)
    tokens.set(token, (tokens.get(token) ?? 0) + 1)
    looks.set(`${token} ${dash}`, (looks.get(`${token} ${dash}`) ?? 0) + 1)
    return { ...own, token, dash }
  })
}

/** Its own if that is among them. */
function leastUsed<T extends number>(all: readonly T[], own: T, usesOf: (one: T) => number): T {
  const least = Math.min(...all.map(usesOf))
  const isFree = (one: T) => usesOf(one) === least
  return isFree(own) ? own : (all.find(isFree) ?? own)
}
