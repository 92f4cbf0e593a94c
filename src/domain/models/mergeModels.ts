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
}

export type ListedModel = { readonly server: string; readonly model: RegisteredModel }

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
  const compare = comparison(order)
  const heads = loaded.map((one) => ({ ...one, next: 0 }))
  const awaited = () => heads.filter(({ models, next, hasMore }) => hasMore && next === models.length)
  const merged: ListedModel[] = []
  while (awaited().length === 0) {
    let first: { readonly head: (typeof heads)[number]; readonly model: RegisteredModel } | undefined
    for (const head of heads) {
      const model = head.models[head.next]
      if (model !== undefined && (first === undefined || compare(model, first.model) < 0)) first = { head, model }
    }
    if (first === undefined) break
    first.head.next += 1
    merged.push({ server: first.head.server, model: first.model })
  }
  return { models: merged, awaited: awaited().map(({ server }) => server) }
}

/** Whether a server sorts as the list does. Its rows keep its own order, so that equal names may then stand apart. */
export function isInOrder(models: readonly RegisteredModel[], order: ModelOrder): boolean {
  const compare = comparison(order)
  return models.every((model, index) => {
    const before = models[index - 1]
    return before === undefined || compare(before, model) <= 0
  })
}

type Comparison = (a: RegisteredModel, b: RegisteredModel) => number

const byName: Comparison = (a, b) => compareText(a.name, b.name)
const byTime: Comparison = (a, b) => (a.updatedAtMs ?? 0) - (b.updatedAtMs ?? 0)

const COMPARISONS: Readonly<Record<ModelOrder, Comparison>> = {
  name: byName,
  "-name": (a, b) => byName(b, a),
  updated: (a, b) => byTime(a, b) || byName(a, b),
  "-updated": (a, b) => byTime(b, a) || byName(a, b),
}

const comparison = (order: ModelOrder): Comparison => COMPARISONS[order]

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
