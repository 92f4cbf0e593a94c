import { useMemo, useState } from "react"

import type { ChartProps, ChartSeries, ChartStatus } from "~/charts/chartKind"
import { formatCount } from "~/domain/format"
import { completeness } from "~/domain/metrics/completeness"
import { ChartHeader } from "./ChartHeader"
import { Legend } from "./Legend"
import css from "./LineChart.module.css"
import type { lineOptions } from "./lineOptions"
import { PlotArea } from "./PlotArea"
import { PointsDialog } from "./PointsDialog"
import { ValueList } from "./ValueList"

export type LineChartProps = ChartProps<typeof lineOptions>

/** One metric of one or many runs over steps or time. */
export function LineChart(props: LineChartProps) {
  const { name, series, options, status, size, zone = "local" } = props
  const { only } = options
  const [isTableOpen, setTableOpen] = useState(false)
  const [highlighted, setHighlighted] = useState<string>()
  const drawn = useMemo(() => onlyChosen(series, only), [series, only])
  const isSingle = drawn.length > 0 && drawn.every((line) => line.series.values.length <= 1)
  const statement = statementOf(drawn, status)
  return (
    <figure
      className={css.chart}
      data-size={size}
      aria-label={`${name}, ${drawn.length === 1 ? "1 run" : `${drawn.length} runs`}`}
    >
      <ChartHeader {...props} drawn={drawn} statement={statement} onTable={() => setTableOpen(true)} />
      {isSingle ? (
        <ValueList name={name} series={drawn} size={size} onExpand={props.onExpand} />
      ) : (
        <PlotArea {...props} drawn={drawn} statement={statement} highlighted={highlighted} />
      )}
      {size === "full" && series.length > 1 && !isSingle && <Legend {...props} onHighlight={setHighlighted} />}
      {isTableOpen && <PointsDialog name={name} series={drawn} zone={zone} onClose={() => setTableOpen(false)} />}
    </figure>
  )
}

function statementOf(drawn: readonly ChartSeries[], { expected, wholeInView }: ChartStatus): string {
  if (wholeInView !== undefined) return `all ${formatCount(wholeInView)} points in view`
  return completeness(
    drawn.map(({ series }) => series),
    expected,
  )
}

function onlyChosen(series: readonly ChartSeries[], only: readonly string[]): readonly ChartSeries[] {
  if (only.length === 0) return series
  const chosen = series.filter(({ id }) => only.includes(id))
  // Runs that this chart does not have were chosen elsewhere: better everything than an empty picture.
  return chosen.length === 0 ? series : chosen
}
