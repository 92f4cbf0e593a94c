import { useLayoutEffect } from "react"
import { CartesianGrid, LineChart, usePlotArea, XAxis, YAxis } from "recharts"

import type { XMode } from "~/domain/metrics/curve"
import { fractionOf, type Axis } from "~/domain/metrics/decimate"
import { clockTicks, durationTicks, numberTicks, type Tick } from "~/domain/metrics/ticks"
import type { Area, PlotView } from "./plot"

const MARGIN = { top: 6, right: 12, bottom: 0, left: 0 }
const X_HEIGHT = 22
const TICK = { fill: "var(--muted)", fontSize: 11 }
/** Two corners: the axes need something to span; the lines themselves are on the canvas. */
const CORNERS = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
]
const UNIT = [0, 1]

export type AxesProps = {
  readonly width: number
  readonly height: number
  readonly axes: NonNullable<PlotView["axes"]>
  readonly mode: XMode
  readonly zone: string
  readonly onArea: (area: Area) => void
}

/**
 * Axes and grid by Recharts, in fractions of the axes: the ticks come from domain/metrics, so that the picture,
 * the canvas and the export all place a number at the same pixel.
 */
export function Axes({ width, height, axes, mode, zone, onArea }: AxesProps) {
  const ticks = ticksOf({ axes, mode, zone, width, height })
  const x = placed(axes.x, ticks.x)
  const y = placed(axes.y, ticks.y)
  return (
    <LineChart width={width} height={height} data={CORNERS} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid syncWithTicks vertical={false} stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={UNIT}
        ticks={[...x.keys()]}
        tickFormatter={(at: number) => x.get(at) ?? ""}
        height={X_HEIGHT}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: "var(--line-strong)" }}
        interval="preserveStart"
        minTickGap={6}
      />
      <YAxis
        type="number"
        dataKey="y"
        domain={UNIT}
        ticks={[...y.keys()]}
        tickFormatter={(at: number) => y.get(at) ?? ""}
        width={yWidth(ticks.y)}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      <PlotArea onArea={onArea} />
    </LineChart>
  )
}

function PlotArea({ onArea }: { onArea: (area: Area) => void }) {
  const area = usePlotArea()
  // The canvas lies outside React's tree of SVG, so it is told where Recharts has put the plot.
  useLayoutEffect(() => {
    if (area !== undefined) onArea(area)
  }, [area, onArea])
  return null
}

export type Ticks = { readonly x: readonly Tick[]; readonly y: readonly Tick[] }

export function ticksOf({ axes, mode, zone, width, height }: Omit<AxesProps, "onArea">): Ticks {
  const across = Math.max(2, Math.floor(width / 90))
  const up = Math.max(2, Math.floor(height / 45))
  return { x: horizontalTicks(axes.x, { mode, zone, count: across }), y: numberTicks(axes.y, up) }
}

function horizontalTicks(axis: Axis, { mode, zone, count }: { mode: XMode; zone: string; count: number }) {
  if (mode === "wall" && !axis.isLog) return clockTicks(axis, count, zone)
  return mode === "relative" ? durationTicks(axis, count) : numberTicks(axis, count)
}

function placed(axis: Axis, ticks: readonly Tick[]): ReadonlyMap<number, string> {
  const place = fractionOf(axis)
  return new Map(ticks.map(({ value, label }) => [Math.max(0, Math.min(1, place(value))), label]))
}

const CHARACTER = 6.6
/** Wide enough for the longest label, so that nothing is cut and no text has to be measured. */
const yWidth = (ticks: readonly Tick[]): number =>
  Math.ceil(Math.max(4, ...ticks.map(({ label }) => label.length)) * CHARACTER) + 10
