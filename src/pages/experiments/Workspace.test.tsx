import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const NAMES = ["/Users/ann@example.com/churn/v1", "/Users/bob@example.com/price", "/Shared/sweep"]

/** A workspace of ann's whose experiments are paths, in front of the demo. */
async function workspaceOf(names: readonly string[]): Promise<Answer> {
  const { handle } = createDemoServer("empty")
  const create = (body: unknown) =>
    handle(
      new Request("http://mlflow.test/api/2.0/mlflow/experiments/create", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    )
  for (const name of names) await create({ name })
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith("/scim/v2/Me")) return Response.json({ userName: "ann@example.com" })
    if (/unity-catalog|logged-models/.test(pathname))
      return Response.json({ error_code: "ENDPOINT_NOT_FOUND", message: "No API found" }, { status: 404 })
    if (!pathname.endsWith("/experiments/create")) return handle(request)
    const body: { name: string } = await request.clone().json()
    return body.name.startsWith("/Users/bob")
      ? Response.json(
          { error_code: "INVALID_PARAMETER_VALUE", message: "Parent folder is not yours." },
          { status: 400 },
        )
      : create(body)
  }
}

const adb = {
  id: "adb",
  label: "adb",
  address: "https://adb-1.2.azuredatabricks.net/",
  isConfigured: true,
  isReadOnly: false,
}
const open = async (path: string, names = NAMES) =>
  openApp(path, { "adb-1.2.azuredatabricks.net": await workspaceOf(names) }, [adb])

const rowTexts = async () => {
  const grid = await screen.findByRole("treegrid", { name: "Experiments" })
  return within(grid)
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent)
}

test("0.11, 1.9, 1.10: paths of a workspace are a tree, and one's own experiments stand alone on request", async () => {
  const { user } = await open("/s/adb/experiments")
  await waitFor(async () =>
    expect(await rowTexts()).toEqual([
      "Default",
      "Shared",
      "sweep",
      "Users",
      "ann@example.com",
      "churn",
      "v1",
      "bob@example.com",
      "price",
    ]),
  )
  await user.click(screen.getByRole("radio", { name: "Mine" }))
  await waitFor(async () => expect(await rowTexts()).toEqual(["Users", "ann@example.com", "churn", "v1"]))
  expect(place()).toBe("/s/adb/experiments?show=mine")
})

test("1.10: where none is one's own it is said, with the way to all", async () => {
  const { user } = await open("/s/adb/experiments?show=mine", ["/Shared/sweep"])
  expect(await screen.findByText(/Yours are those below \/Users\//)).toHaveTextContent("ann@example.com")
  await user.click(screen.getByRole("button", { name: "Show all experiments" }))
  expect(await rowTexts()).toContain("sweep")
})

test("0.9, 0.10: an experiment is proposed below one's folder, with the command; wrong names and refusals are told", async () => {
  const { user } = await open("/s/adb/experiments?create=1")
  const dialog = within(await screen.findByRole("dialog", { name: "New experiment" }))
  const name = dialog.getByRole("textbox", { name: "Name" })
  await waitFor(() => expect(name).toHaveValue("/Users/ann@example.com/my-experiment"))
  expect(dialog.getByText("mlflow experiments create -n '/Users/ann@example.com/my-experiment'")).toBeVisible()
  const write = async (text: string) => {
    await user.clear(name)
    await user.click(name)
    await user.paste(text)
  }
  await write("plain")
  expect(name).toHaveAccessibleDescription(/a name is a path/)
  await write("/Shared/sweep")
  expect(name).toHaveAccessibleDescription(/exists already/)
  await write("/Users/bob@example.com/new")
  await user.click(dialog.getByRole("button", { name: "Create" }))
  expect(await dialog.findByText(/Creating: the server refused/)).toBeVisible()
  expect(dialog.getByText("Parent folder is not yours.")).toBeInTheDocument()
  await write("/Users/ann@example.com/new")
  await user.click(dialog.getByRole("button", { name: "Create" }))
  await waitFor(() => expect(place()).toMatch(/^\/s\/adb\/experiments\/\d+$/))
})

test("3.1: what an experiment and a run are stands where there is none yet", async () => {
  const { user } = await open("/s/adb/experiments?show=mine", [])
  await user.click(await screen.findByRole("button", { name: "Show all experiments" }))
  await user.click((await screen.findAllByText("Default")).at(-1)!)
  expect(await screen.findByText(/a run is one execution of the code of a model/i)).toBeVisible()
})
