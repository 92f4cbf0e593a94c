import { Dialog as Base } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import { useRef } from "react"

import { classNames } from "./classNames"
import type { DialogProps } from "./Dialog"
import styles from "./Dialog.module.css"
import { IconButton } from "./IconButton"

/** The dialog itself, in a chunk of its own: most visits never open one. */
export function DialogPopup({
  open,
  title,
  onClose,
  isTitleHidden = false,
  isWide = false,
  actions,
  className,
  children,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles["backdrop"]} />
        <Base.Popup
          ref={popup}
          // On a phone a focused field brings up the keyboard, over half of what there is to read.
          initialFocus={(openedBy) => openedBy === "touch" || (firstField(popup.current) ?? true)}
          className={classNames(styles["dialog"], isWide && styles["wide"], className)}
        >
          <header className={isTitleHidden ? styles["hiddenHead"] : styles["head"]}>
            <Base.Title>{title}</Base.Title>
            {!isTitleHidden && (
              <Base.Close
                render={
                  <IconButton label="Close">
                    <X size={16} />
                  </IconButton>
                }
              />
            )}
          </header>
          {isTitleHidden ? children : <div className={styles["body"]}>{children}</div>}
          {actions !== undefined && <footer className={styles["foot"]}>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Most dialogs open for one field; without it the cross, the first that takes the focus, would show its tooltip. */
const firstField = (popup: HTMLElement | null) =>
  popup?.querySelector<HTMLElement>("input:not([type=radio], [type=checkbox], [aria-hidden=true]), textarea")
