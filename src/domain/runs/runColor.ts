import type { KeyValue } from "./run"

/** How a run is drawn everywhere: one of the eight run colours of tokens.css, and a dash as the second channel. */
export type RunColor = {
  readonly token: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
  /** 0 = solid; 1..3 are dash patterns. */
  readonly dash: number
  /** Chosen in MLflow's own UI: a plain hex colour, nothing else. */
  readonly custom?: string
}

const TOKENS = [1, 2, 3, 4, 5, 6, 7, 8] as const
/** Solid, and the dash patterns. */
export const DASHES: readonly number[] = [0, 1, 2, 3]

/** The same for the same run id, in every table, chart and session. */
export function runColor(runId: string, tags: readonly KeyValue[] = []): RunColor {
  const hash = hashOf(runId)
  const token = TOKENS[hash % TOKENS.length] ?? 1
  const color = { token, dash: Math.floor(hash / TOKENS.length) % DASHES.length }
  const custom = hexColor(tags.find(({ key }) => key === COLOR_TAG)?.value)
  return custom === undefined ? color : { ...color, custom }
}

export const COLOR_TAG = "mlflow.runColor"

/** The tag is a text that anyone may write: only `#rgb` and `#rrggbb` become a colour. */
export const hexColor = (text: string | undefined): string | undefined =>
  text !== undefined && /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(text) ? text.toLowerCase() : undefined

/** For `style={{ color: cssColor(...) }}`. */
export const cssColor = ({ token, custom }: RunColor): string => custom ?? `var(--run-${token})`

/** FNV-1a, with a final mix so that ids that differ in the last letter only do not get neighbouring colours. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}
