import { csvLine } from "~/domain/format/csv"
import type { Series } from "./series"

export type LabelledSeries = { readonly label: string; readonly series: Series }

export type Point = {
  readonly label: string
  readonly runId: string
  readonly step: number
  readonly timestampMs: number
  readonly value: number
}

/** All points of several series as one list of rows, without building it. */
export type PointRows = { readonly count: number; readonly at: (row: number) => Point | undefined }

export function pointRows(lines: readonly LabelledSeries[]): PointRows {
  const ends: number[] = []
  let count = 0
  for (const { series } of lines) ends.push((count += series.values.length))
  return {
    count,
    at: (row) => {
      const place = ends.findIndex((end) => row < end)
      const line = lines[place]
      if (line === undefined || row < 0) return undefined
      const { series, label } = line
      const i = row - (ends[place - 1] ?? 0)
      return {
        label,
        runId: series.runId,
        step: series.steps[i] ?? NaN,
        timestampMs: series.timestampsMs[i] ?? NaN,
        value: series.values[i] ?? NaN,
      }
    },
  }
}

/** RFC 4180; one row per point, numbers exact, never smoothed. */
export function pointsCsv(lines: readonly LabelledSeries[]): string {
  const rows = ["run,run_id,metric,step,timestamp,value"]
  for (const { label, series } of lines) {
    const start = csvLine([label, series.runId, series.key])
    for (let i = 0; i < series.values.length; i++) {
      rows.push(`${start},${series.steps[i]},${isoTime(series.timestampsMs[i] ?? NaN)},${series.values[i]}`)
    }
  }
  return `${rows.join("\r\n")}\r\n`
}

const isoTime = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : "")
