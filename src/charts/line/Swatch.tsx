import type { LineColor } from "~/charts/chartKind"
import css from "./LineChart.module.css"
import { dashOf } from "./themeColors"

/** A short piece of a run's line: its colour and its dash. */
export function Swatch({ color }: { color: LineColor }) {
  return (
    <svg className={css.sample} viewBox="0 0 18 8" aria-hidden="true">
      <line
        x1="0"
        x2="18"
        y1="4"
        y2="4"
        stroke={color.custom ?? `var(--run-${((color.token - 1) % 8) + 1})`}
        strokeWidth="2.5"
        strokeDasharray={dashOf(color).join(" ") || undefined}
      />
    </svg>
  )
}
