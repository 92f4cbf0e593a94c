import { rankOf, type Table, type TableColumn } from "./table"

export type TableSort = { readonly column: number; readonly isDescending: boolean }

/** Which rows of the file are shown, and in which order. */
export function orderRows(table: Table, filter: string, sort: TableSort | undefined): Uint32Array {
  const found = filter === "" ? allRows(table.rowCount) : rowsWith(table, filter)
  const column = sort === undefined ? undefined : table.columns[sort.column]
  if (sort === undefined || column === undefined) return found
  return sorted(found, column, sort.isDescending)
}

const allRows = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row)

/** Some cell holds the text; letters count alike, small or capital. */
function rowsWith({ columns, rowCount }: Table, filter: string): Uint32Array {
  const pattern = new RegExp(filter.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "i")
  return allRows(rowCount).filter((row) =>
    columns.some(({ cells }) => {
      const cell = cells[row]
      return cell !== undefined && pattern.test(cell)
    }),
  )
}

/** What is missing comes last in both directions, and before it what is not a number. */
function sorted(rows: Uint32Array, { cells, type }: TableColumn, isDescending: boolean): Uint32Array {
  const present = rows.filter((row) => cells[row] !== undefined)
  const missing = rows.filter((row) => cells[row] === undefined)
  if (type === "text") return joined([present.toSorted(byText(cells, isDescending)), missing])
  const ranks = new Float64Array(cells.length)
  for (const row of present) ranks[row] = rankOf(cells[row] ?? "", type)
  const ranked = present.filter((row) => !Number.isNaN(ranks[row]))
  const sign = isDescending ? -1 : 1
  // Equal ones stay in the order of the file.
  ranked.sort((a, b) => {
    const [left, right] = [ranks[a] ?? 0, ranks[b] ?? 0]
    return left < right ? -sign : left > right ? sign : a - b
  })
  return joined([ranked, present.filter((row) => Number.isNaN(ranks[row])), missing])
}

function byText(cells: TableColumn["cells"], isDescending: boolean): (a: number, b: number) => number {
  const sign = isDescending ? -1 : 1
  return (a, b) => {
    const [left, right] = [cells[a] ?? "", cells[b] ?? ""]
    return left < right ? -sign : left > right ? sign : a - b
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
