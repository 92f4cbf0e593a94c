/** Models in the folders of their registries; where there are none, the same list. */
import type { ListedModel } from "./mergeModels"

export type ModelNode = {
  /** Unique in its tree and the same on every load, so that what is open stays open. */
  readonly key: string
  readonly label: string
  /** undefined = a folder. */
  readonly listed: ListedModel | undefined
  readonly children: readonly ModelNode[]
  /** Models here and below. */
  readonly count: number
}

type Draft = { key: string; label: string; listed: ListedModel | undefined; children: Map<string, Draft> }

/** Siblings stay in the order of the list; a folder stands where its first model would. Servers share folders of one name. */
export function modelTree(models: readonly ListedModel[]): readonly ModelNode[] {
  const root = folder("", "")
  for (const listed of models) {
    const above = listed.path.slice(0, -1).reduce(folderIn, root)
    // NUL keeps servers and parts apart, and models from folders: their keys begin with it.
    const key = `${listed.server}\0${listed.model.name}`
    above.children.set(key, { key, label: listed.path.at(-1) ?? "", listed, children: new Map() })
  }
  return finish(root.children)
}

const folder = (key: string, label: string): Draft => ({ key, label, listed: undefined, children: new Map() })

function folderIn(above: Draft, label: string): Draft {
  const key = `${above.key}\0${label}`
  const known = above.children.get(key) ?? folder(key, label)
  above.children.set(key, known)
  return known
}

const finish = (drafts: ReadonlyMap<string, Draft>): readonly ModelNode[] =>
  Array.from(drafts.values(), ({ children, ...draft }) => {
    const below = finish(children)
    const count = below.reduce((sum, node) => sum + node.count, draft.listed === undefined ? 0 : 1)
    return { ...draft, children: below, count }
  })
