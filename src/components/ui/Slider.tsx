import { useId } from "react"

import styles from "./Slider.module.css"

/** A number between two ends, with its value beside it. */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  format = String,
  onChange,
}: {
  label: string
  value: number
  min: number
  max: number
  step: number
  format?: ((value: number) => string) | undefined
  onChange: (value: number) => void
}) {
  const id = useId()
  return (
    <span className={styles["slider"]}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={format(value)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output htmlFor={id}>{format(value)}</output>
    </span>
  )
}
