import { Download, Maximize2, MoreHorizontal, RotateCcw, Table2 } from "lucide-react"

import type { ChartSeries } from "~/charts/chartKind"
import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import { Menu, MenuEntry } from "~/components/ui/Menu"
import { Progress } from "~/components/ui/Progress"
import { formatCount } from "~/domain/format"
import { pointsCsv } from "~/domain/metrics/points"
import type { LineChartProps } from "./LineChart"
import css from "./LineChart.module.css"
import { savePicture, saveText } from "./save"

type Props = LineChartProps & {
  readonly drawn: readonly ChartSeries[]
  readonly statement: string
  readonly onTable: () => void
}

const ICON = 15

/** The metric's name, how complete the picture is, and what can be done with it. */
export function ChartHeader(props: Props) {
  const { name, options, status, statement, onOptions, onExpand } = props
  const isZoomed = options.xRange !== undefined || options.yRange !== undefined
  const reset = () => onOptions({ xRange: undefined, yRange: undefined })
  return (
    <figcaption className={css.header}>
      <h3 title={`${name}, ${statement}`}>
        <bdi>{name}</bdi>
      </h3>
      <Completeness status={status} statement={statement} />
      {isZoomed && (
        <IconButton isSmall label="Show everything again" onClick={reset}>
          <RotateCcw size={ICON} />
        </IconButton>
      )}
      {onExpand !== undefined && (
        <IconButton isSmall label={`Open ${name} alone`} onClick={onExpand}>
          <Maximize2 size={ICON} />
        </IconButton>
      )}
      <ChartMenu {...props} />
    </figcaption>
  )
}

function Completeness({ status, statement }: Pick<Props, "status" | "statement">) {
  const { loading, onLoadAll } = status
  if (loading !== undefined) {
    const done = `${formatCount(loading.loaded)} of about ${formatCount(status.expected)} points`
    return (
      <span className={css.statement} role="status">
        {done}
        <Progress label={done} value={Math.min(1, loading.loaded / Math.max(1, status.expected))} />
        {loading.onCancel !== undefined && (
          <Button kind="quiet" onClick={loading.onCancel}>
            Cancel
          </Button>
        )}
      </span>
    )
  }
  return (
    <span className={css.statement}>
      <span title={statement}>{statement}</span>
      {onLoadAll !== undefined && (
        <Button kind="quiet" onClick={onLoadAll}>
          Load all
        </Button>
      )}
    </span>
  )
}

function ChartMenu({ name, drawn, options, zone = "local", onTable }: Props) {
  const nothing = drawn.length === 0 ? "There are no points" : undefined
  const picture = { name, series: drawn, options, zone }
  const downloads = [
    { label: "Download CSV", save: () => saveText({ name, ending: "csv", type: "text/csv", text: pointsCsv(drawn) }) },
    { label: "Download PNG", save: () => void savePicture(picture, "png") },
    { label: "Download SVG", save: () => void savePicture(picture, "svg") },
  ]
  return (
    <Menu
      align="end"
      trigger={
        <IconButton isSmall label={`More for ${name}`}>
          <MoreHorizontal size={ICON} />
        </IconButton>
      }
    >
      <MenuEntry icon={<Table2 size={ICON} />} disabledReason={nothing} onSelect={onTable}>
        Table of points
      </MenuEntry>
      {downloads.map(({ label, save }) => (
        <MenuEntry key={label} icon={<Download size={ICON} />} disabledReason={nothing} onSelect={save}>
          {label}
        </MenuEntry>
      ))}
    </Menu>
  )
}
