import { stored, useStored } from "~/hooks/stored"

export const RAIL_MIN = 180
export const RAIL_MAX = 640
const RAIL_USUAL = 264

type RailState = { readonly width: number; readonly isCollapsed: boolean }

const rail = stored<RailState>("rail", { width: RAIL_USUAL, isCollapsed: false }, readRail)

export const useRail = (): RailState => useStored(rail)
export const setRailCollapsed = (isCollapsed: boolean): void => rail.set({ ...rail.get(), isCollapsed })
export const setRailWidth = (width: number): void => rail.set({ ...rail.get(), width: clamp(width) })
export const resetRailWidth = (): void => setRailWidth(RAIL_USUAL)

const clamp = (width: number): number => Math.round(Math.min(RAIL_MAX, Math.max(RAIL_MIN, width)))

function readRail(json: unknown): RailState | undefined {
  if (typeof json !== "object" || json === null || !("width" in json && "isCollapsed" in json)) return undefined
  const { width, isCollapsed } = json
  if (typeof width !== "number" || !Number.isFinite(width) || typeof isCollapsed !== "boolean") return undefined
  return { width: clamp(width), isCollapsed }
}
