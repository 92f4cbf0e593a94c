import { formatCount, formatExact, formatTime } from "~/domain/format"
import type { XMode } from "~/domain/metrics/curve"
import type { Hit } from "./nearest"

/** How points are put into words; numbers in full, never smoothed or rounded. */
export type PointText = {
  readonly title: (hit: Hit, mode: XMode) => string
  readonly aside: (hit: Hit, mode: XMode) => string
  readonly value: (value: number) => string
  readonly sentence: (hit: Hit, mode: XMode) => string
}

export function pointText(zone: string): PointText {
  const stepOf = ({ line, index }: Hit) => formatCount(line.series.steps[index] ?? NaN)
  const timeOf = ({ line, index }: Hit) => formatTime(line.series.timestampsMs[index] ?? NaN, zone)
  const place = (hit: Hit, mode: XMode): string => {
    if (mode === "wall") return timeOf(hit)
    return mode === "relative" ? duration(hit.xValue) : `step ${stepOf(hit)}`
  }
  return {
    title: (hit, mode) =>
      mode === "step" ? `${place(hit, mode)} · ${timeOf(hit)}` : `${place(hit, mode)} · step ${stepOf(hit)}`,
    aside: (hit, mode) => (mode === "step" ? `@ ${stepOf(hit)}` : `@ ${place(hit, mode)}`),
    value: formatExact,
    sentence: (hit, mode) => `${hit.line.label}, ${place(hit, mode)}: ${formatExact(hit.value)}`,
  }
}

function duration(seconds: number): string {
  const size = Math.abs(seconds)
  if (size < 60) return `${Number(seconds.toPrecision(4))} s`
  const whole = Math.floor(size)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((n) =>
    String(n).padStart(2, "0"),
  )
  return `${seconds < 0 ? "\u2212" : ""}${parts.join(":")}`
}
