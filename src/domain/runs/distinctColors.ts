import type { Run } from "./run"
import { runColor, type RunColor } from "./runColor"

const TOKENS = [1, 2, 3, 4, 5, 6, 7, 8] as const

/**
 * Every run keeps its own colour, but two runs of one picture do not share one while another is free: side by side,
 * telling them apart counts more. Runs added later never change the colours of those before.
 */
export function distinctColors(runs: readonly Pick<Run, "id" | "tags">[]): readonly RunColor[] {
  const used = new Map<number, number>()
  return runs.map((run) => {
    const own = runColor(run.id, run.tags)
    if (own.custom !== undefined) return own
    const least = Math.min(...TOKENS.map((token) => used.get(token) ?? 0))
    const free = (token: number) => (used.get(token) ?? 0) === least
    const token = free(own.token) ? own.token : (TOKENS.find(free) ?? own.token)
    used.set(token, (used.get(token) ?? 0) + 1)
    return token === own.token ? own : { ...own, token }
  })
}
