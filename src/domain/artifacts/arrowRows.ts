import {
  CompressionType,
  setCompressionCodec,
  tableFromIPC,
  Type,
  type Column,
  type DataType,
  type Table as ArrowTable,
} from "@uwdata/flechette"
import { decompress } from "fzstd"

import { FileFault } from "./fault"
import { dayText, instantText } from "./instant"
import { Lz4Fault, lz4Frame } from "./lz4"
import { shortFloat } from "./shortFloat"
import { MAX_COLUMNS, type Cell, type CellType } from "./table"
import { withPoint, written } from "./written"

/** Of one buffer, unpacked. */
const MOST_BUFFER_BYTES = 256_000_000

/** Which rows a batch has, and how they are written out. */
export type ArrowBatch = {
  readonly rowCount: number
  readonly rows: (from: number, to: number) => readonly (readonly Cell[])[]
}

export type ArrowSchema = { readonly names: readonly string[]; readonly types: readonly CellType[] }

/** Messages in the order of the file: the schema, dictionaries, and at most one batch. */
export function openBatch(messages: readonly Uint8Array[]): ArrowBatch {
  const table = opened(messages)
  const columns = table.children.slice(0, MAX_COLUMNS).map(columnWriter)
  return {
    rowCount: table.numRows,
    rows: (from, to) => {
      try {
        return Array.from({ length: to - from }, (_, row) => columns.map((write) => write(from + row)))
      } catch {
        throw new FileFault("A batch of this Arrow file is broken")
      }
    },
  }
}

export function readSchema(message: Uint8Array): ArrowSchema {
  const fields = opened([message]).schema.fields.slice(0, MAX_COLUMNS)
  return { names: fields.map(({ name }) => name), types: fields.map(({ type }) => cellType(type)) }
}

function opened(messages: readonly Uint8Array[]): ArrowTable {
  try {
    return tableFromIPC([...messages], { useBigInt: true, useDecimalInt: true, useDate: false })
  } catch (error) {
    if (error instanceof FileFault) throw error
    throw new FileFault("A batch of this Arrow file is broken, or of a type that is not read here")
  }
}

const UNITS: readonly string[] = ["s", "ms", "us", "ns"]

function cellType(type: DataType): CellType {
  if (type.typeId === Type.Dictionary) return cellType(type.dictionary)
  if (type.typeId === Type.Bool) return "bool"
  if (type.typeId === Type.Date || type.typeId === Type.Timestamp) return "date"
  return NUMBERS.has(type.typeId) ? "number" : "text"
}

const NUMBERS: ReadonlySet<number> = new Set([Type.Int, Type.Float, Type.Decimal, Type.Duration])

function columnWriter(column: Column<unknown>): (row: number) => Cell {
  const { type } = column
  if (type.typeId === Type.Timestamp) {
    const zone = type.timezone == null ? "" : "Z"
    const unit = UNITS[type.unit] ?? "ms"
    // flechette makes milliseconds of it, which have fewer digits.
    const [values] = column.data.map((batch) => batch.values)
    return (row) => {
      const value: unknown = column.at(row) === null ? undefined : values?.[row]
      return typeof value === "bigint" ? `${instantText(value, unit)}${zone}` : undefined
    }
  }
  if (type.typeId === Type.Date)
    return (row) => {
      const ms = column.at(row)
      return typeof ms === "number" ? dayText(Math.floor(ms / 86_400_000)) : undefined
    }
  if (type.typeId === Type.Decimal) {
    const { scale } = type
    return (row) => {
      const value = column.at(row)
      return typeof value === "bigint"
        ? withPoint(value, scale)
        : typeof value === "number"
          ? withPoint(BigInt(value), scale)
          : undefined
    }
  }
  if (type.typeId === Type.Float && type.precision === 1)
    return (row) => {
      const value = column.at(row)
      return typeof value === "number" ? shortFloat(value) : undefined
    }
  return (row) => written(column.at(row))
}

/** How large a packed buffer is stands before it, where flechette does not hand it on. */
function unpackedBytes(packed: Uint8Array): number {
  const length = Number(new DataView(packed.buffer, packed.byteOffset - 8, 8).getBigInt64(0, true))
  if (length < 0 || length > MOST_BUFFER_BYTES)
    throw new FileFault(`A column claims ${length} bytes, more than are read here`)
  return length
}

const noEncoder = () => {
  throw new Error("nothing is written here")
}

setCompressionCodec(CompressionType.LZ4_FRAME, {
  encode: noEncoder,
  decode: (packed) => {
    try {
      return lz4Frame(packed, unpackedBytes(packed))
    } catch (error) {
      throw error instanceof Lz4Fault ? new FileFault("A packed column of this Arrow file is broken") : error
    }
  },
})
setCompressionCodec(CompressionType.ZSTD, {
  encode: noEncoder,
  decode: (packed) => decompress(packed, new Uint8Array(unpackedBytes(packed))),
})
