import { stored, useStored } from "~/hooks/stored"

/** The pairs of panes that a person can resize, each remembered by itself. */
const NAMES = ["runs", "compare", "artifacts"] as const
export type PaneName = (typeof NAMES)[number]

export const LEAST_PERCENT = 15
export const MOST_PERCENT = 85

type Shares = Partial<Record<PaneName, number>>

const shares = stored<Shares>("panes", {}, readShares)

/** How much of the width the first pane has, in percent; undefined until it was changed in this browser. */
export const usePaneShare = (name: PaneName): number | undefined => useStored(shares)[name]

export const setPaneShare = (name: PaneName, percent: number): void =>
  shares.set({
    ...shares.get(),
    [name]: Math.min(MOST_PERCENT, Math.max(LEAST_PERCENT, Math.round(percent * 10) / 10)),
  })

export function resetPaneShare(name: PaneName): void {
  const { [name]: _gone, ...others } = shares.get()
  shares.set(others)
}

function readShares(json: unknown): Shares | undefined {
  if (typeof json !== "object" || json === null) return undefined
  const values = new Map<string, unknown>(Object.entries(json))
  const isShare = (value: unknown): value is number =>
    typeof value === "number" && value >= LEAST_PERCENT && value <= MOST_PERCENT
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = values.get(name)
      return isShare(value) ? [[name, value]] : []
    }),
  )
}
