import type { GridColumn } from "~/components/table/gridColumn"
import type { TableColumn } from "~/domain/artifacts/table"

export const ROW_NUMBER = "row"

const ROW_NUMBER_PX = 76
const LETTER_PX = 7.5
const AROUND_PX = 24
const HEAD_PX = 52
const NARROWEST_PX = 80
const WIDEST_PX = 320
const MEASURED_ROWS = 50

/** The number of the row in the file stays in sight; the columns follow as they are in the file. */
export const gridColumnsOf = (
  columns: readonly TableColumn[],
  widths: ReadonlyMap<string, number>,
): readonly GridColumn[] => [
  { id: ROW_NUMBER, title: "Row", widthPx: ROW_NUMBER_PX },
  ...columns.map((column, index): GridColumn => {
    const id = `c${index}`
    return {
      id,
      title: column.name,
      widthPx: widths.get(id) ?? usualWidth(column),
      align: column.type === "number" ? "end" : "start",
      isSortable: true,
    }
  }),
]

/** NaN for the row number. */
export const indexOfColumn = (id: string): number => Number(id.slice(1))

function usualWidth({ name, cells }: TableColumn): number {
  const letters = Math.max(...cells.slice(0, MEASURED_ROWS).map((cell) => cell?.length ?? 0), 0)
  const wanted = Math.max(letters * LETTER_PX + AROUND_PX, name.length * LETTER_PX + HEAD_PX)
  return Math.round(Math.min(WIDEST_PX, Math.max(NARROWEST_PX, wanted)))
}
