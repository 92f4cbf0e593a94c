import { screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test } from "vitest"

import { loaded, prepareRunsPage, query } from "./openRunsPage"

const { open, idOf, plain } = prepareRunsPage(() => createDemoServer("small").handle)

test("columns are found by name, shown and hidden, and the address keeps them", async () => {
  const user = await open("/optimizer")
  await loaded(/All 150 runs loaded/)
  await user.click(screen.getByRole("button", { name: /^Columns/ }))
  await user.type(await screen.findByRole("searchbox", { name: /Find among/ }), "user")
  await user.click(screen.getByRole("checkbox", { name: "User" }))
  expect(query().get("columns")).toMatch(/attributes\.user$/)
  expect(screen.getByRole("columnheader", { name: /^User/, hidden: true })).toBeInTheDocument()
})

test("a changed width is in the address, a link opens with it, and the menu puts it back", async () => {
  const user = await open("/optimizer", "?widths=200-metrics.cost,nonsense")
  await loaded(/All 150 runs loaded/)
  const head = (name: RegExp) => screen.getByRole("columnheader", { name })
  expect(head(/cost/)).toHaveStyle({ width: "200px" })
  screen.getByRole("button", { name: "score" }).focus()
  await user.keyboard("{Shift>}{ArrowRight}{ArrowRight}{/Shift}")
  await waitFor(() => expect(query().get("widths")).toBe("200-metrics.cost,128-metrics.score"))
  expect(head(/score/)).toHaveStyle({ width: "128px" })
  await user.click(within(head(/cost/)).getByRole("button", { name: "Column cost" }))
  await user.click(await screen.findByRole("menuitem", { name: "Usual width" }))
  await waitFor(() => expect(query().get("widths")).toBe("128-metrics.score"))
  expect(head(/cost/)).toHaveStyle({ width: "96px" })
})

/** Ids in the order of the table. */
async function newest(experiment: string) {
  const experimentIds = [await idOf(experiment)]
  const eight = { experimentIds, filter: "", orderBy: [], lifecycle: "active", pageSize: 8 } as const
  return (await plain().searchRuns(eight)).runs.map(({ id }) => id)
}

test("selected runs have colours that tell them apart, and without charts the others keep their own", async () => {
  const search = (await newest("/optimizer")).map((id) => `s:${id}`)
  await open("/optimizer", `?selected=${search.join()}`)
  await loaded(/All 150 runs loaded/)
  const colors = screen.getAllByRole("rowheader").map((cell) => cell.querySelector("i")?.style.background)
  expect(new Set(colors.slice(0, 8)).size).toBe(8)
  expect(document.querySelector("[data-faded]")).toBeNull()
})
