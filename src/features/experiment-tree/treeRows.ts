/** What the rail draws, as one flat list: every server, the folders and experiments that are open in it, and notes. */
import type { Experiment } from "~/domain/experiments/experiment"
import { ancestorKeys, experimentTree, searchTree, type ExperimentNode } from "~/domain/experiments/experimentTree"
import { treeRows } from "~/domain/tree/treeRows"
import type { Server } from "~/domain/servers/server"

export type Branch = {
  readonly server: Server
  readonly state: "idle" | "loading" | "ready" | "failed"
  /** "MLflow 3.17", shown small. */
  readonly product: string
  readonly experiments: readonly Experiment[]
}

export type RailRow = Place &
  (
    | { readonly kind: "server"; readonly branch: Branch; readonly count: number }
    | { readonly kind: "node"; readonly server: Server; readonly node: ExperimentNode }
    | { readonly kind: "note"; readonly server: Server; readonly note: string }
  )

type Place = {
  readonly key: string
  readonly level: number
  readonly position: number
  readonly siblings: number
  /** undefined = nothing to open. */
  readonly isOpen: boolean | undefined
}

export type TreeView = {
  readonly search: string
  /** What a person opened (true) or closed (false) by hand; during a search, since it began. */
  readonly toggled: ReadonlyMap<string, boolean>
  readonly current: { readonly server: string; readonly experimentId: string | undefined } | undefined
}

/** Small trees are open from the start, large ones show their top. */
const OPEN_UP_TO = 30
const SERVERS_OPEN_UP_TO = 3

const trees = new WeakMap<readonly Experiment[], readonly ExperimentNode[]>()

/** Building the tree of 10,000 names takes long enough to do it once per list. */
export function treeOf(experiments: readonly Experiment[]): readonly ExperimentNode[] {
  const known = trees.get(experiments)
  if (known !== undefined) return known
  const tree = experimentTree(experiments)
  trees.set(experiments, tree)
  return tree
}

export const serverKey = (server: string): string => server
export const nodeKey = (server: string, node: string): string => `${server}\0${node}`

export function isServerOpen(server: Server, index: number, view: TreeView): boolean {
  const isOpenUntold = view.search !== "" || index < SERVERS_OPEN_UP_TO || view.current?.server === server.id
  return view.toggled.get(serverKey(server.id)) ?? isOpenUntold
}

export function railRows(branches: readonly Branch[], view: TreeView): readonly RailRow[] {
  return branches.flatMap((branch, index): readonly RailRow[] => {
    const isOpen = isServerOpen(branch.server, index, view)
    const tree = searchTree(treeOf(branch.experiments), view.search)
    const count = tree.reduce((sum, node) => sum + node.count, 0)
    const top: RailRow = {
      kind: "server",
      key: serverKey(branch.server.id),
      branch,
      count,
      level: 1,
      position: index + 1,
      siblings: branches.length,
      isOpen,
    }
    return isOpen ? [top, ...branchRows(branch, tree, view)] : [top]
  })
}

function branchRows(branch: Branch, tree: readonly ExperimentNode[], view: TreeView): readonly RailRow[] {
  const { server } = branch
  const note = noteOf(branch, tree.length === 0, view.search)
  if (note !== undefined) {
    return [
      {
        kind: "note",
        key: nodeKey(server.id, "\0note"),
        server,
        note,
        level: 2,
        position: 1,
        siblings: 1,
        isOpen: undefined,
      },
    ]
  }
  const isSmall = branch.experiments.length <= OPEN_UP_TO
  const revealed = new Set(revealedKeys(branch, view))
  const isNodeOpen = ({ key }: ExperimentNode) =>
    view.toggled.get(nodeKey(server.id, key)) ?? (view.search !== "" || isSmall || revealed.has(key))
  return treeRows(tree, isNodeOpen).map(({ node, level, position, siblings, isOpen }) => ({
    kind: "node",
    key: nodeKey(server.id, node.key),
    server,
    node,
    level: level + 1,
    position,
    siblings,
    isOpen: node.children.length > 0 ? isOpen : undefined,
  }))
}

function revealedKeys({ server, experiments }: Branch, { current }: TreeView): readonly string[] {
  if (current?.server !== server.id || current.experimentId === undefined) return []
  const experiment = experiments.find(({ id }) => id === current.experimentId)
  return experiment === undefined ? [] : ancestorKeys(experiment.name)
}

function noteOf(branch: Branch, isEmpty: boolean, search: string): string | undefined {
  if (branch.state === "failed") return branch.product === "" ? "Not connected" : "Could not load the experiments"
  if (!isEmpty) return undefined
  if (branch.state === "loading" || branch.state === "idle") return "Loading experiments"
  return search === "" ? "No experiments yet" : "No match"
}

/** The key of the row that the page on screen is about: its experiment, or its server. */
export function currentRowKey(branches: readonly Branch[], current: TreeView["current"]): string | undefined {
  const branch = branches.find(({ server }) => server.id === current?.server)
  if (current === undefined || branch === undefined) return undefined
  if (current.experimentId === undefined) return serverKey(branch.server.id)
  const key = keyOf(treeOf(branch.experiments), current.experimentId)
  return key === undefined ? undefined : nodeKey(branch.server.id, key)
}

function keyOf(nodes: readonly ExperimentNode[], experimentId: string): string | undefined {
  for (const node of nodes) {
    if (node.experiment?.id === experimentId) return node.key
    const below = keyOf(node.children, experimentId)
    if (below !== undefined) return below
  }
  return undefined
}
