import { lazy, Suspense } from "react"
import { useLocation } from "react-router-dom"

import { useHotkeys } from "~/hooks/useHotkeys"

import { closeDialogs, openHelp, openPalette, useOpenDialog } from "./dialogs"

const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })))
const KeyboardHelp = lazy(() => import("./KeyboardHelp").then((module) => ({ default: module.KeyboardHelp })))

/** The keys that work on every page, and the two dialogs they open. */
export function ShellKeys() {
  // Drawn anew with every page, which closes what was open on the one before.
  useLocation()
  const open = useOpenDialog()
  useHotkeys(HOTKEYS)
  return (
    <Suspense>
      {open === "palette" && <Palette onClose={closeDialogs} />}
      {open === "help" && <KeyboardHelp onClose={closeDialogs} />}
    </Suspense>
  )
}

const HOTKEYS = [
  { keys: "Mod+k", text: "Search, go anywhere, paste a link", run: openPalette },
  { keys: "?", text: "Keyboard shortcuts", run: openHelp },
]
