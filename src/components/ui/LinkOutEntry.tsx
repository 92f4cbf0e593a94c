import { ExternalLink } from "lucide-react"

import { MenuEntry } from "./Menu"

/** The same thing in the vendor's own UI, where it has one. `href` is https. */
export function LinkOutEntry({ link }: { link: { readonly label: string; readonly href: string } | undefined }) {
  if (link === undefined) return null
  return (
    <MenuEntry
      icon={<ExternalLink size={14} />}
      onSelect={() => window.open(link.href, "_blank", "noopener,noreferrer")}
    >
      {link.label}
    </MenuEntry>
  )
}
