/** What one version says about one thing; undefined = it does not have it. */
export type Said = string | undefined

/** A row of the comparison, with a cell for each version. */
export type ModelRow = {
  /** Generated: names may hold anything. */
  readonly id: string
  readonly key: string
  readonly cells: readonly ModelCell[]
  /** Between the versions that are known. */
  readonly differs: boolean
}

export type ModelCell =
  /** Nothing can be said of this version: it is on its way, or could not be read. */
  { readonly isKnown: false } | KnownCell

type KnownCell = {
  readonly isKnown: true
  readonly text: Said
  readonly isChanged: boolean
  /** How far from the baseline, where that is a number. */
  readonly delta?: string | undefined
  readonly isBest?: boolean
  /** In full, where `text` is rounded. */
  readonly exact?: string
}

/** What each version says, by key; undefined = not known, or not yet. The first one is the baseline. */
export type Columns = readonly (ReadonlyMap<string, string> | undefined)[]

/** A row for each key of any version: in the order of the first that has it. */
export function comparedRows(kind: string, columns: Columns): readonly ModelRow[] {
  const keys = new Set(columns.flatMap((column) => (column === undefined ? [] : [...column.keys()])))
  return [...keys].map((key) => {
    const [baseline] = columns
    const cells = columns.map((column): ModelCell => {
      if (column === undefined) return { isKnown: false }
      const text = column.get(key)
      return { isKnown: true, text, isChanged: baseline !== undefined && text !== baseline.get(key) }
    })
    const said = new Set(cells.flatMap((cell) => (cell.isKnown ? [cell.text] : [])))
    return { id: `${kind} ${key}`, key, cells, differs: said.size > 1 }
  })
}
