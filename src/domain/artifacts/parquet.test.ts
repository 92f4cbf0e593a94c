import { expect, test } from "vitest"

import { FileFault } from "./fault"
import { holdBytes } from "./heldBytes"
import { columnsTable, groupsTable } from "./parquetDetails"
import { footerLength, openFooter } from "./parquetFooter"
import { MoreBytes, readRows } from "./parquetRows"
import { parquetSample, parquetTypes } from "./parquetSample"
import type { Table } from "./table"

function opened(file = parquetSample()) {
  const footer = file.slice(-footerLength(file.subarray(-8), file.length))
  return { file, footer, found: openFooter(footer, file.length) }
}

function holding(file: Uint8Array<ArrayBuffer>, start = 0, end = file.length) {
  const held = holdBytes()
  held.add({ start, bytes: file.slice(start, end) })
  return held
}

const linesOf = ({ columns, rowCount }: Table) =>
  Array.from({ length: rowCount }, (_, row) => columns.map(({ cells }) => cells[row]))

test("the footer names columns, types and row groups", () => {
  const { footer } = opened().found
  expect(footer.names).toEqual(["id", "score", "name", "ok", "when", "tags"])
  expect(footer.types).toEqual(["number", "number", "text", "bool", "date", "text"])
  expect(footer.isFlat).toEqual([true, true, true, true, true, false])
  expect(footer.groups.map(({ firstRow, rowCount }) => [firstRow, rowCount])).toEqual([
    [0, 3],
    [3, 1],
  ])
  expect(footer.rowCount).toBe(4)
})

test("rows come out of the bytes of their group alone", async () => {
  const { file, found } = opened()
  const [group] = found.footer.groups
  if (group === undefined) throw new Error("no row group")
  const start = Math.min(...group.starts)
  const end = Math.max(...group.starts.map((at, index) => at + (group.sizes[index] ?? 0)))
  expect(await readRows(found, holding(file, start, end), { from: 0, to: 3 })).toEqual([
    ["1", "0.5", "a", "true", "2026-01-02T03:04:05.000", '["x"]'],
    ["2", "NaN", "<b>", "false", "2026-01-02T03:04:05.000", "[]"],
    [undefined, "0.1", undefined, undefined, "2026-01-02T03:04:05.000", undefined],
  ])
  await expect(readRows(found, holding(file, start, end - 30), { from: 0, to: 3 })).rejects.toThrow(MoreBytes)
  await expect(readRows(found, holding(file, start, end), { from: 3, to: 4 })).rejects.toThrow(MoreBytes)
})

test("decimals, times and integers keep all their digits, in every compression", async () => {
  for (const file of parquetTypes()) {
    const { found } = opened(file)
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    expect(await readRows(found, holding(file), { from: 0, to: 2 })).toEqual([
      [
        "123456789012345678.01",
        "2026-01-02T03:04:05.123456789",
        "2026-01-02T03:04:05.123456Z",
        "2026-01-02",
        "18446744073709551615",
        "(2 bytes)",
        '{"a":1,"b":"x"}',
      ],
      ["-0.05", "1969-12-31T23:59:59.999999999", undefined, "1900-02-28", "0", "ok", undefined],
    ])
  }
})

test("what the footer tells of the values is a table, over all row groups and for each", () => {
  const { found } = opened()
  expect(linesOf(columnsTable(found)).slice(0, 4)).toEqual([
    ["id", "INT64", "INT64", "1", "1", "9007199254740993", "204", "SNAPPY", "PLAIN, RLE, RLE_DICTIONARY"],
    ["score", "FLOAT", "FLOAT", "0", "-1", "0.5", "165", "SNAPPY", "PLAIN, RLE, RLE_DICTIONARY"],
    ["name", "STRING", "BYTE_ARRAY", "1", "<b>", "z", "131", "SNAPPY", "PLAIN, RLE, RLE_DICTIONARY"],
    ["ok", "BOOLEAN", "BOOLEAN", "1", "false", "true", "88", "SNAPPY", "RLE, PLAIN"],
  ])
  expect(
    linesOf(groupsTable(found))
      .map((line) => line.slice(0, 7))
      .at(-6),
  ).toEqual(["2", "4", "1", "id", "0", "9007199254740993", "9007199254740993"])
})

test("a file that claims more than it has is not believed", () => {
  const { footer } = opened()
  expect(() => openFooter(footer, 300)).toThrow(/Row group 1 claims to end at byte \d+, but the file has 300/)
  const tail = Uint8Array.of(0, 0, 0, 0x80, 0x50, 0x41, 0x52, 0x31)
  expect(() => footerLength(tail, 1000)).toThrow("The footer claims 2147483648 bytes, more than the file has")
  expect(() => footerLength(tail, 1e10)).toThrow("more than are read here")
  expect(() => footerLength(Uint8Array.of(1, 2, 3), 3)).toThrow(FileFault)
  expect(() => footerLength(tail.with(7, 0x45), 1000)).toThrow("encrypted")
  expect(() => openFooter(new Uint8Array(40), 1000)).toThrow("The footer of this Parquet file is broken")
})

test("broken pages are a fault of the file; nothing hangs", async () => {
  const { file, found } = opened()
  const broken = file.map((byte, index) => (index > 4 && index < 400 ? byte ^ 0x55 : byte))
  await expect(readRows(found, holding(broken), { from: 0, to: 3 })).rejects.toThrow(
    "A row group of this Parquet file is broken",
  )
})
