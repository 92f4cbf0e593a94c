import { useEffect, useRef, useSyncExternalStore } from "react"

import { isTyping } from "./isTyping"

export type Hotkey = {
  /** As `KeyboardEvent.key` says it, with "Mod+" for Ctrl or Cmd: "/", "j", "?", "Mod+k", "Escape". */
  readonly keys: string
  /** What it does, for the list of shortcuts. */
  readonly text: string
  readonly group?: string
  readonly run: (event: KeyboardEvent) => void
}

let active: readonly (readonly Hotkey[])[] = []
const listeners = new Set<() => void>()

function change(next: readonly (readonly Hotkey[])[]): void {
  active = next
  listeners.forEach((listener) => listener())
}

/** Shortcuts that hold while the component is mounted. A later component wins; none fires while someone types. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys)
  const signature = hotkeys.map(({ keys, text }) => `${keys} ${text}`).join("\n")
  useEffect(() => {
    latest.current = hotkeys
  })
  useEffect(() => {
    const layer = latest.current.map((hotkey, index) => ({
      ...hotkey,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }))
    if (active.length === 0) window.addEventListener("keydown", handleKeyDown)
    change([...active, layer])
    return () => {
      change(active.filter((other) => other !== layer))
      if (active.length === 0) window.removeEventListener("keydown", handleKeyDown)
    }
  }, [signature])
}

/** Every shortcut that holds now, for the help dialog. */
export function useActiveHotkeys(): readonly Hotkey[] {
  const layers = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => active,
  )
  return layers.flat()
}

function handleKeyDown(event: KeyboardEvent): void {
  const hasModifier = event.ctrlKey || event.metaKey
  const pressed = `${hasModifier ? "Mod+" : ""}${event.key}`
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  if (!hasModifier && (isTyping(event.target) || isSomethingOpen())) return
  const hotkey = active.flat().findLast(({ keys }) => keys === pressed)
  if (hotkey === undefined) return
  event.preventDefault()
  hotkey.run(event)
}

/** Whatever lies over the page has the keys. */
const isSomethingOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
