import { type ReactNode } from "react"

import { later } from "~/components/later"

export type DialogProps = {
  open: boolean
  title: ReactNode
  onClose: () => void
  isTitleHidden?: boolean | undefined
  isWide?: boolean | undefined
  /** Buttons at the foot, the one that acts last. */
  actions?: ReactNode
  className?: string | undefined
  children: ReactNode
}

const DialogPopup = later(() => import("./DialogPopup").then((module) => module.DialogPopup))

/** A modal question or form. Escape, the backdrop and the cross all call `onClose`. */
export function Dialog(props: DialogProps) {
  return <DialogPopup {...props} />
}
