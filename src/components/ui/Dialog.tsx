import { lazy, Suspense, type ReactNode } from "react"

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

const DialogPopup = lazy(() => import("./DialogPopup").then((module) => ({ default: module.DialogPopup })))

/** A modal question or form. Escape, the backdrop and the cross all call `onClose`. */
export function Dialog(props: DialogProps) {
  return (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  )
}
