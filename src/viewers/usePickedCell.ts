import { useCallback, useMemo, useState, type KeyboardEvent, type MouseEvent } from "react"

import { copyText } from "~/components/CopyButton"

export type Place = { readonly row: number; readonly column: number }

/** The cell that is read in full: by a click, and by the arrow keys. Ctrl+C copies it. */
export function usePickedCell(rowCount: number, columnCount: number, textAt: (place: Place) => string) {
  const [place, setPlace] = useState<Place>()
  const at = useMemo(() => (place !== undefined && place.row < rowCount ? place : undefined), [place, rowCount])
  const click = useCallback((row: number, { target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest("[aria-colindex]") : null
    // The first is the number of the row, and they are counted from one.
    setPlace({ row, column: Math.max(0, Number(cell?.getAttribute("aria-colindex") ?? 2) - 2) })
  }, [])
  const toRow = (row: number) => setPlace((old) => ({ row, column: old?.column ?? 0 }))
  const key = (row: number, event: KeyboardEvent) => {
    const step = STEPS.get(event.key)
    if (step !== undefined) {
      event.preventDefault()
      setPlace((old) => ({ row, column: Math.min(columnCount - 1, Math.max(0, (old?.column ?? 0) + step)) }))
    } else if (event.key === "c" && (event.ctrlKey || event.metaKey) && at !== undefined) void copyText(textAt(at))
  }
  return { at, click, toRow, key }
}

const STEPS = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
])
