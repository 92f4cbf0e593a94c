import { useEffect, useState } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { folderOf } from "~/domain/artifacts/file"
import { stepSeries, steppedImage, type StepSeries } from "~/domain/artifacts/steppedImages"
import type { ViewProps } from "~/viewers/viewer"

import { StepPictures } from "./StepPictures"

/** Pictures that were logged at steps, by their keys: those of the whole folder, of which the file is one. */
export function StepsView({ file, at = "", onAt, beside }: ViewProps) {
  const { series, error, retry } = useSeries(file.path, beside)
  const own = steppedImage(file.path)
  if (error !== undefined)
    return <ErrorNotice error={error} what="The other pictures" onRetry={retry} recovers={false} />
  if (series === undefined || own === undefined || beside === undefined)
    return <RowsSkeleton rows={12} label="Looking for the other pictures" />
  const linked = /^step=(-?\d{1,15})$/.exec(at)?.[1]
  return (
    <StepPictures
      series={series}
      chosenKey={own.key}
      step={linked === undefined ? own.step : Number(linked)}
      onStep={(step) => onAt?.(`step=${step}`)}
      open={beside.open}
    />
  )
}

function useSeries(path: string, beside: ViewProps["beside"]) {
  const [series, setSeries] = useState<readonly StepSeries[]>()
  const [error, setError] = useState<unknown>()
  const [attempt, setAttempt] = useState(0)
  const folder = folderOf(path)
  useEffect(() => {
    let isWanted = true
    beside?.list(folder).then(
      (entries) => isWanted && setSeries(stepSeries(entries)),
      (failure: unknown) => isWanted && setError(failure),
    )
    return () => {
      isWanted = false
    }
  }, [beside, folder, attempt])
  const retry = () => {
    setError(undefined)
    setAttempt(attempt + 1)
  }
  return { series, error, retry }
}
