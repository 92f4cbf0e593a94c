import type { ReactNode } from "react"

import type { RunTarget } from "./runTargets"
import { useRunActions, type RunActions } from "./useRunActions"

type ActionsOfServersProps = {
  targets: readonly RunTarget[]
  children: (actions: readonly RunActions[]) => ReactNode
}

/** One set of mutations per server; a component for each, because hooks cannot stand in a loop. */
export function ActionsOfServers({ targets, children }: ActionsOfServersProps) {
  const [first, ...others] = targets
  if (first === undefined) return children([])
  return (
    <OneServer key={first.backend.id} target={first}>
      {(actions) => <ActionsOfServers targets={others}>{(rest) => children([actions, ...rest])}</ActionsOfServers>}
    </OneServer>
  )
}

const OneServer = ({ target, children }: { target: RunTarget; children: (actions: RunActions) => ReactNode }) =>
  children(useRunActions(target))
