import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react"

import type { ChartSeries } from "~/charts/chartKind"
import { VisuallyHidden } from "~/components/ui/VisuallyHidden"
import { formatCount, formatExact } from "~/domain/format"
import { useElementSize } from "~/hooks/useElementSize"
import { Axes } from "./Axes"
import { sharedEngine } from "./engineClient"
import { listenToGestures, type Ranges } from "./gestures"
import { Hover } from "./hover"
import { listenToKeys } from "./keys"
import css from "./LineChart.module.css"
import type { LineChartProps } from "./LineChart"
import { Plot } from "./plot"
import { pointText } from "./pointText"
import { dashOf, readThemeColors, strokeOf, subscribeToTheme } from "./themeColors"

type Props = LineChartProps & {
  readonly drawn: readonly ChartSeries[]
  readonly statement: string
  readonly highlighted: string | undefined
}

/** The axes with the lines on their canvas, and everything a pointer or a keyboard does there. */
export function PlotArea(props: Props) {
  const { name, drawn, options, zone = "local", statement, highlighted } = props
  const [plot] = useState(() => new Plot(sharedEngine()))
  const view = useSyncExternalStore(plot.subscribe, plot.view)
  const theme = useSyncExternalStore(subscribeToTheme, readThemeColors)
  const [measure, box] = useElementSize()
  const layers = useInteraction(plot, props)
  const strokes = useMemo(
    () => drawn.map(({ color }) => ({ color: strokeOf(color, theme), dash: drawn.length > 1 ? dashOf(color) : [] })),
    [drawn, theme],
  )
  // The plot lives outside React: it is told what to draw after every change.
  useEffect(() => plot.setInput({ series: drawn, options, strokes }), [plot, drawn, options, strokes])
  useEffect(() => plot.setHighlight(highlighted), [plot, highlighted])
  return (
    <div
      ref={measure}
      className={css.plot}
      role="application"
      aria-roledescription="chart"
      aria-label={`${name}: ${statement}. ${summary(drawn)} Arrow keys move over the points.`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard moves a cursor over the points
      tabIndex={0}
    >
      {box !== undefined && view.axes !== undefined && (
        <Axes {...box} axes={view.axes} mode={options.x} zone={zone} onArea={plot.setArea} />
      )}
      <div ref={layers} className={css.layers}>
        <canvas className={css.lines} aria-hidden="true" />
        <canvas className={css.overlay} aria-hidden="true" />
        <div popover="manual" hidden className={css.card} aria-hidden="true" />
        <VisuallyHidden>
          <span aria-live="polite" />
        </VisuallyHidden>
      </div>
      {view.isEmpty && <p className={css.empty}>{emptyText(drawn, options)}</p>}
      {view.unplaced > 0 && (
        <p className={css.note}>{formatCount(view.unplaced)} points at or below 0 have no place on a log axis</p>
      )}
    </div>
  )
}

/** Connects pointer, wheel and keys with the plot; the ref belongs on the element that holds the two canvases. */
function useInteraction(plot: Plot, { size, zone = "local", onOptions }: Props) {
  const layers = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<Hover>()
  const isXOnly = size === "small"
  const setRanges = useEffectEvent((ranges: Ranges) => {
    onOptions(ranges)
  })
  useEffect(() => hover?.setText(pointText(zone)), [hover, zone])
  useEffect(() => {
    const frame = layers.current
    const [canvas, overlay] = frame?.querySelectorAll("canvas") ?? []
    const card = frame?.querySelector<HTMLElement>("[popover]")
    const voice = frame?.querySelector<HTMLElement>("[aria-live]")
    const root = frame?.parentElement
    if (canvas === undefined || overlay === undefined || card == null || voice == null || root == null) return undefined
    const pointer = new Hover(plot, { overlay, card, voice }, pointText("local"))
    setHover(pointer)
    const detach = plot.attach(canvas)
    const parts = { plot, hover: pointer, isXOnly, onRanges: (ranges: Ranges) => setRanges(ranges) }
    const stopGestures = listenToGestures({ element: overlay, ...parts })
    const stopKeys = listenToKeys(root, parts)
    const stopFollowing = plot.subscribe(pointer.refresh)
    return () => {
      stopGestures()
      stopKeys()
      stopFollowing()
      pointer.dispose()
      detach()
    }
  }, [plot, isXOnly])
  return layers
}

const emptyText = (drawn: readonly ChartSeries[], { logX, logY }: LineChartProps["options"]): string => {
  if (drawn.length === 0) return "No run has logged this metric"
  return logX || logY ? "No value above 0 to place on a log axis" : "No finite value to draw"
}

/** The last value of the first runs, for those who hear the chart. */
function summary(drawn: readonly ChartSeries[]): string {
  const some = drawn
    .slice(0, 3)
    .map(({ label, series }) => `${label} ends at ${formatExact(series.values.at(-1) ?? NaN)}`)
  return `${some.join(", ")}${drawn.length > 3 ? `, and ${drawn.length - 3} more` : ""}.`
}
