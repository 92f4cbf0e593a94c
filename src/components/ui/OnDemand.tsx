import { cloneElement, type ReactElement, type ReactNode } from "react"

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
  preload,
  children,
}: {
  trigger: ReactElement<OpenerProps>
  popup: "menu" | "dialog"
  isWanted: boolean
  onWant: () => void
  preload: () => Promise<void>
  /** The trigger with its popup; `idle` is the trigger alone, until the popup is there. */
  children: (idle: ReactNode) => ReactNode
}) {
  const fetchEarly = () => void preload()
  const idle = cloneElement(trigger, {
    onClick: onWant,
    onPointerEnter: fetchEarly,
    onFocus: fetchEarly,
    "aria-haspopup": popup,
    "aria-expanded": false,
  })
  return isWanted ? children(idle) : idle
}
