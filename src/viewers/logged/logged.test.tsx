import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"

import type { SameInOtherRuns } from "~/domain/artifacts/file"
import { ApiError } from "~/domain/errors/apiError"
import { viewersFor, viewOf } from "~/viewers/registry"
import { fileOf, rowTexts } from "~/viewers/showTable"

const tableFile = (score: number) => fileOf("eval.json", `{"columns": ["score"], "data": [[${score}]]}`)

function showWith(elsewhere: SameInOtherRuns) {
  const [viewer] = viewersFor({ path: "eval.json", sizeBytes: 40, magic: "jsonTable" })
  const View = viewer && viewOf(viewer)
  render(View && <View file={tableFile(1)} magic="jsonTable" elsewhere={elsewhere} />)
}

test("the tables of other runs are added below, each row with its run", async () => {
  const user = userEvent.setup()
  const list = vi
    .fn<SameInOtherRuns["list"]>()
    .mockRejectedValueOnce(new ApiError({ kind: "server", status: 500, code: "", message: "out of order" }))
    .mockResolvedValue([
      { id: "r2", name: "<b>second</b>", file: tableFile(2) },
      { id: "r3", name: "broken", file: fileOf("eval.json", "{") },
    ])
  showWith({ list })
  expect(rowTexts(await screen.findByRole("grid"))).toEqual(["11"])
  await user.click(screen.getByRole("button", { name: "Add runs" }))
  expect(await screen.findByRole("alert")).toHaveTextContent("out of order")
  await user.click(screen.getByRole("button", { name: "Try again" }))
  await user.click(await screen.findByRole("checkbox", { name: "<b>second</b>" }))
  expect(await screen.findByText("All 2 rows, of 2 runs.")).toBeVisible()
  expect(rowTexts(screen.getByRole("grid"))).toEqual(["1this run1", "2<b>second</b>2"])

  await user.click(screen.getByRole("checkbox", { name: "broken" }))
  expect(await screen.findByText(/^broken: This is not JSON/)).toBeVisible()
  expect(rowTexts(screen.getByRole("grid"))).toHaveLength(2)
})

test("where no other run has the table it is said", async () => {
  showWith({ list: () => Promise.resolve([]) })
  await userEvent.click(await screen.findByRole("button", { name: "Add runs" }))
  expect(await screen.findByText(/None of the newest 200 runs/)).toBeVisible()
})
