import type { Experiment } from "~/domain/experiments/experiment"
import { searchTree, sortTree, type ExperimentNode, type TreeOrder } from "~/domain/experiments/experimentTree"
import { treeRows, type TreeRow } from "~/domain/tree/treeRows"
import { nodeKey, treeOf } from "~/features/experiment-tree/treeRows"

/** Small trees are open from the start, large ones show their top. */
const OPEN_UP_TO = 60

export type RowsAsked = {
  readonly server: string
  readonly search: string
  readonly order: TreeOrder
  /** What a person opened and closed by hand. */
  readonly toggled: ReadonlyMap<string, boolean>
}

export function experimentRows(
  experiments: readonly Experiment[],
  asked: RowsAsked,
): readonly TreeRow<ExperimentNode>[] {
  const tree = sortTree(searchTree(treeOf(experiments), asked.search), asked.order)
  const isOpenUntold = asked.search !== "" || experiments.length <= OPEN_UP_TO
  return treeRows(tree, ({ key }) => asked.toggled.get(nodeKey(asked.server, key)) ?? isOpenUntold)
}
