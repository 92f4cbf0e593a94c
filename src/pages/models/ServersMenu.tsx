import { Server as ServerIcon } from "lucide-react"

import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Menu, MenuCheck } from "~/components/ui/Menu"
import { useServers } from "~/features/connections/ConnectionsContext"

/** Which servers stand in the list beside the one of the page. Nothing where there is no other. */
export function ServersMenu({
  own,
  chosen: written,
  onChange,
}: {
  own: string
  /** As it stands in the address: ids of servers, some of which nobody may know. */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}) {
  const others = useServers().filter(({ id }) => id !== own)
  if (others.length === 0) return null
  const chosen = others.map(({ id }) => id).filter((id) => written.includes(id))
  const trigger = (
    <Button icon={<ServerIcon size={14} />} hint={chosen.length > 0 ? `+${chosen.length}` : undefined}>
      Servers: this one
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {others.map(({ id, label }) => (
        <MenuCheck
          key={id}
          checked={chosen.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))}
        >
          <UntrustedText text={label} />
        </MenuCheck>
      ))}
    </Menu>
  )
}
