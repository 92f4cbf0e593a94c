import { FileFault } from "./fault"

/**
 * Where the messages of an Arrow file lie, and whether what they say of themselves can be true: the reader that gets them
 * believes every length. https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc
 */
export type ArrowMessage = {
  readonly kind: "schema" | "dictionary" | "batch" | "other"
  /** With its prefix and its body. */
  readonly totalBytes: number
  readonly rowCount: number
}

export const PREFIX_BYTES = 8
export const MOST_METADATA_BYTES = 4_000_000
/** With its padding, at the beginning of the file form. */
export const FILE_MAGIC_BYTES = 8
const KINDS: readonly ArrowMessage["kind"][] = ["other", "schema", "dictionary", "batch"]
const [MOST_FIELDS, DEEPEST] = [10_000, 30]

/** How many bytes the metadata of a message have, with the prefix; 0 = there are no more messages. */
export function metadataEnd(prefix: Uint8Array): number {
  // The form of before 2019 has no continuation mark.
  if (prefix.length < PREFIX_BYTES) return 0
  const view = viewOf(prefix)
  const isOld = view.getInt32(0, true) !== -1
  const length = view.getInt32(isOld ? 0 : 4, true)
  if (length < 0 || length > MOST_METADATA_BYTES)
    throw new FileFault(`A message claims ${length} bytes of metadata: this Arrow file is broken, or something else`)
  return length === 0 ? 0 : length + (isOld ? 4 : PREFIX_BYTES)
}

/** `metadata` are the bytes up to `metadataEnd`. */
export function readMessage(metadata: Uint8Array): ArrowMessage {
  try {
    const view = viewOf(metadata)
    const start = view.getInt32(0, true) === -1 ? PREFIX_BYTES : 4
    const message = tableAt(view, start)
    const kind = KINDS[message.byte(1)] ?? "other"
    const bodyBytes = message.long(3)
    const header = message.table(2)
    if (bodyBytes < 0 || header === undefined) throw new RangeError()
    if (kind === "schema") checkFields({ parent: header, slot: 1, depth: 0 }, { fields: 0 })
    if (kind === "batch") checkBatch(header, bodyBytes)
    if (kind === "dictionary") checkBatch(header.table(1) ?? header, bodyBytes)
    return { kind, totalBytes: metadata.length + bodyBytes, rowCount: kind === "batch" ? header.long(0) : 0 }
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault("A message of this Arrow file is broken")
    throw error
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

type FlatTable = {
  readonly byte: (slot: number) => number
  readonly long: (slot: number) => number
  readonly table: (slot: number) => FlatTable | undefined
  /** Its first element, and how many there are; undefined where it is absent. */
  readonly vector: (slot: number) => { readonly at: number; readonly length: number } | undefined
  readonly view: DataView
}

/** A table of FlatBuffers. Reading beyond the view throws a RangeError. */
function tableAt(view: DataView, at: number): FlatTable {
  const start = at + view.getInt32(at, true)
  const vtable = start - view.getInt32(start, true)
  const size = view.getUint16(vtable, true)
  const place = (slot: number) => {
    const entry = 4 + slot * 2
    const offset = entry + 2 <= size ? view.getUint16(vtable + entry, true) : 0
    return offset === 0 ? undefined : start + offset
  }
  const read = <T>(slot: number, from: (place: number) => T, absent: T): T => {
    const found = place(slot)
    return found === undefined ? absent : from(found)
  }
  return {
    view,
    byte: (slot) => read(slot, (found) => view.getUint8(found), 0),
    long: (slot) => read(slot, (found) => Number(view.getBigInt64(found, true)), 0),
    table: (slot) => read(slot, (found) => tableAt(view, found), undefined),
    vector: (slot) =>
      read(
        slot,
        (found) => {
          const vector = found + view.getInt32(found, true)
          return { at: vector + 4, length: view.getUint32(vector, true) }
        },
        undefined,
      ),
  }
}

function fitting(table: FlatTable, slot: number, elementBytes: number) {
  const vector = table.vector(slot)
  if (vector !== undefined && vector.at + vector.length * elementBytes > table.view.byteLength) throw new RangeError()
  return vector
}

/** Nodes, buffers and, of view types, counts: all of them within the metadata, and the buffers within the body. */
function checkBatch(batch: FlatTable, bodyBytes: number): void {
  const rowCount = batch.long(0)
  if (rowCount < 0 || !Number.isSafeInteger(rowCount)) throw new RangeError()
  for (const [length] of pairs(batch, 1)) if (length < 0n) throw new RangeError()
  for (const [offset, length] of pairs(batch, 2))
    if (offset < 0n || length < 0n || offset + length > BigInt(bodyBytes)) throw new RangeError()
  fitting(batch, 4, 8)
}

/** A vector of two numbers each. */
function pairs(table: FlatTable, slot: number): readonly (readonly [bigint, bigint])[] {
  const { at, length } = fitting(table, slot, 16) ?? { at: 0, length: 0 }
  return Array.from({ length }, (_, index) => {
    const place = at + index * 16
    return [table.view.getBigInt64(place, true), table.view.getBigInt64(place + 8, true)]
  })
}

type Place = { readonly parent: FlatTable; readonly slot: number; readonly depth: number }

/** Fields with their children and what is noted beside them. */
function checkFields({ parent, slot, depth }: Place, counted: { fields: number }): void {
  const { at, length } = fitting(parent, slot, 4) ?? { at: 0, length: 0 }
  fitting(parent, depth === 0 ? 2 : 6, 4)
  counted.fields += length
  if (depth > DEEPEST || counted.fields > MOST_FIELDS)
    throw new FileFault(`This Arrow file has more than ${MOST_FIELDS} columns, or they lie too deep in each other`)
  for (let i = 0; i < length; i++)
    checkFields({ parent: tableAt(parent.view, at + i * 4), slot: 5, depth: depth + 1 }, counted)
}
