import type { ReactNode } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { ConfirmDialog } from "~/components/ui/ConfirmDialog"
import { visibleText } from "~/domain/text/visibleText"

type DeleteDialogProps = {
  /** "the model", "version 3". */
  what: string
  /** To be typed. */
  name: string
  change: { readonly isPending: boolean; readonly error: Error | null }
  onDelete: () => Promise<unknown>
  onClose: () => void
  /** What goes with it. */
  children: ReactNode
}

/** No registry brings back what was deleted, so the name is asked for. */
export function DeleteDialog({ what, name, change, onDelete, onClose, children }: DeleteDialogProps) {
  return (
    <ConfirmDialog
      open
      title={`Delete ${what}?`}
      confirmLabel="Delete"
      typedName={isTypable(name) ? name : "delete"}
      isBusy={change.isPending}
      error={change.error !== null && <ErrorNotice error={change.error} what="Deleting" recovers={false} />}
      // The notice says what failed.
      onConfirm={() => void onDelete().catch(() => undefined)}
      onClose={onClose}
    >
      {children}
      <p>The files of runs and logged models stay. The server cannot bring back what is deleted here.</p>
    </ConfirmDialog>
  )
}

/** Nobody can type what cannot be seen, or what a field of one line trims. */
const isTypable = (name: string): boolean => visibleText(name) === name && name.trim() === name
