import { createContext, use, type ComponentType, type ReactNode } from "react"

export type MenuEntryProps = {
  icon?: ReactNode
  /** A shortcut or a count, at the end of the line. */
  hint?: ReactNode
  isDestructive?: boolean | undefined
  disabledReason?: string | undefined
  onSelect: () => void
  children: ReactNode
}

export type MenuLinkProps = { to: string; icon?: ReactNode; children: ReactNode }

export type MenuCheckProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  disabledReason?: string | undefined
  children: ReactNode
}

export type MenuChoiceProps = {
  label: string
  options: readonly { readonly value: string; readonly label: ReactNode }[]
  value: string
  onChange: (value: string) => void
}

export type MenuPartTypes = {
  readonly Entry: ComponentType<MenuEntryProps>
  readonly LinkEntry: ComponentType<MenuLinkProps>
  readonly Check: ComponentType<MenuCheckProps>
  readonly Choice: ComponentType<MenuChoiceProps>
  readonly Separator: ComponentType
}

/** How the entries are drawn comes with the menu's own chunk. */
export const MenuParts = createContext<MenuPartTypes | undefined>(undefined)

export function useMenuParts(): MenuPartTypes {
  const parts = use(MenuParts)
  if (parts === undefined) throw new Error("Menu entries stand inside a Menu")
  return parts
}
