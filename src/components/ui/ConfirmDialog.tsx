import { type ReactNode } from "react"

import { later } from "~/components/later"

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

const ConfirmPopup = later(() => import("./ConfirmPopup").then((module) => module.ConfirmPopup))

/** Asks before something is lost. A press outside does not answer it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return <ConfirmPopup {...props} />
}
