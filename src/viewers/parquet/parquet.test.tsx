import { screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"

import { footerLength } from "~/domain/artifacts/parquetFooter"
import { parquetSample } from "~/domain/artifacts/parquetSample"
import { showFile } from "~/viewers/showFile"
import { encode, fileOf, rowTexts, show } from "~/viewers/showTable"

test("rows come group by group, exact to the digit, or from a group on", async () => {
  const user = userEvent.setup()
  showFile("train.parquet", parquetSample())
  const table = await screen.findByRole("grid", { name: "Table of the file" })
  expect(await screen.findByText("The first 3 rows, of 4 in 2 row groups.")).toBeVisible()
  expect(rowTexts(table)[1]).toBe("22NaN<b>false2026-01-02T03:04:05.000[]")
  await user.click(screen.getByRole("button", { name: "Load more" }))
  expect(await screen.findByText("All 4 rows, of 4 in 2 row groups.")).toBeVisible()
  expect(rowTexts(table).at(-1)).toBe('49007199254740993-1ztrue2026-01-02T03:04:05.000["y","z"]')

  await user.selectOptions(screen.getByRole("combobox", { name: "Rows from" }), "row 4 (group 2)")
  expect(await screen.findByText("Rows 4 to 4, of 4 in 2 row groups.")).toBeVisible()
  expect(rowTexts(screen.getByRole("grid")).map((text) => text?.slice(0, 4))).toEqual(["4900"])
  expect(screen.getByLabelText("Place")).toHaveTextContent("group=2")
})

test.each([
  ["group=2", "Rows 4 to 4, of 4 in 2 row groups."],
  ["group=99", "The first 3 rows, of 4 in 2 row groups."],
  ["nonsense", "The first 3 rows, of 4 in 2 row groups."],
  ["groups", "All 12 rows."],
])("a link to %s opens there", async (at, progress) => {
  showFile("train.parquet", parquetSample(), { at })
  expect(await screen.findByText(progress)).toBeVisible()
})

test("columns and row groups are tables of what the footer says", async () => {
  const user = userEvent.setup()
  showFile("train.parquet", parquetSample())
  await user.click(await screen.findByRole("radio", { name: "Columns" }))
  const columns = await screen.findByRole("grid", { name: "Columns of the file" })
  expect(rowTexts(columns)).toHaveLength(6)
  expect(rowTexts(columns)[0]).toMatch(/^1idINT64INT64119007199254740993204SNAPPY/)
  await user.click(screen.getByRole("radio", { name: "Row groups" }))
  const groups = await screen.findByRole("grid", { name: "Row groups of the file" })
  expect(await screen.findByText("All 12 rows.")).toBeVisible()
  expect(rowTexts(groups)[2]).toMatch(/^3113name1<b>a/)
  expect(screen.getByLabelText("Place")).toHaveTextContent("groups")
})

test("what is chosen is shown before the address has followed", async () => {
  await show(fileOf("train.parquet", parquetSample()))
  await userEvent.click(await screen.findByRole("radio", { name: "Columns" }))
  expect(screen.getByRole("radio", { name: "Columns" })).toBeChecked()
  expect(await screen.findByRole("grid", { name: "Columns of the file" })).toBeVisible()
})

test("only the end of the file and the row group are fetched", async () => {
  const file = fileOf("train.parquet", parquetSample())
  await show(file)
  await screen.findByText(/^The first 3 rows/)
  const [, ...ranges] = vi.mocked(file.bytes).mock.calls.map(([range]) => range)
  expect(ranges).toEqual([
    { start: 0, end: file.sizeBytes },
    { start: 4, end: 477 },
  ])
})

const sample = parquetSample()
const footerStart = sample.length - footerLength(sample.subarray(-8), sample.length)

test.each([
  ["is cut off", sample.slice(0, -20), "does not end as a Parquet file does"],
  ["claims a longer footer than it has", sample.with(sample.length - 5, 0x7f), "more than the file has"],
  ["ends with something else", encode(`PAR1${"x".repeat(40)}`), "does not end as a Parquet file does"],
  [
    "has a broken footer",
    sample.slice().fill(0xff, footerStart, footerStart + 50),
    "footer of this Parquet file is broken",
  ],
])("a Parquet file that %s says so", async (_, content, message) => {
  await show(fileOf("train.parquet", content))
  expect(await screen.findByRole("alert")).toHaveTextContent(message)
})
