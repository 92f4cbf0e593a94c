import {
  parquetMetadata,
  parquetSchema,
  type FileMetaData,
  type RowGroup as WrittenGroup,
  type SchemaTree,
} from "hyparquet"

import { FileFault } from "./fault"
import { parquetParsers } from "./parquetCells"
import { MAX_COLUMNS, type CellType } from "./table"

/** The length of the footer and the four letters at the end of the file. */
export const TAIL_BYTES = 8
/** Real footers have some hundred bytes for each column of each row group. */
const MOST_FOOTER_BYTES = 16_000_000
const READ_CODECS: ReadonlySet<string> = new Set(["UNCOMPRESSED", "SNAPPY", "ZSTD", "GZIP", "LZ4_RAW"])

/** Where the bytes of its columns are, one for each physical column. */
export type RowGroup = {
  readonly firstRow: number
  readonly rowCount: number
  readonly starts: Float64Array
  readonly sizes: Float64Array
}

export type ParquetFooter = {
  readonly names: readonly string[]
  readonly types: readonly CellType[]
  /** Of each physical column: its first rows can be read without the rest of it. */
  readonly isFlat: readonly boolean[]
  readonly groups: readonly RowGroup[]
  readonly rowCount: number
}

/** How long the footer is, with the end that follows it, where that can be true. */
export function footerLength(tail: Uint8Array, sizeBytes: number): number {
  const mark = String.fromCharCode(...tail.subarray(-4))
  if (mark === "PARE") throw new FileFault("This Parquet file is encrypted")
  if (tail.length < TAIL_BYTES || mark !== "PAR1")
    throw new FileFault("This file does not end as a Parquet file does: it is cut off, or something else")
  const claimed = new DataView(tail.buffer, tail.byteOffset + tail.length - TAIL_BYTES).getUint32(0, true)
  if (claimed > sizeBytes - TAIL_BYTES - 4)
    throw new FileFault(`The footer claims ${claimed} bytes, more than the file has`)
  if (claimed > MOST_FOOTER_BYTES) throw new FileFault(`The footer claims ${claimed} bytes, more than are read here`)
  return claimed + TAIL_BYTES
}

export type OpenParquet = {
  readonly footer: ParquetFooter
  readonly metadata: FileMetaData
  readonly leaves: readonly SchemaTree[]
}

/** `sizeBytes` is that of the file: what lies beyond it is not believed. */
export function openFooter(bytes: Uint8Array<ArrayBuffer>, sizeBytes: number): OpenParquet {
  const { metadata, leaves } = parsed(bytes)
  const paths = physicalPaths(leaves)
  let firstRow = 0
  const groups = metadata.row_groups.map((group, index) => {
    const checked = groupOf(group, { index, firstRow, columns: paths.length, sizeBytes })
    firstRow += checked.rowCount
    return checked
  })
  const shown = leaves.slice(0, MAX_COLUMNS)
  const footer = {
    names: shown.map(({ element }) => element.name),
    types: shown.map(typeOf),
    isFlat: paths,
    groups,
    rowCount: firstRow,
  }
  return { footer, metadata, leaves }
}

function parsed(bytes: Uint8Array<ArrayBuffer>) {
  try {
    const metadata = parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), {
      parsers: parquetParsers,
      geoparquet: false,
    })
    return { metadata, leaves: parquetSchema(metadata).children }
  } catch {
    throw new FileFault("The footer of this Parquet file is broken")
  }
}

/** The physical columns below the ones that a person sees, in order: whether each is flat. */
function physicalPaths(nodes: readonly SchemaTree[], isInside = false): readonly boolean[] {
  return nodes.flatMap(({ children, element }) =>
    children.length > 0 ? physicalPaths(children, true) : [!isInside && element.repetition_type !== "REPEATED"],
  )
}

type GroupPlace = {
  readonly index: number
  readonly firstRow: number
  readonly columns: number
  readonly sizeBytes: number
}

/** Where the bytes of a row group are, where that can be true. */
function groupOf({ columns, num_rows }: WrittenGroup, place: GroupPlace): RowGroup {
  const name = `Row group ${place.index + 1}`
  const rowCount = Number(num_rows)
  if (!Number.isSafeInteger(rowCount) || rowCount < 0) throw new FileFault(`${name} claims to have ${num_rows} rows`)
  if (columns.length !== place.columns) throw new FileFault(`${name} does not have the columns of the file`)
  const starts = new Float64Array(columns.length)
  const sizes = new Float64Array(columns.length)
  for (const [index, { meta_data: chunk, file_path: elsewhere }] of columns.entries()) {
    if (chunk === undefined || elsewhere !== undefined)
      throw new FileFault("The columns of this Parquet file are in other files, or encrypted")
    if (!READ_CODECS.has(chunk.codec))
      throw new FileFault(`This file is compressed by ${chunk.codec}, which is not read here`)
    // Some writers say 0 where there is no dictionary.
    const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset)
    const end = start + Number(chunk.total_compressed_size)
    if (!(start >= 0 && end >= start && end <= place.sizeBytes))
      throw new FileFault(`${name} claims to end at byte ${end}, but the file has ${place.sizeBytes}`)
    starts[index] = start
    sizes[index] = end - start
  }
  return { firstRow: place.firstRow, rowCount, starts, sizes }
}

const NUMBERS = /^(?:U?INT(?:EGER|_?\d+)?$|FLOAT|DOUBLE|DECIMAL)/

function typeOf(node: SchemaTree): CellType {
  if (node.children.length > 0 || node.element.repetition_type === "REPEATED") return "text"
  const kind = kindOf(node)
  if (/^(?:DATE|TIMESTAMP|INT96)/.test(kind)) return "date"
  if (kind === "BOOLEAN") return "bool"
  return NUMBERS.test(kind) ? "number" : "text"
}

/** As the file words it: "INT64", "TIMESTAMP", "LIST". */
export function kindOf({ element, children }: Pick<SchemaTree, "element" | "children">): string {
  const named = element.logical_type?.type ?? element.converted_type
  if (named !== undefined) return named
  return children.length > 0 ? "STRUCT" : (element.type ?? "unknown")
}
