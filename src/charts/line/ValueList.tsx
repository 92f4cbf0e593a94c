import type { ChartSeries } from "~/charts/chartKind"
import { MetricValue } from "~/components/MetricValue"
import { formatCount } from "~/domain/format"
import { extentOf } from "~/domain/metrics/extent"
import { usePreferences } from "~/hooks/preferences"
import css from "./LineChart.module.css"

type Row = { readonly line: ChartSeries; readonly value: number }

/** Metrics that were logged once: values, not lines that have no length. Largest first. */
export function ValueList({ series, size }: { series: readonly ChartSeries[]; size: "small" | "full" }) {
  const { digits } = usePreferences()
  const rows = series
    .flatMap((line): Row[] => {
      const value = line.series.values[0]
      return value === undefined ? [] : [{ line, value }]
    })
    .sort(byValue)
  const [only] = rows
  if (only === undefined) return <p className={css.empty}>No run has logged this metric</p>
  if (rows.length === 1) {
    return (
      <div className={css.single}>
        <output>
          <MetricValue value={only.value} digits={digits} />
        </output>
        <p>logged once, at step {formatCount(only.line.series.steps[0] ?? NaN)}</p>
      </div>
    )
  }
  return (
    <ol className={css.values} data-size={size}>
      {rows.map(({ line, value }) => (
        <li key={line.id}>
          <bdi title={line.label}>{line.label}</bdi>
          <Bar value={value} among={rows} line={line} />
          <output>
            <MetricValue value={value} digits={digits} />
          </output>
        </li>
      ))}
    </ol>
  )
}

/** NaN last. */
const byValue = (a: Row, b: Row): number =>
  Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value)) || (a.value < b.value ? 1 : a.value > b.value ? -1 : 0)

function Bar({ value, among, line }: { value: number; among: readonly Row[]; line: ChartSeries }) {
  const extent = extentOf(Float64Array.from(among, (row) => row.value))
  const low = Math.min(0, extent?.low ?? 0)
  const span = Math.max(0, extent?.high ?? 0) - low
  if (!Number.isFinite(value) || !(span > 0)) return <span />
  const place = (at: number) => `${((at - low) / span) * 100}%`
  const { color } = line
  return (
    <svg className={css.bar} aria-hidden="true">
      <rect
        x={place(Math.min(0, value))}
        width={`${(Math.abs(value) / span) * 100}%`}
        height="100%"
        fill={color.custom ?? `var(--run-${((color.token - 1) % 8) + 1})`}
      />
    </svg>
  )
}
