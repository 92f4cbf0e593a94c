import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { configured, openConfigured, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and two mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

async function serverWith(...names: readonly string[]): Promise<Answer> {
  const { handle } = createDemoServer("empty")
  for (const name of names) {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name }) }
    await handle(new Request("http://mlflow.test/api/2.0/mlflow/experiments/create", init))
  }
  return handle
}

async function open(path: string, cloud?: Answer) {
  const servers = {
    brick: await serverWith("/Users/ann/training", "/Users/bob/training", "/Shared/live", "/Shared/lost"),
    cloud: cloud ?? (await serverWith("training", "live", "scripts")),
  }
  return openConfigured(path, servers, {
    servers: [configured("brick", "Brick"), configured("cloud", "Cloud")],
    links: [{ primary: "brick", mirror: "cloud", mode: "both", isConfigured: true }],
    embedParents: [],
  })
}

const main = () => within(screen.getByRole("main"))
const grid = async () => within(await screen.findByRole("grid", { name: "Experiments of both stores" }))
const rows = async () =>
  (await grid())
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.querySelectorAll("[role=rowheader], [role=gridcell]")].map((cell) => cell.textContent))

test("1.11: each path stands beside its name on the other store, and paths that became one are pointed out", async () => {
  const { user } = await open("/s/brick/experiments")
  await user.click(await main().findByRole("radio", { name: "Linked" }))
  expect(place()).toBe("/s/brick/experiments?show=linked")
  const found = await rows()
  expect(found).toContainEqual(["/Users/ann/training", "training", "2 paths share it"])
  expect(found).toContainEqual(["/Users/bob/training", "training", "2 paths share it"])
  expect(found).toContainEqual(["/Shared/live", "live", ""])
  expect(main().getByText(/One name on/)).toHaveTextContent("One name on Cloud collects the runs of several paths")
  const row = within((await grid()).getByRole("row", { name: /ann\/training/ }))
  const [here, there] = row.getAllByRole("link")
  expect(here).toHaveAttribute("href", expect.stringMatching(/^#\/s\/brick\/experiments\/\d+$/))
  expect(there).toHaveAttribute("href", expect.stringMatching(/^#\/s\/cloud\/experiments\/\d+$/))
})

test("1.5: from the other side it is the same list, and what is there only can be asked for", async () => {
  const { user } = await open("/s/cloud/experiments?show=linked&linked=mirror-only")
  expect(await rows()).toEqual([["none", "scripts", "only on Cloud"]])
  await user.selectOptions(main().getByRole("combobox", { name: "Show" }), "1 only on Brick")
  expect(place()).toMatch(/linked=primary-only/)
  expect(await rows()).toEqual([["/Shared/lost", "lost", "only on Brick"]])
})

test("the search finds either name, and its end is one press away", async () => {
  const { user } = await open("/s/brick/experiments?show=linked&search=ann")
  expect(await rows()).toEqual([["/Users/ann/training", "training", "2 paths share it"]])
  await user.clear(main().getByRole("searchbox"))
  await user.type(main().getByRole("searchbox"), "nothing-like-it")
  await user.click(await main().findByRole("button", { name: "Show all" }))
  expect(await rows()).toHaveLength(6)
})

test("1.6, 1.22: the head says how both are linked", async () => {
  await open("/s/cloud/experiments?show=linked")
  expect(await main().findByRole("button", { name: "Linked: both stores (preview)" })).toBeVisible()
  expect(main().getByText(/No current plugin writes new runs to both/)).toBeVisible()
})

test("the other server is out of order: it is said in place, and the own list is one press away", async () => {
  const { user } = await open("/s/brick/experiments?show=linked", () =>
    Promise.resolve(new Response("<html>", { headers: { "content-type": "text/html" } })),
  )
  expect(await main().findByRole("alert")).toHaveTextContent(/Cloud/)
  await user.click(main().getByRole("radio", { name: "All" }))
  expect(await screen.findByRole("treegrid", { name: "Experiments" })).toBeVisible()
})
