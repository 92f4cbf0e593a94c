import { X } from "lucide-react"

import { chartKinds } from "~/charts/registry"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Skeleton } from "~/components/feedback/Skeleton"
import { later } from "~/components/later"
import { IconButton } from "~/components/ui/IconButton"

import styles from "./MetricWall.module.css"
import type { MetricWallProps } from "./MetricWall"
import { useInView } from "./useInView"
import { useMetricSeries } from "./useMetricSeries"

const LineChart = later(async () => (await chartKinds.line.load()).Chart)

type Props = MetricWallProps & {
  readonly metric: string
  readonly size: "small" | "full"
  readonly onExpand?: () => void
  readonly onClose?: () => void
}

/** Holds its place in the wall; the chart exists and loads only while it is in sight. */
export function ChartCard(props: Props) {
  const { metric, size, onClose } = props
  const [ref, isInView] = useInView()
  return (
    <article ref={ref} className={styles["card"]} data-size={size} aria-label={metric}>
      {isInView ? <LiveChart {...props} /> : <Skeleton height="100%" />}
      {onClose !== undefined && (
        <span className={styles["close"]}>
          <IconButton isSmall label={`Close ${metric}`} onClick={onClose}>
            <X size={15} />
          </IconButton>
        </span>
      )}
    </article>
  )
}

function LiveChart({ sources, metric, options, onOptions, size, zone, onExpand }: Props) {
  const { series, status, failures, isPending, error, retry } = useMetricSeries({ sources, metric, options })
  if (error !== undefined) return <ErrorNotice error={error} what={metric} onRetry={retry} isCompact />
  if (isPending) return <Skeleton height="100%" />
  return (
    <>
      <LineChart
        name={metric}
        series={series}
        options={options}
        onOptions={onOptions}
        status={status}
        size={size}
        zone={zone}
        onExpand={onExpand}
        whileLoading={<Skeleton height="100%" />}
      />
      {failures > 0 && (
        <p role="alert" className={styles["failures"]}>
          {failures === 1 ? "1 run" : `${failures} runs`} could not be loaded.{" "}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
    </>
  )
}
