import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile, ByteRange } from "~/domain/artifacts/file"
import { joinedRanges, type Piece } from "~/domain/artifacts/heldBytes"
import type { ParquetFooter, RowGroup } from "~/domain/artifacts/parquetFooter"
import { growTable, type Cell, type TableBuilder } from "~/domain/artifacts/table"
import { formatBytes, formatCount } from "~/domain/format"
import { brokenPart, faultWords, NO_TABLE } from "~/viewers/tableFault"
import { restAfter, rowsOfStep, stepByStep } from "~/viewers/tableSteps"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

import { askParquet, type ParquetSource } from "./parquetSource"

/** Held of a row group while rows of it are read. */
const MOST_GROUP_BYTES = 128_000_000
/** Beyond the share of a column that its rows should take: pyarrow ends a page, and a dictionary, at a megabyte. */
const SPARE_BYTES = [400_000, 2_500_000, Infinity]
/** One request for two ranges costs less than two. */
const GAP_BYTES = 100_000

export type ParquetPart = TablePart & { readonly groups: readonly RowGroup[] }

const NOTHING: ParquetFooter = { names: [], types: [], isFlat: [], groups: [], rowCount: 0 }

/** Rows from the beginning of a row group on, through those that follow. */
export function readParquet(source: ParquetSource, firstGroup: number): TableReader<ParquetPart> {
  const { open, asked, close } = askParquet(source)
  let footer: ParquetFooter | undefined
  let builder: TableBuilder | undefined
  let current: ReturnType<typeof readGroup> | undefined
  let next = 0

  const part = (fault?: string): ParquetPart => {
    const { names, rowCount, groups } = footer ?? NOTHING
    const firstRow = groups[firstGroup]?.firstRow ?? 0
    return {
      table: { ...(builder?.table() ?? NO_TABLE), firstRow },
      rest:
        fault === undefined
          ? restAfter(next - firstRow, { rows: rowCount - firstRow, columns: names.length })
          : "tooLarge",
      progress: `of ${formatCount(rowCount)} in ${formatCount(groups.length)} row ${groups.length === 1 ? "group" : "groups"}`,
      fault,
      groups,
    }
  }
  const readStep = async (signal: AbortSignal) => {
    footer ??= await open(signal)
    const { names, types, groups } = footer
    builder ??= growTable(names, types)
    next ||= groups[firstGroup]?.firstRow ?? 0
    const index = groups.findIndex(({ firstRow, rowCount }) => next >= firstRow && next < firstRow + rowCount)
    const group = groups[index]
    if (group === undefined) return
    if (current?.group !== group) current = readGroup(source.file, group, footer.isFlat)
    const to = Math.min(next + rowsOfStep(names.length), group.firstRow + group.rowCount)
    const range = { from: next, to, name: `row group ${index + 1}` }
    builder.add(await current.rows(asked, range, signal))
    next = to
  }
  return stepByStep({ step: readStep, part, close })
}

type Asked = ReturnType<typeof askParquet>["asked"]
type Rows = readonly (readonly Cell[])[]
type Range = { readonly from: number; readonly to: number; readonly name: string }

/** Of each column no more is fetched than its rows need; pages have no fixed size, so it may take a second request. */
function readGroup(file: ArtifactFile, group: RowGroup, isFlat: readonly boolean[]) {
  const reached = group.starts.slice()
  let isOtherGroup = true

  /** What is missing of the bytes that rows up to the last of the range should need. */
  const fetchFor = async (range: Range, spare: number, signal: AbortSignal): Promise<readonly Piece[]> => {
    const share = (range.to - group.firstRow) / group.rowCount
    const wanted = Array.from(group.starts, (start, column): ByteRange => {
      const size = group.sizes[column] ?? 0
      const bytes = isFlat[column] === true ? Math.min(size, Math.ceil(size * share) + spare) : size
      return { start: reached[column] ?? start, end: start + bytes }
    })
    const held = wanted.reduce((sum, { start, end }, i) => sum + Math.max(start, end) - (group.starts[i] ?? 0), 0)
    if (held > MOST_GROUP_BYTES) throw new FileFault(tooManyWords(range, held))
    const pieces = await Promise.all(
      joinedRanges(wanted, GAP_BYTES).map(async (range): Promise<Piece> => ({
        start: range.start,
        bytes: await file.bytes(range, signal),
      })),
    )
    for (const [column, { end }] of wanted.entries()) reached[column] = Math.max(reached[column] ?? 0, end)
    return pieces
  }
  /** `isOtherGroup` once: the worker lets go of what it holds of another one. */
  const rows = async (asked: Asked, range: Range, signal: AbortSignal): Promise<Rows> => {
    for (const spare of SPARE_BYTES) {
      // oxlint-disable-next-line no-await-in-loop -- more is fetched only where less was not enough
      const pieces = await fetchFor(range, spare, signal)
      const question = { kind: "rows", pieces, isOtherGroup, from: range.from, to: range.to } as const
      isOtherGroup = false
      // oxlint-disable-next-line no-await-in-loop -- see above
      const answer = await asked(question, "rows", "moreBytes")
      if (answer.kind === "rows") return answer.rows
    }
    throw new FileFault(`The file ends before ${range.name} does`)
  }
  return { group, rows }
}

const tooManyWords = ({ from, to, name }: Range, bytes: number) =>
  `Rows ${formatCount(from + 1)} to ${formatCount(to)} need ${formatBytes(bytes)} of ${name}; no more than ${formatBytes(MOST_GROUP_BYTES)} are read here`

/** What the footer tells, as a table. */
export function readParquetDetails(source: ParquetSource, kind: "columns" | "groups"): TableReader<ParquetPart> {
  const { open, asked, close } = askParquet(source)
  return {
    close,
    more: async (tell, signal) => {
      try {
        const { groups } = await open(signal)
        const { table, lines } = await asked({ kind }, "table")
        const isCut = table.rowCount < lines
        const progress = isCut ? `of ${formatCount(lines)}` : ""
        tell({ table, rest: isCut ? "tooLarge" : undefined, progress, fault: undefined, groups })
      } catch (error) {
        tell({ ...brokenPart(faultWords(error)), groups: [] })
      }
    },
  }
}
