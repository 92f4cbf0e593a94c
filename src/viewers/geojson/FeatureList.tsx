import { useEffect, useId, type KeyboardEvent } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { featureName, featureShape } from "~/domain/artifacts/featureNames"
import type { GeoFeature } from "~/domain/artifacts/geoJson"
import { rowsInSight, showRow, useScrollWindow } from "~/hooks/useScrollWindow"

import styles from "./GeojsonView.module.css"

const ROW_PX = 28
const AROUND_ROWS = 4
const PAGE_ROWS = 10

/** Every feature by its name: how the map is read without pointing at it. Only the rows in sight exist. */
export function FeatureList({
  features,
  picked,
  onPick,
}: {
  features: readonly GeoFeature[]
  picked: number | undefined
  onPick: (feature: number) => void
}) {
  const id = useId()
  const { ref, window, element } = useScrollWindow(ROW_PX)
  const { from, to } = rowsInSight(window, { count: features.length, rowPx: ROW_PX, around: AROUND_ROWS })
  useEffect(() => {
    if (picked !== undefined) showRow(element, { row: picked, rowPx: ROW_PX })
  }, [picked, element])
  const handleKeyDown = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : keyed(event.key, picked, features.length)
    if (next === undefined) return
    event.preventDefault()
    onPick(next)
  }
  return (
    <div
      ref={ref}
      role="listbox"
      aria-label="Features"
      tabIndex={0}
      // A row that is scrolled away does not exist, and may not be named.
      aria-activedescendant={picked !== undefined && picked >= from && picked < to ? `${id}-${picked}` : undefined}
      className={styles["list"]}
      onKeyDown={handleKeyDown}
    >
      <div role="presentation" className={styles["rows"]} style={{ height: features.length * ROW_PX }}>
        {features.slice(from, to).map((feature, place) => {
          const index = from + place
          return (
            // Keys are handled by the list, which holds the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === picked}
              aria-posinset={index + 1}
              aria-setsize={features.length}
              className={styles["row"]}
              style={{ transform: `translateY(${index * ROW_PX}px)`, height: ROW_PX }}
              onClick={() => onPick(index)}
            >
              <UntrustedText text={featureName(feature, index)} max={100} /> <small>{featureShape(feature)}</small>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function keyed(key: string, picked: number | undefined, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case "ArrowDown":
      return Math.min(last, (picked ?? -1) + 1)
    case "ArrowUp":
      return Math.max(0, (picked ?? count) - 1)
    case "PageDown":
      return Math.min(last, (picked ?? 0) + PAGE_ROWS)
    case "PageUp":
      return Math.max(0, (picked ?? 0) - PAGE_ROWS)
    case "Home":
      return 0
    case "End":
      return last
    default:
      return undefined
  }
}
