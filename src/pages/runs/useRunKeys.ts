import type { RefObject } from "react"

import { useHotkeys, type Hotkey } from "~/hooks/useHotkeys"

type RunKeyActions = {
  /** What holds the grid. */
  frame: RefObject<HTMLElement | null>
  activePlace: () => number
  rowCount: number
  activate: (place: number) => void
  toggle: (place: number) => void
  selectRange: (place: number) => void
  preview: () => void
  escape: () => void
  compare: () => void
  reload: () => void
}

/** Shortcuts that work wherever the focus is; the grid itself has its own while it holds the focus. */
export function useRunKeys(actions: RunKeyActions): void {
  const move = (step: number) => {
    actions.frame.current?.querySelector<HTMLElement>('[role="grid"], [role="treegrid"]')?.focus()
    const place = Math.min(actions.rowCount - 1, Math.max(0, actions.activePlace() + step))
    if (actions.rowCount > 0) actions.activate(place)
  }
  const atActive = (run: (place: number) => void) => () => {
    const place = actions.activePlace()
    if (place >= 0) run(place)
  }
  const key = (keys: string, text: string, run: () => void): Hotkey => ({ keys, text, run, group: "Runs" })
  useHotkeys([
    key("j", "Next run", () => move(1)),
    key("k", "Previous run", () => move(-1)),
    key("x", "Select the run", atActive(actions.toggle)),
    key("X", "Select up to the run", atActive(actions.selectRange)),
    key("p", "Preview the run", actions.preview),
    key("c", "Compare the selected runs", actions.compare),
    key("r", "Load all runs again", actions.reload),
    key("Escape", "Close the preview, then clear the selection", actions.escape),
  ])
}
