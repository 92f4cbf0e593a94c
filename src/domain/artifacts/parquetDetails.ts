import type { ColumnMetaData, SchemaElement } from "hyparquet"

import { boundWriterOf, type Writer } from "./parquetCells"
import { kindOf, type OpenParquet } from "./parquetFooter"
import { growTable, type Cell, type Table } from "./table"

/** Of the list of row groups, which has a line for each column of each. */
const MOST_LINES = 20_000

type Bound = NonNullable<ColumnMetaData["statistics"]>["min_value"]

type Bounds = {
  readonly min: Bound
  readonly max: Bound
  readonly missing: bigint | undefined
}

/** Every physical column with its type and what the footer tells of its values, over all row groups. */
export function columnsTable({ metadata }: OpenParquet): Table {
  const builder = growTable(
    ["Column", "Type", "Stored as", "Missing", "Smallest", "Largest", "Bytes", "Compression", "Encodings"],
    ["text", "text", "text", "number", "text", "text", "number", "text", "text"],
  )
  const [first, ...others] = metadata.row_groups
  const elements = physicalElements(metadata)
  builder.add(
    (first?.columns ?? []).map(({ meta_data: chunk }, index) => {
      const element = elements[index]
      if (chunk === undefined || element === undefined) return []
      const chunks = [chunk, ...others.flatMap(({ columns }) => columns[index]?.meta_data ?? [])]
      return [
        chunk.path_in_schema.join("."),
        kindOf({ element, children: [] }),
        chunk.type,
        ...boundCells(chunks.map(boundsOf).reduce(joined), boundWriterOf(element)),
        String(chunks.reduce((sum, { total_compressed_size: size }) => sum + Number(size), 0)),
        [...new Set(chunks.map(({ codec }) => codec))].join(", "),
        [...new Set(chunks.flatMap(({ encodings }) => encodings))].join(", "),
      ]
    }),
  )
  return builder.table()
}

/** Every column of every row group, with what the footer tells of its values there. */
export function groupsTable({ metadata, footer }: OpenParquet): Table {
  const builder = growTable(
    ["Row group", "First row", "Rows", "Column", "Missing", "Smallest", "Largest", "Bytes", "Unpacked"],
    ["number", "number", "number", "text", "number", "text", "text", "number", "number"],
  )
  const lines: Cell[][] = []
  const writers = physicalElements(metadata).map(boundWriterOf)
  for (const [number, { columns }] of metadata.row_groups.entries()) {
    const group = footer.groups[number]
    for (const [index, { meta_data: chunk }] of columns.entries()) {
      const writer = writers[index]
      if (chunk === undefined || group === undefined || writer === undefined || lines.length >= MOST_LINES) break
      lines.push([
        String(number + 1),
        String(group.firstRow + 1),
        String(group.rowCount),
        chunk.path_in_schema.join("."),
        ...boundCells(boundsOf(chunk), writer),
        String(chunk.total_compressed_size),
        String(chunk.total_uncompressed_size),
      ])
    }
  }
  builder.add(lines)
  return builder.table()
}

/** How many lines the list of row groups would have in full. */
export const linesOfGroups = ({ metadata }: OpenParquet): number =>
  metadata.row_groups.reduce((sum, { columns }) => sum + columns.length, 0)

/** Those without children, in the order of the columns of a row group. */
const physicalElements = ({ schema }: OpenParquet["metadata"]): readonly SchemaElement[] =>
  schema.filter(({ num_children: count }) => count === undefined || count === 0)

const boundsOf = ({ statistics }: ColumnMetaData): Bounds => ({
  min: statistics?.min_value ?? statistics?.min,
  max: statistics?.max_value ?? statistics?.max,
  missing: statistics?.null_count,
})

/** What one part does not tell is not known of the whole. */
const joined = (a: Bounds, b: Bounds): Bounds => ({
  min: chosen(a.min, b.min, (one, other) => one <= other),
  max: chosen(a.max, b.max, (one, other) => one >= other),
  missing: a.missing === undefined || b.missing === undefined ? undefined : a.missing + b.missing,
})

function chosen<T>(a: T | undefined, b: T | undefined, isFirst: (a: T, b: T) => boolean): T | undefined {
  if (a === undefined || b === undefined) return undefined
  return isFirst(a, b) ? a : b
}

const boundCells = ({ min, max, missing }: Bounds, write: Writer): readonly Cell[] => [
  missing === undefined ? undefined : String(missing),
  write(min),
  write(max),
]
