import { ChevronLeft, ChevronRight } from "lucide-react"

import { IconButton } from "~/components/ui/IconButton"
import { Slider } from "~/components/ui/Slider"
import { UntrustedText } from "~/components/UntrustedText"
import type { FilesBeside } from "~/domain/artifacts/file"
import { pictureAt, stepsOf, type StepSeries } from "~/domain/artifacts/steppedImages"
import { formatCount } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import css from "~/viewers/View.module.css"

import { StepImage } from "./StepImage"
import styles from "./Steps.module.css"

/** Pictures beside each other; more series stay out of sight until they are chosen in the tree. */
const MOST_BESIDE = 24

/** One slider over the steps of all keys; the key that was chosen comes first and larger. */
export function StepPictures({
  series,
  chosenKey,
  step,
  onStep,
  open,
}: {
  series: readonly StepSeries[]
  chosenKey: string
  step: number
  onStep: (step: number) => void
  open: FilesBeside["open"]
}) {
  const steps = stepsOf(series)
  const index = Math.max(
    0,
    steps.findLastIndex((other) => other <= step),
  )
  const now = steps[index] ?? 0
  const go = (to: number) => {
    const next = steps[to]
    if (next !== undefined) onStep(next)
  }
  const sorted = series.toSorted((a, b) => Number(b.key === chosenKey) - Number(a.key === chosenKey))
  return (
    <section className={css["view"]} aria-label="Pictures by step">
      <div className={css["bar"]}>
        <IconButton
          label="Previous step"
          onClick={() => go(index - 1)}
          disabledReason={index === 0 ? "This is the first step" : undefined}
        >
          <ChevronLeft size={16} />
        </IconButton>
        <Slider
          label="Step"
          value={index}
          min={0}
          max={Math.max(0, steps.length - 1)}
          step={1}
          format={(place) => formatCount(steps[place] ?? 0)}
          onChange={go}
        />
        <IconButton
          label="Next step"
          onClick={() => go(index + 1)}
          disabledReason={index === steps.length - 1 ? "This is the last step" : undefined}
        >
          <ChevronRight size={16} />
        </IconButton>
        <span role="status">
          {formatCount(index + 1)} of {formatCount(steps.length)} steps
        </span>
        <span className={css["end"]}>
          {formatCount(series.length)} {series.length === 1 ? "key" : "keys"}
        </span>
      </div>
      <div className={styles["grid"]}>
        {sorted.slice(0, MOST_BESIDE).map((one) => (
          <Figure key={one.key} series={one} isChosen={one.key === chosenKey} step={now} open={open} />
        ))}
      </div>
      {sorted.length > MOST_BESIDE && (
        <p className={css["note"]}>
          {formatCount(sorted.length - MOST_BESIDE)} more keys: choose a picture of theirs among the files.
        </p>
      )}
    </section>
  )
}

function Figure({
  series,
  isChosen,
  step,
  open,
}: {
  series: StepSeries
  isChosen: boolean
  step: number
  open: FilesBeside["open"]
}) {
  const picture = pictureAt(series, step)
  return (
    <figure data-chosen={isChosen || undefined}>
      <StepImage
        picture={picture}
        isSmall={!isChosen}
        open={open}
        name={`${visibleText(series.key)}, step ${picture?.step ?? step}`}
      />
      <figcaption>
        <UntrustedText text={series.key} />
        {picture !== undefined && picture.step !== step && <small>step {formatCount(picture.step)}</small>}
      </figcaption>
    </figure>
  )
}
