/** A cell as it is written in the file, to the digit; undefined = missing. */
export type Cell = string | undefined

export type CellType = "number" | "bool" | "date" | "text"

export type TableColumn = {
  readonly name: string
  readonly type: CellType
  /** May hold more than the table's rows while more is read. */
  readonly cells: readonly Cell[]
}

export type Table = {
  readonly columns: readonly TableColumn[]
  readonly rowCount: number
  /** Where the first of these rows stands in the file, from 0; absent = it is the file's first. */
  readonly firstRow?: number
}

/** A table that grows; every snapshot shares the cells of those before it. */
export type TableBuilder = {
  readonly add: (rows: readonly (readonly Cell[])[]) => void
  readonly table: () => Table
}

/** Columns beyond these are left out: each one is a list of its own. */
export const MAX_COLUMNS = 2000
/** More than these cannot be sorted and searched without holding up the page. */
export const MAX_ROWS = 100_000

type Growing = { readonly name: string; readonly cells: Cell[]; readonly possible: Set<CellType>; hasValue: boolean }

/** Longer texts are neither numbers nor dates, and no pattern is tried on them. */
const LONGEST_TYPED = 64

const PATTERNS: readonly (readonly [type: CellType, pattern: RegExp])[] = [
  ["number", /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$|^[+-]?(?:nan|inf|infinity)$/i],
  ["bool", /^(?:true|false)$/i],
  ["date", /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?$/],
]

/**
 * Types that the file itself names are kept; where it names none they follow from the values. `names` may grow: a column
 * takes its name with its first row.
 */
export function growTable(names: readonly string[], types: readonly (CellType | undefined)[] = []): TableBuilder {
  const columns: Growing[] = []
  let rowCount = 0
  const widenTo = (count: number) => {
    while (columns.length < Math.min(count, MAX_COLUMNS)) {
      const index = columns.length
      const known = types[index]
      columns.push({
        name: names[index]?.trim() || `Column ${index + 1}`,
        cells: Array.from({ length: rowCount }, () => undefined),
        possible: new Set(known === undefined ? PATTERNS.map(([type]) => type) : [known]),
        hasValue: known !== undefined,
      })
    }
  }
  widenTo(names.length)
  return {
    add: (rows) => {
      for (const row of rows) {
        widenTo(row.length)
        columns.forEach((column, index) => addCell(column, row[index], types[index] !== undefined))
        rowCount++
      }
    },
    table: () => ({
      rowCount,
      columns: columns.map(({ name, cells, possible, hasValue }) => ({
        name,
        cells,
        type: (hasValue ? [...possible][0] : undefined) ?? "text",
      })),
    }),
  }
}

function addCell(column: Growing, cell: Cell, isTyped: boolean): void {
  column.cells.push(cell)
  if (isTyped || cell === undefined || column.possible.size === 0) return
  column.hasValue = true
  for (const [type, pattern] of PATTERNS)
    if (column.possible.has(type) && !(cell.length <= LONGEST_TYPED && pattern.test(cell))) column.possible.delete(type)
}

export const isNumber = (text: string): boolean => text.length <= LONGEST_TYPED && PATTERNS[0]?.[1].test(text) === true

/** The place of a cell among its column's; NaN where it has none. */
export function rankOf(text: string, type: Exclude<CellType, "text">): number {
  if (type === "bool") return /^true$/i.test(text) ? 1 : 0
  if (type === "date") return timeOf(text)
  const word = /^([+-]?)inf/i.exec(text)
  if (word !== null) return word[1] === "-" ? -Infinity : Infinity
  return Number(text)
}

const timeOf = (text: string): number =>
  Date.parse(
    text
      .replace(",", ".")
      .replace(/^(\S+) (?=\d)/, "$1T")
      .replace(/ ?UTC$/, "Z")
      .replace(/ (?=[+-Z])/, ""),
  )
