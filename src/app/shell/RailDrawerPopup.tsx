import { Dialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"

import { IconButton } from "~/components/ui/IconButton"

import { RailContent } from "./Rail"
import styles from "./RailDrawer.module.css"

export function RailDrawerPopup({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles["backdrop"]} />
        <Dialog.Popup className={styles["drawer"]}>
          <header className={styles["head"]}>
            <Dialog.Title>Experiments and pages</Dialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} />
            </IconButton>
          </header>
          <RailContent />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
