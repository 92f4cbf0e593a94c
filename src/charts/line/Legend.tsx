import type { LineChartProps } from "./LineChart"
import css from "./LineChart.module.css"
import { Swatch } from "./Swatch"

type Props = LineChartProps & { readonly onHighlight: (id: string | undefined) => void }

/** Pointing at a run brings its line forward; a click draws only it, with Ctrl or Shift it joins the chosen ones. */
export function Legend({ series, options, onOptions, onHighlight }: Props) {
  const { only } = options
  const choose = (id: string, isAdding: boolean) => {
    if (!isAdding) return onOptions({ only: only.length === 1 && only[0] === id ? [] : [id] })
    return onOptions({ only: only.includes(id) ? only.filter((other) => other !== id) : [...only, id] })
  }
  return (
    <ul className={css.legend} aria-label="Runs in this chart">
      {series.map(({ id, label, color }) => (
        <li key={id}>
          <button
            type="button"
            title={label}
            aria-pressed={only.includes(id)}
            data-off={(only.length > 0 && !only.includes(id)) || undefined}
            onPointerEnter={() => onHighlight(id)}
            onPointerLeave={() => onHighlight(undefined)}
            onFocus={() => onHighlight(id)}
            onBlur={() => onHighlight(undefined)}
            onClick={(event) => choose(id, event.ctrlKey || event.metaKey || event.shiftKey)}
          >
            <Swatch color={color} />
            <bdi>{label}</bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
