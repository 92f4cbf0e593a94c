import { cleanup, screen } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test } from "vitest"

import { loaded, prepareRunsPage } from "./openRunsPage"

const { open, openId, idOf, plain } = prepareRunsPage(() => createDemoServer("small").handle)

test("the experiment is renamed beside its name, and the head follows", async () => {
  const user = await open("/nested")
  await user.click(await screen.findByRole("button", { name: /^Actions for .*\/nested$/ }))
  await user.click(await screen.findByRole("menuitem", { name: "Rename" }))
  const name = await screen.findByRole("textbox", { name: "Name" })
  await user.clear(name)
  await user.type(name, "/Shared/renamed{Enter}")
  expect(await screen.findByRole("heading", { level: 1, name: "renamed" })).toBeVisible()
})

test("its description stands folded to one line, its tags beside it", async () => {
  const id = await idOf("/nested")
  await plain().setExperimentTag(id, "mlflow.note.content", "# Why\n\nA **long** story")
  await plain().setExperimentTag(id, "team", "growth")
  const user = await open("/nested")
  const line = await screen.findByText("Why")
  expect(screen.getByText("team: growth")).toBeVisible()
  expect(screen.queryByText("long")).toBeNull()
  await user.click(line)
  expect(await screen.findByText("long")).toBeVisible()
})

test("without either no room is taken", async () => {
  await open("/nested")
  await loaded(/All 4 runs loaded/)
  expect(screen.queryByRole("group")).toBeNull()
})

test("once it is deleted the page makes way, and a link to it tells", async () => {
  const id = await idOf("/nested")
  const user = openId(id)
  await user.click(await screen.findByRole("button", { name: /^Actions for .*\/nested$/ }))
  await user.click(await screen.findByRole("menuitem", { name: "Delete" }))
  expect(await screen.findByText("elsewhere")).toBeVisible()
  expect(await screen.findByRole("button", { name: "Undo" })).toBeVisible()
  cleanup()
  openId(id)
  expect(await screen.findByText("Deleted experiment")).toBeVisible()
})
