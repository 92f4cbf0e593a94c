import type { LineColor } from "~/charts/chartKind"

/** What a canvas needs of the theme: CSS variables do not reach it. */
export type ThemeColors = {
  readonly runs: readonly string[]
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly accent: string
}

const RUN_TOKENS = 8
let current: ThemeColors | undefined
const listeners = new Set<() => void>()

export function readThemeColors(): ThemeColors {
  if (current !== undefined) return current
  const style = getComputedStyle(document.documentElement)
  const read = (token: string) => style.getPropertyValue(`--${token}`).trim() || "gray"
  current = {
    runs: Array.from({ length: RUN_TOKENS }, (_, i) => read(`run-${i + 1}`)),
    text: read("text"),
    muted: read("muted"),
    line: read("line"),
    surface: read("surface"),
    accent: read("accent"),
  }
  return current
}

/** The theme is an attribute of the root, or follows the system: watch both. */
export function subscribeToTheme(listener: () => void): () => void {
  if (listeners.size === 0) {
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] })
    systemTheme()?.addEventListener("change", renew)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    observer.disconnect()
    systemTheme()?.removeEventListener("change", renew)
    current = undefined
  }
}

const renew = (): void => {
  current = undefined
  listeners.forEach((listener) => listener())
}
const observer = new MutationObserver(renew)
const systemTheme = (): MediaQueryList | undefined =>
  typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : undefined

export const strokeOf = ({ custom, token }: LineColor, theme: ThemeColors): string =>
  custom ?? theme.runs[(token - 1) % RUN_TOKENS] ?? theme.text

/** The second channel, for those who cannot tell the colours apart. */
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [5, 2], [1, 4], [12, 4]]

export const dashOf = ({ dash }: LineColor): readonly number[] => DASHES[dash % DASHES.length] ?? []
