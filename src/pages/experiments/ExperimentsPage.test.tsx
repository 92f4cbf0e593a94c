import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { mainHeading, openApp, place, prepareApp } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const seeded = (seed: string) => createDemoServer(seed).handle

/** A server with these experiments, besides its own "Default". */
async function serverWith(...names: readonly string[]) {
  const { handle } = createDemoServer("empty")
  for (const name of names) await post(handle, "create", { name })
  return handle
}

const post = (handle: (request: Request) => Promise<Response>, call: string, body: object) =>
  handle(
    new Request(`http://mlflow.test/api/2.0/mlflow/experiments/${call}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  )

const grid = () => screen.findByRole("treegrid", { name: "Experiments" })
const rowTexts = async () => {
  const cells = within(await grid()).getAllByRole("rowheader")
  return cells.map((cell) => cell.textContent)
}
const search = () => screen.getByRole("searchbox", { name: "Find by any part of the path" })

test("names become folders, in natural order, with their counts when closed", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("/Users/ann/v10", "/Users/ann/v2", "plain") })
  await waitFor(async () => expect(await rowTexts()).toEqual(["Default", "plain", "Users", "ann", "v2", "v10"]))
  await user.click(within(await grid()).getByText("Users"))
  expect(await rowTexts()).toEqual(["Default", "plain", "Users2"])
})

test("the arrow keys move, open and close as in any tree, and Enter goes there", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("a/b") })
  const table = await grid()
  table.focus()
  await user.keyboard("{Home}{ArrowLeft}")
  expect(await rowTexts()).toEqual(["a1", "Default"])
  await user.keyboard("{ArrowRight}{ArrowRight}{Enter}")
  await waitFor(() => expect(place()).toMatch(/^\/s\/one\/experiments\/\d+$/))
})

test("4.6: a search is in the address, keeps folders, and can be cleared where nothing matches", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("/Users/ann/churn", "/Users/bob/price") })
  await grid()
  await user.click(search())
  await user.paste("bob")
  await waitFor(() => expect(place()).toBe("/s/one/experiments?search=bob"))
  await waitFor(async () => expect(await rowTexts()).toEqual(["Users", "bob", "price"]))
  await user.paste("zzz")
  await user.click(await screen.findByRole("button", { name: "Clear the search" }))
  await waitFor(() => expect(place()).toBe("/s/one/experiments"))
  expect(search()).toHaveValue("")
})

test("folders can be closed while a search is on; the next search opens what it finds", async () => {
  const { user } = openApp("/s/one/experiments?search=ch", { one: await serverWith("a/churn", "a/chart", "b/chip") })
  await waitFor(async () => expect(await rowTexts()).toEqual(["a", "chart", "churn", "b", "chip"]))
  await user.click(within(await grid()).getByText("a"))
  expect(await rowTexts()).toEqual(["a2", "b", "chip"])
  await user.click(search())
  await user.paste("u")
  await waitFor(async () => expect(await rowTexts()).toEqual(["a", "churn"]))
  await user.clear(search())
  await waitFor(async () => expect(await rowTexts()).toEqual(["a", "chart", "churn", "b", "chip", "Default"]))
})

test("the arrow key that leads to the folder above brings it into sight", async () => {
  const names = Array.from({ length: 40 }, (_, number) => `folder/${number}`)
  const { user } = openApp("/s/one/experiments", { one: await serverWith(...names) })
  const table = await grid()
  table.focus()
  await user.keyboard("{End}")
  expect(table.scrollTop).toBeGreaterThan(0)
  await user.keyboard("{ArrowLeft}")
  expect(table.scrollTop).toBeLessThanOrEqual(32)
  expect(within(table).getByRole("row", { name: /^folder/ })).toHaveAttribute("data-active")
})

test("the star key of a tree opens the folders beside this one, and goes nowhere", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("a/b", "c/d") })
  await user.click(within(await grid()).getByText("a"))
  await user.click(within(await grid()).getByText("c"))
  expect(await rowTexts()).toEqual(["a1", "c1", "Default"])
  const table = await grid()
  table.focus()
  await user.keyboard("{End}*")
  expect(await rowTexts()).toEqual(["a", "b", "c", "d", "Default"])
  expect(place()).toBe("/s/one/experiments")
})

test("stars are kept and can be shown alone", async () => {
  const { user } = openApp("/s/one/experiments?show=starred", { one: await serverWith("plain") })
  await user.click(await screen.findByRole("button", { name: "Show all experiments" }))
  const row = within(await grid()).getByRole("row", { name: /plain/ })
  await user.click(within(row).getByRole("button", { name: "Star" }))
  await user.click(screen.getByRole("radio", { name: "Starred" }))
  await waitFor(async () => expect(await rowTexts()).toEqual(["plain"]))
})

test("a new experiment is checked against active and deleted names, then opened", async () => {
  const handle = await serverWith("taken", "gone")
  const { experiment } = await handle(
    new Request("http://mlflow.test/api/2.0/mlflow/experiments/get-by-name?experiment_name=gone"),
  ).then((response): Promise<{ experiment: { experiment_id: string } }> => response.json())
  await post(handle, "delete", { experiment_id: experiment.experiment_id })
  const { user } = openApp("/s/one/experiments", { one: handle })
  await grid()
  await user.click(screen.getByRole("button", { name: "New experiment" }))
  const dialog = await screen.findByRole("dialog", { name: "New experiment" })
  const name = within(dialog).getByRole("textbox", { name: "Name" })
  expect(name).toHaveValue("my-experiment")
  const write = async (text: string) => {
    await user.clear(name)
    await user.click(name)
    await user.paste(text)
  }
  await write("taken")
  await waitFor(() => expect(name).toHaveAccessibleDescription(/exists already/))
  await write("gone")
  await waitFor(() => expect(name).toHaveAccessibleDescription(/deleted experiment has this name/))
  await write("/Users/ann/new")
  await user.click(within(dialog).getByRole("button", { name: "Create" }))
  await waitFor(() => expect(place()).toMatch(/^\/s\/one\/experiments\/\d+$/))
})

test("deleting can be undone, and what is deleted can be restored later", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("plain") })
  const remove = async () => {
    await user.click(within(await grid()).getByRole("button", { name: "Actions for plain" }))
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }))
    await waitFor(async () => expect(await rowTexts()).toEqual(["Default"]))
  }
  await remove()
  await user.click(await screen.findByRole("button", { name: "Undo" }))
  await waitFor(async () => expect(await rowTexts()).toEqual(["Default", "plain"]))
  await remove()
  await user.click(screen.getByRole("radio", { name: "Deleted" }))
  await waitFor(async () => expect(await rowTexts()).toEqual(["plain"]))
  await user.click(within(await grid()).getByRole("button", { name: "Actions for plain" }))
  await user.click(await screen.findByRole("menuitem", { name: "Restore" }))
  expect(await screen.findByRole("heading", { name: "Nothing is deleted" })).toBeVisible()
})

test("a rename shows at once and can be undone", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("plain") })
  await user.click(within(await grid()).getByRole("button", { name: "Actions for plain" }))
  await user.click(await screen.findByRole("menuitem", { name: "Rename" }))
  const name = await screen.findByRole("textbox", { name: "Name" })
  await user.clear(name)
  await user.click(name)
  await user.paste("team/plain")
  await user.click(screen.getByRole("button", { name: "Rename" }))
  await waitFor(async () => expect(await rowTexts()).toEqual(["Default", "team", "plain"]))
  await user.click(await screen.findByRole("button", { name: "Undo" }))
  await waitFor(async () => expect(await rowTexts()).toEqual(["Default", "plain"]))
})

test("tags are set and removed one by one", async () => {
  const { user } = openApp("/s/one/experiments", { one: await serverWith("plain") })
  await user.click(within(await grid()).getByRole("button", { name: "Actions for plain" }))
  await user.click(await screen.findByRole("menuitem", { name: "Edit tags" }))
  await user.click(await screen.findByRole("textbox", { name: "Key" }))
  await user.paste("team")
  await user.click(screen.getByRole("textbox", { name: "Value" }))
  await user.paste("risk")
  await user.click(screen.getByRole("button", { name: "Set" }))
  await user.click(await screen.findByRole("button", { name: "Remove team" }))
  expect(await screen.findByText("No tags yet.")).toBeVisible()
})

test("a read-only server says why nothing can be made", async () => {
  const one = { id: "one", label: "one", address: "proxy/one/", isConfigured: true, isReadOnly: true }
  const { user } = openApp("/s/one/experiments", { one: seeded("empty") }, [one])
  await grid()
  const button = screen.getByRole("button", { name: "New experiment" })
  expect(button).toHaveAccessibleDescription(/read only/)
  await user.click(button)
  expect(screen.queryByRole("dialog")).toBeNull()
})

test("a server that fails says so in place, and the page comes back when it does", async () => {
  const healthy = seeded("empty")
  let isDown = false
  const flaky = (request: Request) =>
    isDown && request.url.includes("experiments/search")
      ? Promise.resolve(Response.json({ error_code: "INTERNAL_ERROR", message: "disk full" }, { status: 500 }))
      : healthy(request)
  const { user } = openApp("/s/one/experiments", { one: flaky })
  await grid()
  isDown = true
  await user.click(screen.getByRole("radio", { name: "Deleted" }))
  expect(await screen.findByText("The experiments: the server failed")).toBeVisible()
  isDown = false
  await user.click(screen.getByRole("button", { name: "Try again" }))
  expect(await screen.findByRole("heading", { name: "Nothing is deleted" })).toBeVisible()
  expect(await mainHeading("Experiments")).toBeVisible()
})
