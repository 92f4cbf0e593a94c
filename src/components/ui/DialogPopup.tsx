import { Dialog as Base } from "@base-ui/react/dialog"
import { X } from "lucide-react"

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
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles["backdrop"]} />
        <Base.Popup className={classNames(styles["dialog"], isWide && styles["wide"], className)}>
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
