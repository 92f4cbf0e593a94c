import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { beforeEach, expect, test, vi } from "vitest"

import { mainHeading, openApp, place, prepareApp } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const seeded = (seed: string) => createDemoServer(seed).handle
beforeEach(() => window.history.replaceState(null, "", "/"))

const json = (body: unknown, status: number) => () => Promise.resolve(Response.json(body, { status }))
const stored = (storage: Storage) => Array.from(storage, (_, index) => storage.getItem(storage.key(index) ?? "")).join()
const rail = () => screen.getByRole("complementary", { name: "Experiments" })

test("the rail shows every server with its experiments, and leads to one", async () => {
  const { user } = openApp("/", { one: seeded("small"), two: seeded("empty") })
  const tree = await within(rail()).findByRole("tree")
  expect(await within(tree).findByRole("treeitem", { name: /one.*MLflow/ })).toBeVisible()
  const all = within(tree)
    .getAllByRole("treeitem")
    .map((row) => row.textContent)
  expect(all.some((text) => text?.startsWith("two"))).toBe(true)
  await user.click(
    await within(tree)
      .findAllByRole("link", { name: "Default" })
      .then((links) => links[0]!),
  )
  await waitFor(() => expect(place()).toMatch(/^\/s\/(one|two)\/experiments\/0$/))
})

test("finding narrows the tree and says where nothing matches", async () => {
  const { user } = openApp("/settings", { one: seeded("small"), two: seeded("empty") })
  await within(rail()).findAllByRole("link", { name: "Default" })
  await user.type(within(rail()).getByRole("searchbox", { name: "Find an experiment" }), "no such name")
  await waitFor(() => expect(within(rail()).getAllByText("No match")).toHaveLength(2))
})

test("an address of MLflow's own UI opens here, with its filter", async () => {
  openApp("/experiments/0?searchFilter=metrics.acc%20%3E%200.5", { one: seeded("small") })
  await waitFor(() => expect(place()).toBe("/s/one/experiments/0?filter=metrics.acc+%3E+0.5"))
})

test("an address that leads nowhere says so and leads home", async () => {
  const { user } = openApp("/prompts/x", { one: seeded("empty") })
  expect(await mainHeading("There is no such page")).toBeVisible()
  await user.click(screen.getByRole("link", { name: "Go to the start page" }))
  expect(await mainHeading("Start")).toBeVisible()
})

test("a server nobody set up is named, with the way to add it", async () => {
  openApp("/s/elsewhere/experiments", { one: seeded("empty") })
  expect(await mainHeading("This server is not set up here")).toBeVisible()
  expect(screen.getByRole("link", { name: "See and add servers" })).toHaveAttribute("href", "#/servers")
})

test("a server that wants a token gets one, in memory only", async () => {
  const small = seeded("small")
  const guarded = (request: Request) =>
    request.headers.get("authorization") === "Bearer s3cret"
      ? small(request)
      : json({ error_code: "UNAUTHENTICATED", message: "who?" }, 401)()
  const { user } = openApp("/s/one/experiments", { one: guarded })
  expect(await mainHeading("The server asks who you are")).toBeVisible()
  await user.type(screen.getByLabelText("Token", { selector: "input[type=password]" }), "s3cret")
  await user.click(screen.getByRole("button", { name: "Use it" }))
  expect(await mainHeading("Experiments")).toBeVisible()
  expect(stored(localStorage) + stored(sessionStorage) + window.location.href).not.toContain("s3cret")
})

test("embedded, only the page shows; the flag moves before the hash", async () => {
  window.history.replaceState(null, "", "/?embed=1&theme=dark")
  openApp("/settings", { one: seeded("empty") })
  expect(await mainHeading("Settings")).toBeVisible()
  expect(screen.queryByRole("complementary")).toBeNull()
  expect(screen.queryByRole("button", { name: /Search or paste/ })).toBeNull()
  expect(document.documentElement.dataset["theme"]).toBe("dark")
})

test("the palette opens by keys, takes a pasted link and goes there", async () => {
  const { user } = openApp("/settings", { one: seeded("small") })
  await mainHeading("Settings")
  await user.keyboard("{Control>}k{/Control}")
  const field = await screen.findByRole("combobox", { name: /^Search experiments/ })
  await user.click(field)
  await user.paste("http://ml.corp/#/experiments/0")
  expect(await screen.findByRole("option", { name: /Open \/s\/one\/experiments\/0/ })).toBeVisible()
  await user.keyboard("{Enter}")
  await waitFor(() => expect(place()).toBe("/s/one/experiments/0"))
})

test("the palette finds a model by part of its name", async () => {
  const handle = seeded("small")
  const { user } = openApp("/settings", { one: handle })
  await mainHeading("Settings")
  const asked = new Request("http://mlflow.test/api/2.0/mlflow/registered-models/search?max_results=1")
  const { registered_models: models } = await handle(asked).then(
    (response): Promise<{ registered_models: readonly { name: string }[] }> => response.json(),
  )
  const name = models[0]?.name ?? ""
  await user.keyboard("{Control>}k{/Control}")
  await user.click(await screen.findByRole("combobox", { name: /^Search experiments/ }))
  await user.paste(name.slice(1))
  await user.click(await screen.findByRole("option", { name: new RegExp(`^${name}`) }))
  await waitFor(() => expect(place()).toBe(`/s/one/models/${encodeURIComponent(name)}`))
})

test("? lists the keys of the page", async () => {
  const { user } = openApp("/s/one/experiments", { one: seeded("small") })
  await mainHeading("Experiments")
  await user.keyboard("?")
  const dialog = await screen.findByRole("dialog", { name: "Keyboard shortcuts" })
  expect(within(dialog).getByText("Find an experiment")).toBeVisible()
})
