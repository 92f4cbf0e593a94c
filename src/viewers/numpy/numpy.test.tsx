import { screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { zipSync } from "fflate"
import { expect, test, vi } from "vitest"

import { npyFile } from "~/domain/artifacts/npySample"
import { encode, fileOf, rowTexts, show } from "~/viewers/showTable"

const matrix = (rows: number) => new Uint8Array(Float64Array.from({ length: rows * 2 }, (_, at) => at / 2).buffer)
const values = () => screen.findByRole("grid", { name: "Values of the array" })

test("an array says its shape and type, and shows its values", async () => {
  await show(fileOf("a.npy", npyFile(["'<f8'", "(2, 2)"], matrix(2))))
  expect(rowTexts(await values())).toEqual(["100.5", "211.5"])
  expect(screen.getByText("Shape (2, 2) of float64.")).toBeVisible()
  expect(screen.getByText("All 2 rows, of 2.")).toBeVisible()
})

test("of a long array only the bytes of the rows are fetched", async () => {
  const file = fileOf("long.npy", npyFile(["'<f8'", "(30000, 2)"], matrix(30_000)))
  await show(file)
  await userEvent.click(await screen.findByRole("button", { name: "Load more" }))
  expect(await screen.findByText("The first 20,000 rows, of 30,000.")).toBeVisible()
  const [, ...ranges] = vi.mocked(file.bytes).mock.calls.map(([range]) => range)
  const start = (file.sizeBytes ?? 0) - 480_000
  expect(ranges.slice(1)).toEqual([
    { start, end: start + 160_000 },
    { start: start + 160_000, end: start + 320_000 },
  ])
})

test.each([0, 6] as const)("of an archive an array is chosen (packed at level %d)", async (level) => {
  const user = userEvent.setup()
  const arrays = {
    "w.npy": npyFile(["'<f8'", "(2, 2)"], matrix(2)),
    "<b>.npy": npyFile(["'|O'", "(1,)"], encode("cos.")),
  }
  await show(fileOf("arrays.npz", new Uint8Array(zipSync(arrays, { level }))))
  expect(rowTexts(await values())).toEqual(["100.5", "211.5"])
  await user.selectOptions(screen.getByRole("combobox", { name: "Array" }), screen.getByRole("option", { name: "<b>" }))
  expect(await screen.findByRole("alert")).toHaveTextContent("holds Python objects, which are pickled")
  expect(screen.queryByRole("grid")).toBeNull()
  await user.selectOptions(screen.getByRole("combobox", { name: "Array" }), "w")
  expect(rowTexts(await values())).toHaveLength(2)
})

test.each([
  ["array that is cut off", "a.npy", npyFile(["'<f8'", "(900, 2)"], matrix(2)), /needs 14\.\d KB, but the file has/],
  ["array of records", "a.npy", npyFile(["[('a', '<f8')]", "(2,)"], matrix(1)), /holds records/],
  ["archive that is cut off", "a.npz", new Uint8Array(zipSync({ "a.npy": encode("x") }).slice(0, -10)), /cut off/],
  ["archive of something else", "a.npz", new Uint8Array(zipSync({ "a.txt": encode("x") })), /is no NumPy array/],
])("an %s says so", async (_, ...[path, content, message]) => {
  await show(fileOf(path, content))
  expect(await screen.findByRole("alert")).toHaveTextContent(message)
})
