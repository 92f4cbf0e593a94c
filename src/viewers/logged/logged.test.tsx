import { screen, waitFor } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"

import type { OtherRun, SameInOtherRuns } from "~/domain/artifacts/file"
import { ApiError } from "~/domain/errors/apiError"
import { showFile } from "~/viewers/showFile"
import { fileOf, rowTexts } from "~/viewers/showTable"

const tableFile = (score: number) => fileOf("eval.json", `{"columns": ["score"], "data": [[${score}]]}`)

const RUNS: readonly OtherRun[] = [
  { id: "r2", name: "<b>second</b>", file: tableFile(2) },
  { id: "r3", name: "broken", file: fileOf("eval.json", "{") },
  { id: "r4", name: "<b>second</b>", file: tableFile(4) },
]

const errorOf = (kind: "server" | "not-found", message: string) => new ApiError({ kind, status: 0, code: "", message })

const elsewhere: SameInOtherRuns = {
  list: () => Promise.resolve(RUNS),
  open: (_path, id) => {
    const run = RUNS.find((other) => other.id === id)
    return run === undefined ? Promise.reject(errorOf("not-found", "No run is called so")) : Promise.resolve(run)
  },
}

const showWith = (props: Partial<SameInOtherRuns>, at = "") =>
  showFile("eval.json", '{"columns": ["score"], "data": [[1]]}', { elsewhere: { ...elsewhere, ...props }, at })

const place = () => screen.getByLabelText("Place")
const grid = () => screen.findByRole("grid")

test("the tables of other runs are added below, each row with its run, and the address tells them", async () => {
  const user = userEvent.setup()
  const list = vi
    .fn<SameInOtherRuns["list"]>()
    .mockRejectedValueOnce(errorOf("server", "out of order"))
    .mockResolvedValue(RUNS.slice(0, 2))
  showWith({ list })
  expect(rowTexts(await screen.findByRole("grid"))).toEqual(["11"])
  await user.click(screen.getByRole("button", { name: "Add runs" }))
  expect(await screen.findByRole("alert")).toHaveTextContent("out of order")
  await user.click(screen.getByRole("button", { name: "Try again" }))
  await user.click(await screen.findByRole("checkbox", { name: "<b>second</b>" }))
  expect(await screen.findByText("All 2 rows, of 2 runs.")).toBeVisible()
  expect(rowTexts(screen.getByRole("grid"))).toEqual(["1this run1", "2<b>second</b>2"])
  expect(place()).toHaveTextContent("runs:r2")

  await user.click(screen.getByRole("checkbox", { name: "broken" }))
  expect(await screen.findByText(/^broken: This is not JSON/)).toBeVisible()
  expect(rowTexts(screen.getByRole("grid"))).toHaveLength(2)
  expect(place()).toHaveTextContent("runs:r2,r3")
  await user.keyboard("{Escape}")
  await user.click(screen.getByRole("button", { name: "Only this run" }))
  expect(await screen.findByText("All 1 row.")).toBeVisible()
  expect(place()).toBeEmptyDOMElement()
})

test("a link shows the same rows, and names the runs that cannot be read without losing the others", async () => {
  showWith({}, "runs:r2,gone,r3,r4")
  expect(await screen.findByText("All 3 rows, of 3 of 5 runs.")).toBeVisible()
  expect(rowTexts(await grid())).toEqual(["1this run1", "2<b>second</b>2", "3<b>second</b> (r4)4"])
  const fault = screen.getByRole("alert")
  expect(fault).toHaveTextContent("gone: No run is called so")
  expect(fault).toHaveTextContent(/broken: This is not JSON/)
})

test("a run that the server did not give is asked for again, alone, and takes its place among the others", async () => {
  const user = userEvent.setup()
  const open = vi.fn<SameInOtherRuns["open"]>(elsewhere.open)
  const lost = () => Promise.reject(errorOf("server", "No answer"))
  open.mockImplementationOnce(lost)
  showWith({ open }, "runs:r2,r3,r4")
  expect(await screen.findByText("All 2 rows, of 2 of 4 runs.")).toBeVisible()
  expect(await screen.findByText(/broken: This is not JSON/)).toHaveTextContent(/^r2: No answer/)
  open.mockClear()
  open.mockImplementationOnce(lost)
  await user.click(screen.getByRole("button", { name: "Try again" }))
  await waitFor(() => expect(open).toHaveBeenCalledOnce())
  expect(screen.getByRole("alert")).toHaveTextContent("r2: No answer")
  await user.click(screen.getByRole("button", { name: "Try again" }))
  expect(await screen.findByText("All 3 rows, of 3 of 4 runs.")).toBeVisible()
  expect(open.mock.calls.map(([, id]) => id)).toEqual(["r2", "r2"])
  expect(rowTexts(await grid())).toEqual(["1this run1", "2<b>second</b> (r2)2", "3<b>second</b>4"])
  // What is left lies in the file.
  expect(screen.getByRole("alert")).toHaveTextContent(/^broken: This is not JSON/)
  expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument()
})

test("where there are no other runs, a place of them is none", async () => {
  showFile("eval.json", '{"columns": ["score"], "data": [[1]]}', { at: "runs:r2" })
  expect(await screen.findByText("All 1 row.")).toBeVisible()
  expect(screen.queryByRole("button", { name: "Add runs" })).not.toBeInTheDocument()
})

test("where no other run has the table it is said", async () => {
  showWith({ list: () => Promise.resolve([]) })
  await userEvent.click(await screen.findByRole("button", { name: "Add runs" }))
  expect(await screen.findByText(/None of the newest 200 runs/)).toBeVisible()
})
