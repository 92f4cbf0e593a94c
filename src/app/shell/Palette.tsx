import { useQueries } from "@tanstack/react-query"

import { experimentsQuery } from "~/api/queries/experiments"
import { useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"
import { CommandPalette } from "~/features/command-palette/CommandPalette"
import { useRecents } from "~/features/experiment-tree/marks"
import { setPreferences } from "~/hooks/preferences"

import { openHelp } from "./dialogs"
import { setRailCollapsed } from "./railWidth"

/** What this app can lead to, handed to the palette. */
export function Palette({ onClose }: { onClose: () => void }) {
  const servers = useServers()
  const backends = useBackends(servers.map(({ id }) => id)).flatMap(({ query }) => query.data ?? [])
  const lists = useQueries({ queries: backends.map((backend) => experimentsQuery(backend)) })
  const experiments = lists.flatMap(({ data }, index) => {
    const server = backends[index]?.id ?? ""
    return data?.experiments.map(({ id, name }) => ({ server, id, name })) ?? []
  })
  const sources = { servers, experiments, recents: useRecents(), actions: ACTIONS }
  return <CommandPalette sources={sources} backends={backends} onClose={onClose} />
}

const ACTIONS = [
  { name: "Use the light theme", hint: "", run: () => setPreferences({ theme: "light" }) },
  { name: "Use the dark theme", hint: "", run: () => setPreferences({ theme: "dark" }) },
  { name: "Use the theme of the system", hint: "", run: () => setPreferences({ theme: "auto" }) },
  { name: "Compact rows", hint: "", run: () => setPreferences({ density: "compact" }) },
  { name: "Regular rows", hint: "", run: () => setPreferences({ density: "regular" }) },
  { name: "Roomy rows", hint: "", run: () => setPreferences({ density: "roomy" }) },
  { name: "Show the experiment tree", hint: "", run: () => setRailCollapsed(false) },
  { name: "Hide the experiment tree", hint: "", run: () => setRailCollapsed(true) },
  { name: "Show the keyboard shortcuts", hint: "", run: openHelp },
]
