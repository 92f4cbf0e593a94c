import { useState, type PointerEvent } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import type { Curves } from "~/domain/artifacts/evaluation"
import { nearestPoint, type Curve } from "~/domain/artifacts/evaluationCurves"
import { formatCount, formatMetric } from "~/domain/format"
import { numberTicks } from "~/domain/metrics/ticks"
import { visibleText } from "~/domain/text/visibleText"
import { useElementSize } from "~/hooks/useElementSize"

import styles from "./CurveChart.module.css"

const [WIDEST, LEAST] = [560, 240]
const MARGIN = { top: 8, right: 12, bottom: 40, left: 48 }
const UNIT = { low: 0, high: 1, isLog: false }
const PX_PER_TICK = 70
/** More lines than these cannot be told apart. */
const MOST_CURVES = 16
const COLOURS = 8
const DASH = "5 3"
const POINT_DIGITS = 4

/** Curves between 0 and 1 on both axes. */
export function CurveChart({ drawn }: { drawn: Curves }) {
  const [measure, box] = useElementSize()
  const [pointedAt, setPointedAt] = useState<number>()
  const curves = drawn.curves.slice(0, MOST_CURVES)
  return (
    <figure className={styles["figure"]}>
      <figcaption>{drawn.title}</figcaption>
      <div ref={measure} className={styles["plot"]}>
        {box !== undefined && (
          <Plot
            drawn={drawn}
            curves={curves}
            width={Math.max(LEAST, Math.min(WIDEST, box.width))}
            pointedAt={pointedAt}
            onPoint={setPointedAt}
          />
        )}
      </div>
      <ul className={styles["legend"]} aria-label="Curves">
        {curves.map((curve, index) => (
          <li key={index}>
            <svg width="18" height="8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="18"
                y2="4"
                stroke={colourOf(index)}
                strokeWidth="2"
                strokeDasharray={dashOf(index)}
              />
            </svg>
            <UntrustedText text={curve.label === "" ? "of the file" : curve.label} max={60} />
            <span className={styles["area"]}>{pointedWords(curve, pointedAt) ?? areaWords(curve)}</span>
          </li>
        ))}
      </ul>
      {curves.length < drawn.curves.length && (
        <p>
          The first {MOST_CURVES} of {formatCount(drawn.curves.length)} curves are drawn; the table has all.
        </p>
      )}
    </figure>
  )
}

const areaWords = ({ area }: Curve): string =>
  area === undefined ? "area not said: it does not reach from 0 to 1" : `AUC ${area.toFixed(4)}`

/** In place of the area while a pointer is over the chart, so that nothing moves. */
function pointedWords({ points }: Curve, pointedAt: number | undefined): string | undefined {
  const point = pointedAt === undefined ? undefined : nearestPoint(points, pointedAt)
  return point && `${formatMetric(point.y, POINT_DIGITS)} at ${formatMetric(point.x, POINT_DIGITS)}`
}

type PlotProps = {
  drawn: Curves
  curves: readonly Curve[]
  width: number
  /** x under the pointer; undefined = it is elsewhere. */
  pointedAt: number | undefined
  onPoint: (x: number | undefined) => void
}

function Plot({ drawn, curves, width, pointedAt, onPoint }: PlotProps) {
  const side = width - MARGIN.left - MARGIN.right
  const height = side + MARGIN.top + MARGIN.bottom
  const x = (value: number) => MARGIN.left + value * side
  const y = (value: number) => MARGIN.top + (1 - value) * side
  const ticks = numberTicks(UNIT, Math.max(2, Math.floor(side / PX_PER_TICK)))
  const label = `${drawn.title}: ${drawn.yLabel} over ${drawn.xLabel}. ${curves.map(summaryOf).join(", ")}`
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className={styles["svg"]}
      onPointerMove={({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) =>
        onPoint(clamped((clientX - currentTarget.getBoundingClientRect().left - MARGIN.left) / side))
      }
      onPointerLeave={() => onPoint(undefined)}
    >
      {ticks.map((tick) => (
        <g key={tick.value}>
          <line x1={x(0)} x2={x(1)} y1={y(tick.value)} y2={y(tick.value)} className={styles["grid"]} />
          <line x1={x(tick.value)} x2={x(tick.value)} y1={y(0)} y2={y(1)} className={styles["grid"]} />
          <text x={x(0) - 6} y={y(tick.value)} dy="0.35em" textAnchor="end">
            {tick.label}
          </text>
          <text x={x(tick.value)} y={y(0) + 16} textAnchor="middle">
            {tick.label}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 34} textAnchor="middle">
        {drawn.xLabel}
      </text>
      <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
        {drawn.yLabel}
      </text>
      {drawn.hasDiagonal && <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={styles["guess"]} />}
      {curves.map(({ points }, index) => (
        <polyline
          key={index}
          points={points
            .map((point) => `${x(clamped(point.x)).toFixed(1)},${y(clamped(point.y)).toFixed(1)}`)
            .join(" ")}
          fill="none"
          stroke={colourOf(index)}
          strokeWidth="2"
          strokeDasharray={dashOf(index)}
          strokeLinejoin="round"
        />
      ))}
      {curves.map(({ points }, index) => {
        const point = pointedAt === undefined ? undefined : nearestPoint(points, pointedAt)
        return (
          point && <circle key={index} cx={x(clamped(point.x))} cy={y(clamped(point.y))} r="4" fill={colourOf(index)} />
        )
      })}
    </svg>
  )
}

const clamped = (value: number): number => Math.min(1, Math.max(0, value))
const colourOf = (index: number): string => `var(--run-${(index % COLOURS) + 1})`
const dashOf = (index: number): string | undefined => (index < COLOURS ? undefined : DASH)

const summaryOf = ({ label, area }: Curve): string =>
  `${label === "" ? "one curve" : visibleText(label)}${area === undefined ? "" : ` with an area of ${area.toFixed(4)}`}`
