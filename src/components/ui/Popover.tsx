import { useState, type ReactElement, type ReactNode } from "react"

import { later } from "~/components/later"

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

const PopoverPopup = later(() => import("./PopoverPopup").then((module) => module.PopoverPopup))

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
      preload={PopoverPopup.preload}
    >
      {(idle) => <PopoverPopup {...props} whileLoading={idle} />}
    </OnDemand>
  )
}
