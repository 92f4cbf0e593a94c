import { cloneElement, Suspense, type ReactElement, type ReactNode } from "react"

export type OpenerProps = {
  onClick?: unknown
  onPointerEnter?: unknown
  onFocus?: unknown
  "aria-haspopup"?: "menu" | "dialog" | undefined
  "aria-expanded"?: boolean | undefined
}

/**
 * A trigger whose popup is code of its own, fetched when a pointer or the focus comes near and drawn when it is first
 * opened: menus and popovers are a quarter of what the first page may weigh.
 */
export function OnDemand({
  trigger,
  popup,
  isWanted,
  onWant,
  load,
  children,
}: {
  trigger: ReactElement<OpenerProps>
  popup: "menu" | "dialog"
  isWanted: boolean
  onWant: () => void
  load: () => Promise<unknown>
  /** The trigger again, with its popup. */
  children: ReactNode
}) {
  // Asked for again when it is opened, and then its failure is seen.
  const fetchEarly = () => void load().catch(() => undefined)
  const idle = cloneElement(trigger, {
    onClick: onWant,
    onPointerEnter: fetchEarly,
    onFocus: fetchEarly,
    "aria-haspopup": popup,
    "aria-expanded": false,
  })
  return isWanted ? <Suspense fallback={idle}>{children}</Suspense> : idle
}
