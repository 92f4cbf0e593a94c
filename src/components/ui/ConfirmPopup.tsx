import { AlertDialog } from "@base-ui/react/alert-dialog"
import { useState } from "react"

import { Button } from "./Button"
import type { ConfirmDialogProps } from "./ConfirmDialog"
import styles from "./Dialog.module.css"
import { TextField } from "./TextField"

export function ConfirmPopup(props: ConfirmDialogProps) {
  const { open, title, onClose } = props
  return (
    <AlertDialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles["backdrop"]} />
        <AlertDialog.Popup className={styles["dialog"]}>
          <header className={styles["head"]}>
            <AlertDialog.Title>{title}</AlertDialog.Title>
          </header>
          <Question {...props} />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

function Question({
  children,
  confirmLabel,
  typedName,
  error,
  isBusy = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("")
  const reason = reasonNotYet(typedName !== undefined && typed !== typedName, isBusy)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) onConfirm()
      }}
    >
      <div className={styles["body"]}>
        <AlertDialog.Description render={<div />}>{children}</AlertDialog.Description>
        {typedName !== undefined && (
          <TextField
            label={`To go on, type “${typedName}”`}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {error}
      </div>
      <footer className={styles["foot"]}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" kind="danger" disabledReason={reason}>
          {confirmLabel}
        </Button>
      </footer>
    </form>
  )
}

function reasonNotYet(isNameMissing: boolean, isBusy: boolean): string | undefined {
  if (isBusy) return "The server is at work"
  return isNameMissing ? "The name is not typed yet" : undefined
}
