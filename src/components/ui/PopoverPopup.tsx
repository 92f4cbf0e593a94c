import { Popover as Base } from "@base-ui/react/popover"

import { classNames } from "./classNames"
import type { PopoverProps } from "./Popover"
import styles from "./Popover.module.css"

/** Loaded when it is opened for the first time, hence open from the start. */
export function PopoverPopup({
  trigger,
  title,
  isTitleHidden = true,
  align = "start",
  side = "bottom",
  open,
  onOpenChange,
  className,
  children,
}: PopoverProps) {
  const control = open === undefined ? { defaultOpen: true } : { open }
  return (
    <Base.Root {...control} onOpenChange={(isOpen) => onOpenChange?.(isOpen)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className={styles["positioner"]}>
          <Base.Popup className={classNames(styles["popup"], className)}>
            <Base.Title className={isTitleHidden ? styles["hiddenTitle"] : styles["title"]}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
