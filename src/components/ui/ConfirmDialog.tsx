import { lazy, Suspense, type ReactNode } from "react"

export type ConfirmDialogProps = {
  open: boolean
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  confirmLabel: string
  /** Set for what cannot be undone: the button acts once this was typed. */
  typedName?: string | undefined
  /** Shown in place while the dialog stays open. */
  error?: ReactNode
  isBusy?: boolean | undefined
  onConfirm: () => void
  onClose: () => void
}

const ConfirmPopup = lazy(() => import("./ConfirmPopup").then((module) => ({ default: module.ConfirmPopup })))

/** Asks before something is lost. A press outside does not answer it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Suspense>
      <ConfirmPopup {...props} />
    </Suspense>
  )
}
