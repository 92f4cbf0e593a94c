/** The models of several registries as one list, page by page. */
import type { RegisteredModel } from "./model"

/** What a registry can sort by itself; a minus sign is descending. */
export const MODEL_ORDERS = ["name", "-name", "updated", "-updated"] as const
export type ModelOrder = (typeof MODEL_ORDERS)[number]

/** What is loaded of one server, in the order in which it was answered. */
export type LoadedModels = {
  readonly server: string
  readonly models: readonly RegisteredModel[]
  /** It has pages that are not loaded, whose models come after these. */
  readonly hasMore: boolean
  /** The folders of a model, and what it is called in them. */
  readonly pathOf: (name: string) => readonly string[]
}

export type ListedModel = {
  readonly server: string
  readonly model: RegisteredModel
  readonly path: readonly string[]
}

export type MergedModels = {
  readonly models: readonly ListedModel[]
  /** The servers whose next page says how the list goes on. */
  readonly awaited: readonly string[]
}

/**
 * No server's models change places, so a longer list always begins with the shorter one: it ends where a server has been
 * listed as far as it is loaded and has more. Equal ones stand in the order of the servers.
 */
export function mergeModels(loaded: readonly LoadedModels[], order: ModelOrder): MergedModels {
  const compare = COMPARISONS[order]
  const heads = loaded.map((one) => ({ server: one.server, hasMore: one.hasMore, rows: rowsOf(one), next: 0 }))
  const awaited = () => heads.filter(({ rows, next, hasMore }) => hasMore && next === rows.length)
  const merged: ListedModel[] = []
  while (awaited().length === 0) {
    let first: { readonly head: (typeof heads)[number]; readonly row: ListedModel } | undefined
    for (const head of heads) {
      const row = head.rows[head.next]
      if (row !== undefined && (first === undefined || compare(row, first.row) < 0)) first = { head, row }
    }
    if (first === undefined) break
    first.head.next += 1
    merged.push(first.row)
  }
  return { models: merged, awaited: awaited().map(({ server }) => server) }
}

/** Whether a server sorts as the list does. Its rows keep its own order, so that equal names may then stand apart. */
export function isInOrder(loaded: LoadedModels, order: ModelOrder): boolean {
  const compare = COMPARISONS[order]
  return rowsOf(loaded).every((row, index, rows) => {
    const before = rows[index - 1]
    return before === undefined || compare(before, row) <= 0
  })
}

const rowsOf = ({ server, models, pathOf }: LoadedModels): readonly ListedModel[] =>
  models.map((model) => ({ server, model, path: pathOf(model.name) }))

type Comparison = (a: ListedModel, b: ListedModel) => number

const byName: Comparison = (a, b) => compareText(a.model.name, b.model.name)
const byTime: Comparison = (a, b) => (a.model.updatedAtMs ?? 0) - (b.model.updatedAtMs ?? 0)

/** A registry with folders is a second one of its server, and all of it is listed before the first. */
const inFoldersFirst =
  (compare: Comparison): Comparison =>
  (a, b) =>
    Number(b.path.length > 1) - Number(a.path.length > 1) || compare(a, b)

const COMPARISONS: Readonly<Record<ModelOrder, Comparison>> = {
  name: inFoldersFirst(byName),
  "-name": inFoldersFirst((a, b) => byName(b, a)),
  updated: inFoldersFirst((a, b) => byTime(a, b) || byName(a, b)),
  "-updated": inFoldersFirst((a, b) => byTime(b, a) || byName(a, b)),
}

/** As SQLite and PostgreSQL's "C" compare: by code point, capitals first. JavaScript's own `<` puts emoji before U+E000. */
function compareText(a: string, b: string): number {
  const others = b[Symbol.iterator]()
  for (const letter of a) {
    const other = others.next().value
    if (other === undefined) return 1
    const difference = (letter.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return others.next().value === undefined ? 0 : -1
}
