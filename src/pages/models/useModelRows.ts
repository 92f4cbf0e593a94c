import { useCallback, useMemo } from "react"

import type { ListedModel } from "~/domain/models/mergeModels"
import { modelTree } from "~/domain/models/modelTree"
import { treeRows } from "~/domain/tree/treeRows"
import { useToggles } from "~/features/experiment-tree/openNodes"
import { nodeKey } from "~/features/experiment-tree/treeRows"

import type { ModelRow } from "./ModelGrid"

/** Small trees are open from the start, large ones show their top. */
const OPEN_UP_TO = 60

type View = { readonly server: string; readonly search: string; readonly isTree: boolean }

/** The rows of the table: every model, or folders that keep what is below them. A search opens all that it finds. */
export function useModelRows(models: readonly ListedModel[], { server, search, isTree }: View) {
  const { toggled, setOpen } = useToggles(search)
  const rows = useMemo(() => {
    const nodes = modelTree(isTree ? models : models.map((listed) => ({ ...listed, path: [listed.model.name] })))
    const isOpenUntold = search !== "" || models.length <= OPEN_UP_TO
    return treeRows(nodes, ({ key }) => toggled.get(foldKey(server, key)) ?? isOpenUntold)
  }, [models, isTree, search, toggled, server])
  const toggle = useCallback(
    ({ node, isOpen }: ModelRow) => setOpen(foldKey(server, node.key), !isOpen),
    [setOpen, server],
  )
  return { rows, onToggle: isTree ? toggle : undefined }
}

/** Kept with what is open among the experiments of the same server, whose keys begin with a slash. */
const foldKey = (server: string, key: string): string => nodeKey(server, `models${key}`)
