import { useSyncExternalStore } from "react"

/** Which of the shell's own dialogs is open, and on which page: it goes with the page. Not in the URL: a copied link must not open one. */
export type OpenDialog = { readonly kind: "none" | "palette" | "help"; readonly page: string }

let open: OpenDialog = { kind: "none", page: "" }
const listeners = new Set<() => void>()

function set(kind: OpenDialog["kind"]): void {
  open = { kind, page: pageNow() }
  listeners.forEach((listener) => listener())
}

const pageNow = (): string => window.location.hash.split("?")[0] ?? ""

export const openPalette = (): void => set("palette")
export const openHelp = (): void => set("help")
export const closeDialogs = (): void => set("none")

export function useOpenDialog(): OpenDialog["kind"] {
  const { kind, page } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
  return page === pageNow() ? kind : "none"
}
