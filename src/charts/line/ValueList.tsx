import type { ChartSeries } from "~/charts/chartKind"
import { MetricValue } from "~/components/MetricValue"
import { guessDirection } from "~/domain/compare/direction"
import { formatCount } from "~/domain/format"
import { extentOf } from "~/domain/metrics/extent"
import { usePreferences } from "~/hooks/preferences"
import css from "./LineChart.module.css"
import { Swatch } from "./Swatch"

type Row = { readonly line: ChartSeries; readonly value: number }

type Props = {
  /** The metric's key. */
  readonly name: string
  readonly series: readonly ChartSeries[]
  readonly size: "small" | "full"
  readonly onExpand?: (() => void) | undefined
}

/** A card has room for so many; the rest is told, not cut. */
const FITTING = 8

/** Metrics that were logged once: values, not lines that have no length. The best first, where the name tells which end that is. */
export function ValueList({ name, series, size, onExpand }: Props) {
  const rows = rowsOf(name, series)
  const [only] = rows
  if (only === undefined) return <p className={css.empty}>No run has logged this metric</p>
  if (rows.length === 1) return <SingleValue {...only} />
  const isCut = size === "small" && onExpand !== undefined && rows.length > FITTING
  const shown = isCut ? rows.slice(0, FITTING - 1) : rows
  return (
    <>
      <ol className={css.values} data-size={size}>
        {shown.map((row) => (
          <ValueRow key={row.line.id} {...row} among={rows} />
        ))}
      </ol>
      {isCut && (
        <button type="button" className={css.more} onClick={onExpand}>
          {formatCount(rows.length - shown.length)} more
        </button>
      )}
    </>
  )
}

function SingleValue({ line, value }: Row) {
  const { digits } = usePreferences()
  return (
    <div className={css.single}>
      <output>
        <MetricValue value={value} digits={digits} />
      </output>
      <p className={css.whose}>
        <Swatch color={line.color} />
        <bdi title={line.label}>{line.label}</bdi>
      </p>
      <p>logged once, at step {formatCount(line.series.steps[0] ?? NaN)}</p>
    </div>
  )
}

function ValueRow({ line, value, among }: Row & { among: readonly Row[] }) {
  const { digits } = usePreferences()
  return (
    <li>
      <bdi title={line.label}>{line.label}</bdi>
      <Bar value={value} among={among} line={line} />
      <output>
        <MetricValue value={value} digits={digits} />
      </output>
    </li>
  )
}

function rowsOf(name: string, series: readonly ChartSeries[]): readonly Row[] {
  const isLowBest = guessDirection(name) === "down"
  return series
    .flatMap((line): Row[] => {
      const value = line.series.values[0]
      return value === undefined ? [] : [{ line, value }]
    })
    .sort((a, b) => nanLast(a, b) || (isLowBest ? compare(a, b) : compare(b, a)))
}

const nanLast = (a: Row, b: Row): number => Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value))
const compare = (a: Row, b: Row): number => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)

function Bar({ value, among, line }: Row & { among: readonly Row[] }) {
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
