import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from "react"
import { useNavigate } from "react-router-dom"

import { formatSort, type RunSort } from "~/domain/runs/columnRef"
import { idAt, serverAt, type RunColumns } from "~/domain/runs/runColumns"
import { routes } from "~/domain/url/routes"

import { placeOfRun, referenceAt, type RunView } from "./runView"
import type { Selection } from "./useSelection"

export type Shown = { readonly columns: RunColumns; readonly view: RunView }

type RowEventOptions = {
  shown: Shown | undefined
  selection: Selection
  active: string | undefined
  onActive: (reference: string) => void
  onPreview: (reference: string) => void
  onToggleChildren: (reference: string) => void
  onSort: (sort: string) => void
}

/** What clicks and keys on rows mean. Places are rows on screen. */
export function useRowEvents(options: RowEventOptions) {
  const { shown, selection, active, onActive, onPreview, onToggleChildren, onSort } = options
  const navigate = useNavigate()
  /** Where a range of rows starts. */
  const anchor = useRef(0)
  const at = (place: number) => (shown ? referenceAt(shown.columns, shown.view.rows[place] ?? 0) : "")
  const activePlace = () => (shown ? placeOfRun(shown.columns, shown.view, active) : -1)

  const activate = (place: number) => onActive(at(place))
  const toggle = (place: number) => {
    anchor.current = place
    selection.toggle(at(place))
  }
  const selectRange = (to: number) => {
    const [from, until] = anchor.current < to ? [anchor.current, to] : [to, anchor.current]
    selection.add(Array.from({ length: until - from + 1 }, (_, offset) => at(from + offset)))
  }
  const open = (place: number) => {
    if (!shown) return
    const row = shown.view.rows[place] ?? 0
    const experimentId = shown.columns.experimentIds.get(row) ?? ""
    void navigate(routes.run({ server: serverAt(shown.columns, row), experimentId, runId: idAt(shown.columns, row) }))
  }
  const click = (place: number, event: MouseEvent) => {
    const part = event.target instanceof Element ? event.target.closest("[data-part], a") : null
    if (part?.tagName === "A") return
    const name = part?.getAttribute("data-part")
    activate(place)
    if (event.shiftKey) selectRange(place)
    else if (name === "select" || event.ctrlKey || event.metaKey) toggle(place)
    else if (name === "expand") onToggleChildren(at(place))
    else {
      anchor.current = place
      onPreview(at(place))
    }
  }
  /** Keys that reach the grid itself and are not moves. */
  const key = (place: number, event: KeyboardEvent) => {
    if (event.key === "Enter") open(place)
    else if (event.key === " ") onPreview(at(place))
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") onToggleChildren(at(place))
    else if (event.shiftKey && event.key.startsWith("Arrow")) selection.add([at(place)])
    else return
    event.preventDefault()
  }
  const grid = useStable({ activate, click, open, key, sort: (sort: RunSort) => onSort(formatSort(sort)) })
  return { grid, toggle, selectRange, activePlace, activate }
}

type GridEvents = {
  readonly activate: (place: number) => void
  readonly click: (place: number, event: MouseEvent) => void
  readonly open: (place: number) => void
  readonly key: (place: number, event: KeyboardEvent) => void
  readonly sort: (sort: RunSort) => void
}

/** The same functions for ever, doing what the latest ones do: rows are memoised on them. */
function useStable(events: GridEvents): GridEvents {
  const latest = useRef(events)
  useEffect(() => {
    latest.current = events
  })
  return useMemo(
    () => ({
      activate: (place) => latest.current.activate(place),
      click: (place, event) => latest.current.click(place, event),
      open: (place) => latest.current.open(place),
      key: (place, event) => latest.current.key(place, event),
      sort: (sort) => latest.current.sort(sort),
    }),
    [],
  )
}
