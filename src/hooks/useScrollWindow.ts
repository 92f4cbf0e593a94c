import { useCallback, useMemo, useState } from "react"
import { flushSync } from "react-dom"

export type ScrollWindow = {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** Enough to draw a first screen where the browser has nothing to measure yet, and most often as much as there is room for. */
const UNMEASURED: ScrollWindow = {
  top: 0,
  left: 0,
  width: globalThis.innerWidth || 1200,
  height: globalThis.innerHeight || 800,
}

/**
 * The part of a scrolling element that is in sight, in steps of `stepPx`: between two steps nothing is drawn again.
 * Put `ref` on the element. Rows of one height need no more than this; a library for it is 10 KB of the first page.
 */
export function useScrollWindow(stepPx: number) {
  const [window, setWindow] = useState(UNMEASURED)
  const [element, setElement] = useState<HTMLElement>()
  const ref = useCallback(
    (scroller: HTMLElement | null) => {
      if (scroller === null) return undefined
      const read = () => setWindow((old) => changed(old, measured(scroller, stepPx)))
      // In the same frame, or a fast wheel would show white.
      const handleScroll = () => flushSync(read)
      // Tells the size once laid out. Measured at once, the whole page would be laid out twice.
      const observer = new ResizeObserver(read)
      observer.observe(scroller)
      scroller.addEventListener("scroll", handleScroll, { passive: true })
      setElement(scroller)
      return () => {
        observer.disconnect()
        scroller.removeEventListener("scroll", handleScroll)
        setElement(undefined)
      }
    },
    [stepPx],
  )
  return useMemo(() => ({ ref, window, element }), [ref, window, element])
}

function measured(element: HTMLElement, stepPx: number): ScrollWindow {
  const floor = (px: number) => Math.floor(px / stepPx) * stepPx
  // An element without a layout (a hidden tab, a test) keeps the first guess.
  const { clientWidth: width, clientHeight: height } = element
  const size = width > 0 && height > 0 ? { width, height } : { width: UNMEASURED.width, height: UNMEASURED.height }
  return { ...size, top: floor(element.scrollTop), left: floor(element.scrollLeft) }
}

const changed = (old: ScrollWindow, next: ScrollWindow): ScrollWindow =>
  old.top === next.top && old.left === next.left && old.width === next.width && old.height === next.height ? old : next

/** Indexes `from` up to but not including `to` of rows of one height that are in sight, with some around them. */
export function rowsInSight(
  { top, height }: Pick<ScrollWindow, "top" | "height">,
  { count, rowPx, around }: { count: number; rowPx: number; around: number },
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(count, Math.floor(top / rowPx) - around))
  // One more: a step may end in the middle of a row.
  const to = Math.min(count, Math.ceil((top + height) / rowPx) + around + 1)
  return { from, to: Math.max(from, to) }
}

/** A row of a scrolling list, below a head of `headPx` that stays in place. */
type RowPlace = { readonly row: number; readonly rowPx: number; readonly headPx?: number }

/** True when any part of the row can be seen. */
export function isInSight(element: HTMLElement | undefined, { row, rowPx, headPx = 0 }: RowPlace): boolean {
  if (element === undefined) return false
  const { scrollTop, clientHeight } = element
  return (row + 1) * rowPx > scrollTop && row * rowPx < scrollTop + clientHeight - headPx
}

/** Scrolls as little as needed to show the whole row. */
export function showRow(element: HTMLElement | undefined, { row, rowPx, headPx = 0 }: RowPlace): void {
  if (element === undefined) return
  const { scrollTop, clientHeight } = element
  const first = row * rowPx
  const last = first + rowPx + headPx - clientHeight
  if (scrollTop > first) element.scrollTop = first
  else if (scrollTop < last) element.scrollTop = last
}

/** Scrolls the row to the middle. */
export function centreRow(element: HTMLElement | undefined, { row, rowPx }: { row: number; rowPx: number }): void {
  if (element !== undefined) element.scrollTop = (row + 0.5) * rowPx - element.clientHeight / 2
}

export function showEnd(element: HTMLElement | undefined): void {
  if (element !== undefined) element.scrollTop = element.scrollHeight
}

/** What was in sight stays there after `px` above it have gone. */
export function keepInSight(element: HTMLElement | undefined, px: number): void {
  if (element !== undefined) element.scrollTop -= px
}
