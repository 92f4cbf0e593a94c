import { useDeferredValue, useState } from "react"
import { Link } from "react-router-dom"

import { useCurrentPlace } from "~/app/useCurrentPlace"
import { EmptyState } from "~/components/feedback/EmptyState"
import { SearchField } from "~/components/ui/SearchField"
import { routes } from "~/domain/url/routes"
import { useServers } from "~/features/connections/ConnectionsContext"
import { ExperimentTree } from "~/features/experiment-tree/ExperimentTree"
import { useToggles } from "~/features/experiment-tree/openNodes"
import { StarredExperiments } from "~/features/experiment-tree/StarredExperiments"
import { currentRowKey, railRows, type TreeView } from "~/features/experiment-tree/treeRows"

import styles from "./Rail.module.css"
import { useBranches } from "./useBranches"

/** Find box, tree and stars. What is typed here narrows the tree only, so it is not in the URL. */
export function RailTree() {
  const servers = useServers()
  const [typed, setTyped] = useState("")
  const search = useDeferredValue(typed).trim()
  // The page first: the first picture is drawn without the tree, and the tree right after it.
  const isPageDrawn = useDeferredValue(true, false)
  if (servers.length === 0) {
    return (
      <EmptyState title="No server yet">
        <Link to={routes.servers()}>Add a tracking server</Link>
      </EmptyState>
    )
  }
  return (
    <>
      <SearchField label="Find an experiment" className={styles["find"]} value={typed} onChange={setTyped} />
      {isPageDrawn && (
        <>
          <Branches search={search} />
          <StarredExperiments servers={servers} />
        </>
      )}
    </>
  )
}

function Branches({ search }: { search: string }) {
  const current = useCurrentPlace()
  const { toggled, setOpen } = useToggles(search)
  const view: TreeView = { search, toggled, current }
  const branches = useBranches(view)
  return (
    <ExperimentTree
      rows={railRows(branches, view)}
      currentKey={currentRowKey(branches, current)}
      label="Experiments of all servers"
      setOpen={setOpen}
    />
  )
}
