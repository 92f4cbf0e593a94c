import { useState, type ReactElement, type ReactNode } from "react"

import { later } from "~/components/later"

import {
  useMenuParts,
  type MenuCheckProps,
  type MenuChoiceProps,
  type MenuEntryProps,
  type MenuLinkProps,
} from "./menuParts"
import { OnDemand, type OpenerProps } from "./OnDemand"

export type MenuProps = {
  trigger: ReactElement<OpenerProps>
  align?: "start" | "center" | "end" | undefined
  children: ReactNode
}

const MenuPopup = later(() => import("./MenuPopup").then((module) => module.MenuPopup))

/** `trigger` is a Button or an IconButton; the entries are the pieces below. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false)
  return (
    <OnDemand
      trigger={props.trigger}
      popup="menu"
      isWanted={isWanted}
      onWant={() => setWanted(true)}
      preload={MenuPopup.preload}
    >
      {(idle) => <MenuPopup {...props} whileLoading={idle} />}
    </OnDemand>
  )
}

export function MenuEntry(props: MenuEntryProps) {
  const { Entry } = useMenuParts()
  return <Entry {...props} />
}

export function MenuLink(props: MenuLinkProps) {
  const { LinkEntry } = useMenuParts()
  return <LinkEntry {...props} />
}

/** One thing that is on or off; the menu stays open. */
export function MenuCheck(props: MenuCheckProps) {
  const { Check } = useMenuParts()
  return <Check {...props} />
}

/** One of several. */
export function MenuChoice<T extends string>({
  options,
  onChange,
  ...rest
}: Omit<MenuChoiceProps, "options" | "value" | "onChange"> & {
  options: readonly { readonly value: T; readonly label: ReactNode }[]
  value: T
  onChange: (value: T) => void
}) {
  const { Choice } = useMenuParts()
  return (
    <Choice
      {...rest}
      options={options}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen)
        if (option !== undefined) onChange(option.value)
      }}
    />
  )
}

export function MenuSeparator() {
  const { Separator } = useMenuParts()
  return <Separator />
}
