import { useLocation } from "react-router-dom"

import { later } from "~/components/later"
import { useHotkeys } from "~/hooks/useHotkeys"

import { closeDialogs, openHelp, openPalette, useOpenDialog } from "./dialogs"

const Palette = later(() => import("./Palette").then((module) => module.Palette))
const KeyboardHelp = later(() => import("./KeyboardHelp").then((module) => module.KeyboardHelp))

/** The keys that work on every page, and the two dialogs they open. */
export function ShellKeys() {
  // Drawn anew with every page, which closes what was open on the one before.
  useLocation()
  const open = useOpenDialog()
  useHotkeys(HOTKEYS)
  return (
    <>
      {open === "palette" && <Palette onClose={closeDialogs} />}
      {open === "help" && <KeyboardHelp onClose={closeDialogs} />}
    </>
  )
}

const HOTKEYS = [
  { keys: "Mod+k", text: "Search, go anywhere, paste a link", run: openPalette },
  { keys: "?", text: "Keyboard shortcuts", run: openHelp },
]
