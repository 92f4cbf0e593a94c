import { Menu as Base } from "@base-ui/react/menu"
import { Check as CheckMark } from "lucide-react"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

import { classNames } from "./classNames"
import {
  MenuParts,
  type MenuCheckProps,
  type MenuChoiceProps,
  type MenuEntryProps,
  type MenuLinkProps,
} from "./menuParts"
import type { MenuProps } from "./Menu"
import styles from "./Menu.module.css"

/** Loaded when it is opened for the first time, hence open from the start. */
export function MenuPopup({ trigger, align = "start", children }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className={styles["positioner"]}>
          <Base.Popup className={styles["popup"]}>
            <MenuParts value={PARTS}>{children}</MenuParts>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ icon, hint, isDestructive = false, disabledReason, onSelect, children }: MenuEntryProps) {
  return (
    <Base.Item
      className={classNames(styles["entry"], isDestructive && styles["destructive"])}
      disabled={disabledReason !== undefined}
      onClick={onSelect}
    >
      <EntryText icon={icon} hint={hint} reason={disabledReason}>
        {children}
      </EntryText>
    </Base.Item>
  )
}

function LinkEntry({ to, icon, children }: MenuLinkProps) {
  return (
    <Base.LinkItem className={styles["entry"]} closeOnClick render={<Link to={to} />}>
      <EntryText icon={icon}>{children}</EntryText>
    </Base.LinkItem>
  )
}

function Check({ checked, onChange, disabledReason, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      className={styles["entry"]}
      checked={checked}
      disabled={disabledReason !== undefined}
      onCheckedChange={(isChecked) => onChange(isChecked)}
    >
      <EntryText
        icon={<span className={styles["mark"]}>{checked && <CheckMark size={14} />}</span>}
        reason={disabledReason}
      >
        {children}
      </EntryText>
    </Base.CheckboxItem>
  )
}

function Choice({ label, options, value, onChange }: MenuChoiceProps) {
  return (
    <Base.RadioGroup
      value={value}
      aria-label={label}
      onValueChange={(chosen: unknown) => {
        const option = options.find((other) => other.value === chosen)
        if (option !== undefined) onChange(option.value)
      }}
    >
      <Base.GroupLabel className={styles["label"]}>{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={styles["entry"]}>
          <EntryText icon={<span className={styles["mark"]}>{option.value === value && <CheckMark size={14} />}</span>}>
            {option.label}
          </EntryText>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}

const Separator = () => <Base.Separator className={styles["separator"]} />

function EntryText({
  icon,
  hint,
  reason,
  children,
}: {
  icon?: ReactNode
  hint?: ReactNode
  reason?: string | undefined
  children: ReactNode
}) {
  return (
    <>
      {icon}
      <span className={styles["text"]}>
        {children}
        {reason !== undefined && (
          <>
            {" "}
            <small>{reason}</small>
          </>
        )}
      </span>
      {hint !== undefined && <small>{hint}</small>}
    </>
  )
}

const PARTS = { Entry, LinkEntry, Check, Choice, Separator }
