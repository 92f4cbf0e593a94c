import type { ComponentType } from "react"

import type { Series } from "~/domain/metrics/series"
import type { SearchOf, SearchSchema } from "~/domain/url/search"

/** A run's colour: a token of the theme, or the colour its owner chose; `dash` tells runs of one colour apart. */
export type LineColor = { readonly token: number; readonly dash: number; readonly custom?: string | undefined }

/** One line of a chart. */
export type ChartSeries = {
  /** A run reference: unique over servers. */
  readonly id: string
  readonly label: string
  readonly color: LineColor
  readonly series: Series
  /** When the run began: the zero of relative time. Unknown = its first point. */
  readonly startedAtMs?: number | undefined
}

/** How much of the data a chart shows, and how to get the rest. */
export type ChartStatus = {
  /** Points that the server probably has. */
  readonly expected: number
  /** Set while more is on its way. */
  readonly loading?: { readonly loaded: number; readonly onCancel?: (() => void) | undefined } | undefined
  /** Of a sampled series, every point in view is here: how many there are. */
  readonly wholeInView?: number | undefined
  /** Loads every point; only where the server sampled. */
  readonly onLoadAll?: (() => void) | undefined
}

export type ChartProps<O extends SearchSchema> = {
  /** What is drawn: the metric's key. */
  readonly name: string
  readonly series: readonly ChartSeries[]
  readonly options: SearchOf<O>
  readonly onOptions: (change: Partial<SearchOf<O>>) => void
  readonly status: ChartStatus
  /** small = one of many on a wall; full = alone, with legend and every control. */
  readonly size: "small" | "full"
  /** Opens this chart alone; only where it is one of many. */
  readonly onExpand?: (() => void) | undefined
  /** An IANA time zone; "local" or undefined = the browser's. */
  readonly zone?: string | undefined
}

/** A way to draw series. Options are described like URL parameters, so that every chart can be linked to. */
export type ChartKind<O extends SearchSchema> = {
  readonly id: string
  readonly label: string
  readonly options: O
  /** A string is the reason why not, shown instead of the chart. */
  readonly accepts: (series: readonly ChartSeries[]) => true | string
  readonly load: () => Promise<{ Chart: ComponentType<ChartProps<O>> }>
}
