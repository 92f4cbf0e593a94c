import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { databricksServer } from "~/api/providers/databricks/contractServer"
import { configured, openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app and two mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

/** A workspace with a catalog of these models beside the demo's own. */
function workspaceWith(...catalog: readonly string[]): Answer {
  const workspace = databricksServer(createDemoServer("small").handle)
  return (request) =>
    request.url.includes("/unity-catalog/registered-models/search")
      ? Promise.resolve(Response.json({ registered_models: catalog.map((name) => ({ name, user_id: "ann@x" })) }))
      : workspace.fetch(request)
}

const CATALOG = ["dev.ml.churn", "prod.ml.churn", "prod.ml.fraud", "prod.vision.net"]
const open = (query = "", catalog = CATALOG) =>
  openApp(`/s/brick/models${query}`, { brick: workspaceWith(...catalog), demo: createDemoServer("small").handle }, [
    { ...configured("brick", "Brick"), trackingUri: "databricks" },
    configured("demo", "Demo"),
  ])
const main = () => within(screen.getByRole("main"))
const tree = () => main().findByRole("treegrid", { name: "Registered models" })
const names = async () =>
  within(await tree())
    .getAllByRole("rowheader")
    .map(
      (cell) => `${"  ".repeat(Number(cell.closest("[role=row]")?.getAttribute("aria-level")) - 1)}${cell.textContent}`,
    )
const expectNames = (...expected: readonly string[]) => waitFor(async () => expect(await names()).toEqual(expected))
const row = async (name: string) => within(await tree()).getByRole("row", { name: new RegExp(`^${name}`) })

/** A workspace answers with its catalog first, and on request with its own registry. */
async function openAll() {
  const { user } = open("?view=tree")
  await expectNames(...ALL)
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectNames(...ALL, ...AT_ROOT)
  return user
}

const ALL = ["dev1", "  ml1", "    churn", "prod3", "  ml2", "    churn", "    fraud", "  vision1", "    net"]
const AT_ROOT = ["churn-classifier", "empty-model"]

test("issue 6.1: who owns a model is told where the registry knows users", async () => {
  open()
  const churn = await main().findByRole("row", { name: /^prod\.ml\.churn/ })
  expect(within(churn).getByText("ann@x")).toBeVisible()
  expect(main().getByRole("columnheader", { name: "Owner" })).toBeVisible()
})

test("issue 6.1: names of three levels stand as a tree when asked for, the workspace's own models at its root", async () => {
  const { user } = open()
  expect(await main().findByRole("link", { name: "prod.ml.churn" })).toBeVisible()
  await user.click(await main().findByRole("switch", { name: "As a tree" }))
  await expectNames(...ALL)
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectNames(...ALL, ...AT_ROOT)
  expect(place()).toBe("/s/brick/models?view=tree")
  expect(within(await tree()).getByRole("link", { name: "fraud" })).toHaveAttribute(
    "href",
    "#/s/brick/models/prod.ml.fraud",
  )
  expect(await row("prod")).toHaveAttribute("aria-expanded", "true")
  await user.click(within(await row("prod")).getByText("prod"))
  await expectNames("dev1", "  ml1", "    churn", "prod3", ...AT_ROOT)
  expect(await row("prod")).toHaveAttribute("aria-expanded", "false")
})

test("keys fold, open and follow", async () => {
  const user = await openAll()
  ;(await tree()).focus()
  await user.keyboard("{ArrowDown}{ArrowLeft}")
  await expectNames("dev1", ...ALL.slice(3), ...AT_ROOT)
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{Enter}")
  await waitFor(() => expect(place()).toBe("/s/brick/models/dev.ml.churn"))
})

test("a search keeps the tree, opens what it finds, and leaves what was closed by hand", async () => {
  const user = await openAll()
  await user.click(within(await row("prod")).getByText("prod"))
  await expectNames(...ALL.slice(0, 4), ...AT_ROOT)
  await user.click(main().getByRole("searchbox"))
  await user.paste("churn")
  await expectNames("dev1", "  ml1", "    churn", "prod1", "  ml1", "    churn")
  await user.clear(main().getByRole("searchbox"))
  await waitFor(async () => expect(await names()).toEqual([...ALL.slice(0, 4), ...AT_ROOT]))
})

test("another server's models stand in the same tree", async () => {
  const { user } = open("?view=tree&with=demo", ["main.ml.churn"])
  await expectNames("main1", "  ml1", "    churn")
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectNames("main1", "  ml1", "    churn", "churn-classifier", "churn-classifier", "empty-model", "empty-model")
  const twins = within(await tree()).getAllByRole("row", { name: /^churn-classifier/ })
  expect(twins.map(({ textContent }) => /Brick|Demo/.exec(textContent)?.[0])).toEqual(["Brick", "Demo"])
})

test("a registry without folders offers no tree, and the address of one shows its list", async () => {
  open("", [])
  await main().findByRole("link", { name: "empty-model" })
  expect(main().queryByRole("switch", { name: "As a tree" })).toBeNull()
})
