import { useMemo } from "react"

import type { ChartSeries } from "~/charts/chartKind"
import type { GridColumn, RenderCell } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { Dialog } from "~/components/ui/Dialog"
import { formatCount, formatExact, formatTime } from "~/domain/format"
import { pointRows } from "~/domain/metrics/points"
import css from "./LineChart.module.css"

const ROW_PX = 28
const COLUMNS: readonly GridColumn[] = [
  { id: "run", title: "Run", widthPx: 220 },
  { id: "step", title: "Step", widthPx: 110, align: "end" },
  { id: "time", title: "Time", widthPx: 190 },
  { id: "value", title: "Value", widthPx: 200, align: "end" },
]

/** Every point that the chart has, as a table: exact and never smoothed. */
export function PointsDialog({
  name,
  series,
  zone,
  onClose,
}: {
  name: string
  series: readonly ChartSeries[]
  zone: string
  onClose: () => void
}) {
  const rows = useMemo(() => pointRows(series), [series])
  const renderCell = useMemo((): RenderCell => {
    return (row, { id }) => {
      const point = rows.at(row)
      if (point === undefined) return null
      if (id === "run") return <bdi title={point.label}>{point.label}</bdi>
      if (id === "step") return formatCount(point.step)
      return id === "time" ? formatTime(point.timestampMs, zone) : formatExact(point.value)
    }
  }, [rows, zone])
  return (
    <Dialog open isWide title={`Points of ${name}`} onClose={onClose}>
      <div className={css.points}>
        <VirtualGrid
          label={`Points of ${name}`}
          rowCount={rows.count}
          rowKey={String}
          columns={COLUMNS}
          renderCell={renderCell}
          rowHeightPx={ROW_PX}
        />
      </div>
    </Dialog>
  )
}
