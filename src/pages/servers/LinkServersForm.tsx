import { Link2 } from "lucide-react"
import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { Select } from "~/components/ui/Select"
import { linkOf, linkProblem, SIDES, type LinkMode, type Side } from "~/domain/linked/serverLink"
import type { Server } from "~/domain/servers/server"
import { useBackends } from "~/features/connections/backends"
import { useConnections } from "~/features/connections/ConnectionsContext"

import styles from "./LinkedServers.module.css"

const TITLES: Readonly<Record<Side, string>> = { primary: "Read first", mirror: "The other store" }

/** Any two servers may be linked, since runs are joined by their ids alone; those that tools made pairs of are proposed. */
export function LinkServersForm() {
  const { servers, links, link } = useConnections()
  const free = servers.filter(({ id }) => linkOf(links, id) === undefined)
  const roles = useRoles(free)
  const proposal = proposalOf(free, roles)
  const [chosen, setChosen] = useState<Partial<Record<Side, string>>>({})
  const [mode, setMode] = useState<LinkMode>("both")
  // What was chosen may have been linked or forgotten meanwhile.
  const idOf = (side: Side) => free.find(({ id }) => id === chosen[side])?.id ?? proposal[side]
  const ends = { primary: idOf("primary"), mirror: idOf("mirror") }
  if (free.length < 2) return <p className={styles["note"]}>{tooFew(servers.length)}</p>
  const problem = linkProblem(ends, links)
  const labelOf = (id: string) => free.find((server) => server.id === id)?.label ?? id
  return (
    <form
      aria-label="Link two servers"
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault()
        if (problem !== undefined) return
        link({ ...ends, mode })
        setChosen({})
      }}
    >
      {SIDES.map((side) => (
        <Select
          key={side}
          label={TITLES[side]}
          options={free.map(({ id, label }) => ({ value: id, label }))}
          value={ends[side]}
          onChange={(id) => setChosen({ ...chosen, [side]: id })}
        />
      ))}
      <Select
        label="Runs are tracked to"
        options={[
          { value: "both", label: "both stores" },
          { value: "mirror-only", label: `only ${labelOf(ends.mirror)}` },
        ]}
        value={mode}
        onChange={setMode}
      />
      <Button type="submit" kind="primary" icon={<Link2 size={14} />} disabledReason={problem}>
        Link them
      </Button>
      <ul className={styles["about"]}>
        {SIDES.flatMap((side) => {
          const about = roles.get(ends[side])?.about
          return about === undefined ? [] : [<li key={side}>{about}</li>]
        })}
      </ul>
    </form>
  )
}

const tooFew = (count: number): string =>
  count < 2 ? "Two servers are needed for a pair: add another one above." : "Every other server is in a pair already."

/** What each kind of server says of its place in a pair, as far as it has answered. */
function useRoles(servers: readonly Server[]) {
  const connections = useBackends(servers.map(({ id }) => id))
  return new Map(
    connections.flatMap(({ server, query }) =>
      query.data?.can.linked === undefined ? [] : [[server.id, query.data.can.linked] as const],
    ),
  )
}

function proposalOf(servers: readonly Server[], roles: ReturnType<typeof useRoles>): Readonly<Record<Side, string>> {
  const typical = (side: Side) => servers.find(({ id }) => roles.get(id)?.side === side)?.id
  const mirror = typical("mirror")
  const primary = typical("primary") ?? servers.find(({ id }) => id !== mirror)?.id ?? ""
  return { primary, mirror: mirror ?? servers.find(({ id }) => id !== primary)?.id ?? "" }
}
