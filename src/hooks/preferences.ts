import { stored, useStored } from "./stored"

/** How a person likes to see things. Kept in the browser; never changes what a link shows. */
export type Preferences = {
  readonly theme: Theme
  readonly density: Density
  /** "local", or an IANA name such as "UTC" or "Europe/Berlin". */
  readonly timeZone: string
  /** Significant digits of metrics, 2..17. */
  readonly digits: number
  /** How often running runs are asked for again; 0 = only by hand. */
  readonly refreshSeconds: number
}

export const THEMES = ["auto", "light", "dark"] as const
export type Theme = (typeof THEMES)[number]

export const DENSITIES = ["compact", "regular", "roomy"] as const
export type Density = (typeof DENSITIES)[number]

export const REFRESH_SECONDS = [0, 10, 30, 60, 300] as const

export const DEFAULT_PREFERENCES: Preferences = {
  theme: "auto",
  density: "regular",
  timeZone: "local",
  digits: 5,
  refreshSeconds: 10,
}

const source = stored("preferences", DEFAULT_PREFERENCES, readPreferences)

export const usePreferences = (): Preferences => useStored(source)
export const setPreferences = (change: Partial<Preferences>): void => source.set({ ...source.get(), ...change })

/** Reads each choice by itself: one that this version does not know must not cost the others. */
export function readPreferences(json: unknown): Preferences | undefined {
  if (typeof json !== "object" || json === null) return undefined
  const values = new Map<string, unknown>(Object.entries(json))
  const old = DEFAULT_PREFERENCES
  const digits = values.get("digits")
  const timeZone = values.get("timeZone")
  return {
    theme: THEMES.find((theme) => theme === values.get("theme")) ?? old.theme,
    density: DENSITIES.find((density) => density === values.get("density")) ?? old.density,
    timeZone: typeof timeZone === "string" && isTimeZone(timeZone) ? timeZone : old.timeZone,
    digits: typeof digits === "number" && digits >= 2 && digits <= 17 ? Math.round(digits) : old.digits,
    refreshSeconds: REFRESH_SECONDS.find((s) => s === values.get("refreshSeconds")) ?? old.refreshSeconds,
  }
}

export function isTimeZone(name: string): boolean {
  if (name === "local") return true
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

/** The same as --row in tokens.css, for what has to reckon with it. */
export const ROW_HEIGHT_PX: Readonly<Record<Density, number>> = { compact: 28, regular: 32, roomy: 40 }
