import { decompress } from "fzstd"
import { gunzipSync } from "fflate"
import { parquetRead, snappyUncompress, type Compressors, type FileMetaData, type SchemaElement } from "hyparquet"

import { FileFault } from "./fault"
import { lz4Block } from "./lz4"
import { isDecimal, parquetParsers, writerOf } from "./parquetCells"
import type { OpenParquet } from "./parquetFooter"
import { MAX_COLUMNS, type Cell } from "./table"

/** Real pages have about a megabyte. */
const MOST_PAGE_BYTES = 256_000_000

/** The bytes that are asked for have not been read yet. */
export class MoreBytes extends Error {}

export type HeldBytes = {
  /** Those from `start` that are here, at most up to `end`. */
  readonly from: (start: number, end: number) => Uint8Array<ArrayBuffer>
}

/** Rows `from` to `to` of the file. Throws `MoreBytes` where they go on beyond what is held. */
export async function readRows(
  { metadata, leaves, footer }: OpenParquet,
  held: HeldBytes,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly (readonly Cell[])[]> {
  const shown = leaves.slice(0, MAX_COLUMNS)
  const writers = shown.map(({ element }) => writerOf(element))
  const rows: Cell[][] = []
  const ends = new Map<string, number>()
  let isShort = false
  const slice = (start: number, end = Infinity): ArrayBuffer => {
    const bytes = held.from(start, end)
    isShort ||= bytes.length < end - start
    return bytes.slice().buffer
  }
  try {
    await parquetRead({
      file: { byteLength: Number.MAX_SAFE_INTEGER, slice },
      metadata: withoutDecimals(metadata),
      rowStart: from,
      rowEnd: to,
      ...(shown.length < leaves.length ? { columns: [...footer.names] } : {}),
      compressors: COMPRESSORS,
      parsers: parquetParsers,
      geoparquet: false,
      onChunk: ({ columnName, rowEnd }) => ends.set(columnName, Math.max(rowEnd, ends.get(columnName) ?? 0)),
      onComplete: (read: unknown[][]) => {
        for (const row of read) rows.push(row.map((value, index) => writers[index]?.(value)))
      },
    })
  } catch (error) {
    if (error instanceof FileFault) throw error
    if (isShort) throw new MoreBytes()
    throw new FileFault("A row group of this Parquet file is broken")
  }
  // A column whose bytes end between two pages is not told from one without values.
  if ([...ends.values()].every((end) => end >= to) && ends.size > 0) return rows
  if (isShort) throw new MoreBytes()
  throw new FileFault("A row group of this Parquet file holds fewer rows than its footer says")
}

/** hyparquet makes floating numbers of decimals, which have other digits: they are left as they are, and written out here. */
function withoutDecimals(metadata: FileMetaData): FileMetaData {
  const bare = (element: SchemaElement): SchemaElement => {
    if (!isDecimal(element) || element.type === "BYTE_ARRAY") return element
    const { converted_type: _converted, logical_type: _logical, ...rest } = element
    return rest
  }
  return { ...metadata, schema: metadata.schema.map(bare) }
}

type Inflate = (input: Uint8Array, output: Uint8Array) => Uint8Array | undefined | void

const checked =
  (inflate: Inflate) =>
  (input: Uint8Array, length: number): Uint8Array => {
    if (!(length >= 0 && length <= MOST_PAGE_BYTES))
      throw new FileFault(`A page claims to be ${length} bytes large, more than are read here`)
    const output = new Uint8Array(length)
    return inflate(input, output) ?? output
  }

const COMPRESSORS: Compressors = {
  SNAPPY: checked(snappyUncompress),
  ZSTD: checked((input, output) => decompress(input, output)),
  GZIP: checked((input, output) => gunzipSync(input, { out: output })),
  LZ4_RAW: checked((input, output) => lz4Block(input, output)),
}
