import type { ByteRange } from "./file"
import type { NpyHeader, NpyKind } from "./npy"
import { npyWriter } from "./npyValues"
import { MAX_COLUMNS, type Cell, type CellType } from "./table"

/** An array as a table: the last axis lies across, all others down, with their indexes in front where there are several. */
export type NpyTable = {
  readonly names: readonly string[]
  readonly types: readonly CellType[]
  readonly rowCount: number
  /** Values in one row. */
  readonly width: number
  /** Of these are shown. */
  readonly shownWidth: number
}

export function npyTable({ shape, kind }: NpyHeader): NpyTable {
  const width = shape.length < 2 ? 1 : (shape.at(-1) ?? 1)
  const down = shape.length < 2 ? shape : shape.slice(0, -1)
  const hasIndex = down.length > 1
  const shownWidth = Math.min(width, MAX_COLUMNS - (hasIndex ? 1 : 0))
  const names = shape.length < 2 ? ["value"] : Array.from({ length: shownWidth }, (_, column) => String(column))
  const type = TYPES[kind]
  return {
    names: hasIndex ? ["index", ...names] : names,
    types: hasIndex ? ["text", ...names.map(() => type)] : names.map(() => type),
    rowCount: width === 0 ? 0 : down.reduce((product, length) => product * length, 1),
    width,
    shownWidth,
  }
}

const TYPES: Readonly<Record<NpyKind, CellType>> = {
  b: "bool",
  i: "number",
  u: "number",
  f: "number",
  c: "text",
  S: "text",
  U: "text",
  M: "date",
  m: "number",
}

export type RowSpan = { readonly from: number; readonly to: number }

/** The bytes that hold some rows: those rows alone, but of an array in Fortran order all. */
export function bytesOfRows(header: NpyHeader, { from, to }: RowSpan): ByteRange {
  const { width, rowCount } = npyTable(header)
  const { start, itemBytes } = header
  // Where there is one column, both orders are the same.
  if (isScattered(header)) return { start, end: start + rowCount * width * itemBytes }
  return { start: start + from * width * itemBytes, end: start + to * width * itemBytes }
}

export const isScattered = ({ isFortran, shape }: NpyHeader): boolean => isFortran && shape.length > 1

/** `bytes` are those of `bytesOfRows`. Rows that the file does not hold in full are left out. */
export function npyRows(header: NpyHeader, bytes: Uint8Array, { from, to }: RowSpan): readonly (readonly Cell[])[] {
  const { shape, itemBytes } = header
  const { width, shownWidth } = npyTable(header)
  const down = shape.slice(0, -1)
  const write = npyWriter(header, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const strides = isScattered(header) ? fortranStrides(shape) : undefined
  const rows: Cell[][] = []
  for (let row = from; row < to; row++) {
    const index = down.length > 1 ? indexOf(row, down) : [row]
    const first = strides === undefined ? (row - from) * width : dot(index, strides)
    const step = strides?.at(-1) ?? 1
    if ((first + (width - 1) * step + 1) * itemBytes > bytes.length) break
    const cells: Cell[] = down.length > 1 ? [index.join(", ")] : []
    for (let column = 0; column < shownWidth; column++) cells.push(write((first + column * step) * itemBytes))
    rows.push(cells)
  }
  return rows
}

/** The place of a row on every axis but the last. */
function indexOf(row: number, down: readonly number[]): readonly number[] {
  let rest = row
  return down
    .toReversed()
    .map((length) => {
      const at = rest % length
      rest = Math.floor(rest / length)
      return at
    })
    .toReversed()
}

function fortranStrides(shape: readonly number[]): readonly number[] {
  let stride = 1
  return shape.map((length) => {
    const own = stride
    stride *= length
    return own
  })
}

const dot = (index: readonly number[], strides: readonly number[]): number =>
  index.reduce((sum, at, axis) => sum + at * (strides[axis] ?? 0), 0)
