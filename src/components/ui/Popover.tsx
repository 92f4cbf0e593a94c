import { lazy, useState, type ReactElement, type ReactNode } from "react"

import { OnDemand, type OpenerProps } from "./OnDemand"

export type PopoverProps = {
  trigger: ReactElement<OpenerProps>
  /** The name of the panel. */
  title: string
  isTitleHidden?: boolean | undefined
  align?: "start" | "center" | "end" | undefined
  side?: "top" | "bottom" | "left" | "right" | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  className?: string | undefined
  children: ReactNode
}

const load = () => import("./PopoverPopup")
const PopoverPopup = lazy(() => load().then((module) => ({ default: module.PopoverPopup })))

/** A small panel beside its trigger: pickers, forms, details. Uncontrolled unless `open` is given. */
export function Popover(props: PopoverProps) {
  const [isWanted, setWanted] = useState(false)
  const open = () => {
    setWanted(true)
    props.onOpenChange?.(true)
  }
  return (
    <OnDemand
      trigger={props.trigger}
      popup="dialog"
      isWanted={isWanted || props.open === true}
      onWant={open}
      load={load}
    >
      <PopoverPopup {...props} />
    </OnDemand>
  )
}
