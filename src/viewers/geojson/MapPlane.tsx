import { Maximize, ZoomIn, ZoomOut } from "lucide-react"
import { memo, useRef, type KeyboardEvent, type PointerEvent } from "react"

import { IconButton } from "~/components/ui/IconButton"
import { movedBy, MOST_ZOOM, viewBoxOf, wholeOf, zoomedBy, type MapView, type Plane } from "~/domain/artifacts/mapView"

import type { DrawnFeature } from "./drawFeature"
import styles from "./GeojsonView.module.css"

const ICON = 14
const STEP = 1.5
/** Of what is in sight, with one press of an arrow. */
const PRESS = 0.15
/** A press that moves no further is no drag. */
const STILL_PX = 4
const ARROWS = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
])

type MapPlaneProps = {
  /** How many features there are. */
  label: string
  drawn: readonly DrawnFeature[]
  plane: Plane
  view: MapView
  onView: (view: MapView) => void
  shown: number | undefined
  onPoint: (feature: number) => void
  onPick: (feature: number) => void
}

/** What is drawn, moved by dragging and by arrows, and brought nearer by buttons and by + and -. */
export function MapPlane({ label, drawn, plane, view, onView, shown, onPoint, onPick }: MapPlaneProps) {
  const drag = useDrag({ plane, view, onView, onPick })
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = keyed(event.key, view, plane)
    if (next === undefined) return
    event.preventDefault()
    onView(next)
  }
  return (
    <div className={styles["plane"]}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application: it has the keys that its name tells */}
      <div
        className={styles["window"]}
        role="application"
        aria-label="Map: arrows move it, plus and minus zoom, 0 shows all of it"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what takes keys must be reachable by them
        tabIndex={0}
        onKeyDown={handleKeyDown}
      >
        <svg
          viewBox={viewBoxOf(view, plane)}
          role="img"
          aria-label={label}
          data-zoomed={view.zoom > 1 || undefined}
          {...drag}
          onPointerOver={({ target }) => pointedAt(target, onPoint)}
        >
          <Shapes drawn={drawn} />
          {shown !== undefined && drawn[shown] !== undefined && (
            <g data-picked>
              <Shape shape={drawn[shown]} number={shown} />
            </g>
          )}
        </svg>
      </div>
      <div className={styles["zoom"]} role="group" aria-label="Zoom">
        <IconButton
          label="Nearer"
          disabledReason={view.zoom >= MOST_ZOOM ? "This is as near as it gets" : undefined}
          onClick={() => onView(zoomedBy(view, STEP, plane))}
        >
          <ZoomIn size={ICON} />
        </IconButton>
        <IconButton
          label="Farther"
          disabledReason={view.zoom <= 1 ? "All of it is in sight" : undefined}
          onClick={() => onView(zoomedBy(view, 1 / STEP, plane))}
        >
          <ZoomOut size={ICON} />
        </IconButton>
        <IconButton
          label="All of it"
          disabledReason={view.zoom <= 1 ? "All of it is in sight" : undefined}
          onClick={() => onView(wholeOf(plane))}
        >
          <Maximize size={ICON} />
        </IconButton>
      </div>
    </div>
  )
}

function keyed(key: string, view: MapView, plane: Plane): MapView | undefined {
  const arrow = ARROWS.get(key)
  if (arrow !== undefined) {
    const by = { x: (arrow.x * PRESS * plane.width) / view.zoom, y: (arrow.y * PRESS * plane.height) / view.zoom }
    return movedBy(view, by, plane)
  }
  if (key === "+" || key === "=") return zoomedBy(view, STEP, plane)
  if (key === "-") return zoomedBy(view, 1 / STEP, plane)
  return key === "0" ? wholeOf(plane) : undefined
}

function pointedAt(target: EventTarget, tell: (feature: number) => void): void {
  const written = target instanceof SVGElement ? target.dataset["feature"] : undefined
  if (written !== undefined) tell(Number(written))
}

type Grip = { readonly x: number; readonly y: number; readonly view: MapView; readonly isMoved: boolean }

/** Drags what is nearer than the whole; what was pressed and not dragged is chosen. */
function useDrag({ plane, view, onView, onPick }: Pick<MapPlaneProps, "plane" | "view" | "onView" | "onPick">) {
  const grip = useRef<Grip>(undefined)
  const release = () => {
    grip.current = undefined
  }
  return {
    onPointerDown: ({ clientX: x, clientY: y }: PointerEvent) => {
      grip.current = { x, y, view, isMoved: false }
    },
    onPointerMove: ({ currentTarget, clientX, clientY }: PointerEvent) => {
      const from = grip.current
      if (from === undefined || from.view.zoom <= 1) return
      const [right, down] = [from.x - clientX, from.y - clientY]
      if (!from.isMoved && Math.hypot(right, down) < STILL_PX) return
      grip.current = { ...from, isMoved: true }
      const { clientWidth, clientHeight } = currentTarget
      // A unit of the plane is as large as the tighter of the two sides lets it be.
      const unit = Math.max(plane.width / clientWidth, plane.height / clientHeight) / from.view.zoom
      onView(movedBy(from.view, { x: right * unit, y: down * unit }, plane))
    },
    onPointerUp: ({ target }: PointerEvent) => {
      if (grip.current?.isMoved === false) pointedAt(target, onPick)
      release()
    },
    onPointerLeave: release,
    onPointerCancel: release,
  }
}

/** Thousands of paths, which no move and no choice changes. */
const Shapes = memo(function Shapes({ drawn }: { drawn: readonly DrawnFeature[] }) {
  return drawn.map((shape, number) => (
    // Features have no name of their own.
    // oxlint-disable-next-line react/no-array-index-key -- see above
    <Shape key={number} shape={shape} number={number} />
  ))
})

const Shape = ({ shape: { area, line, dots }, number }: { shape: DrawnFeature; number: number }) => (
  <>
    {area !== "" && <path className={styles["area"]} d={area} data-feature={number} />}
    {line !== "" && <path className={styles["line"]} d={line} data-feature={number} />}
    {dots !== "" && <path className={styles["dots"]} d={dots} data-feature={number} />}
  </>
)
