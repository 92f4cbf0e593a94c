import type { ReactNode } from "react"

import { SafeLink } from "./SafeLink"

/** Words, and behind them where more is said. */
export function WithLink({
  link,
  children,
}: {
  link: { readonly href: string; readonly label: string } | undefined
  children: ReactNode
}) {
  if (link === undefined) return children
  return (
    <>
      {children} <SafeLink href={link.href}>{link.label}</SafeLink>
    </>
  )
}
