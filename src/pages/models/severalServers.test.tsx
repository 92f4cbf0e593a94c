import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { fasttrackmlServer } from "~/api/providers/contractServers"
import { databricksServer } from "~/api/providers/databricks/contractServer"
import { configured, openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app and three mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const SEARCH = "/registered-models/search"

async function serverWith(...names: readonly string[]): Promise<Answer> {
  const { handle } = createDemoServer("empty")
  for (const name of names) {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name }) }
    const { status } = await handle(new Request("http://mlflow.test/api/2.0/mlflow/registered-models/create", init))
    expect(status).toBe(200)
  }
  return handle
}
const broken = () =>
  Promise.resolve(Response.json({ error_code: "INTERNAL_ERROR", message: "disk full" }, { status: 500 }))

/** Pages of two models, which no server would choose for so few. */
const inPages =
  (handle: Answer): Answer =>
  (request) => {
    const url = new URL(request.url)
    if (!url.pathname.endsWith(SEARCH)) return handle(request)
    url.searchParams.set("max_results", "2")
    return handle(new Request(url, { headers: request.headers }))
  }
/** As the answers of a server that was told to fail from now on. */
function flaky(handle: Answer) {
  const state = { isDown: false }
  const answer: Answer = (request) => (state.isDown && request.url.includes(SEARCH) ? broken() : handle(request))
  return { state, answer }
}

const main = () => within(screen.getByRole("main"))
const list = () => main().findByRole("grid", { name: "Registered models" })
const shown = async () =>
  within(await list())
    .getAllByRole("row")
    .slice(1)
    .map((row) =>
      [...row.querySelectorAll("[role=rowheader], [role=gridcell]")]
        .map((cell) => cell.textContent)
        .slice(0, 2)
        .join(" "),
    )
const expectShown = (...rows: readonly string[]) => waitFor(async () => expect(await shown()).toEqual(rows))

const LABELS = [configured("dev", "Dev"), configured("prod", "Prod")]

test("issue 6.1: another server's models stand beside this one's, the same name beneath each other", async () => {
  const servers = { dev: await serverWith("alpha", "churn"), prod: await serverWith("Zeta", "churn") }
  const { user } = openApp("/s/dev/models", servers, LABELS)
  await waitFor(async () => expect(await shown()).toHaveLength(2))
  expect(main().queryByRole("columnheader", { name: "Server" })).toBeNull()
  await user.click(main().getByRole("button", { name: "Servers: this one" }))
  await user.click(await screen.findByRole("menuitemcheckbox", { name: "Prod" }))
  await expectShown("Zeta Prod", "alpha Dev", "churn Dev", "churn Prod")
  expect(place()).toBe("/s/dev/models?with=prod")
  expect(main().getByText("4 models")).toBeVisible()
  await user.keyboard("{Escape}")
  const links = await main().findAllByRole("link", { name: "churn" })
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["#/s/dev/models/churn", "#/s/prod/models/churn"])
  await user.click(main().getByRole("button", { name: /^Name/ }))
  await expectShown("churn Dev", "churn Prod", "alpha Dev", "Zeta Prod")
  await user.click(main().getByRole("searchbox"))
  await user.paste("churn")
  await expectShown("churn Dev", "churn Prod")
})

test("one server alone offers no choice of servers", async () => {
  openApp("/s/dev/models", { dev: await serverWith("a") }, [configured("dev", "Dev")])
  await list()
  expect(main().queryByRole("button", { name: /^Servers/ })).toBeNull()
})

test("what may come after a page that is not loaded waits for it, and nothing moves above", async () => {
  const servers = { dev: inPages(await serverWith("a", "b", "d", "e")), prod: inPages(await serverWith("c", "f", "g")) }
  const { user } = openApp("/s/dev/models?with=prod", servers, LABELS)
  await expectShown("a Dev", "b Dev")
  expect(main().getByText("2 models so far")).toBeVisible()
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectShown("a Dev", "b Dev", "c Prod", "d Dev", "e Dev", "f Prod")
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectShown("a Dev", "b Dev", "c Prod", "d Dev", "e Dev", "f Prod", "g Prod")
  expect(main().getByText("7 models")).toBeVisible()
  expect(main().queryByRole("button", { name: "Show more" })).toBeNull()
})

test("pages that were loaded are there again when one comes back", async () => {
  const { user } = openApp("/s/dev/models", { dev: inPages(await serverWith("a", "b", "c")) })
  await expectShown("a none yet", "b none yet")
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectShown("a none yet", "b none yet", "c none yet")
  await user.click(main().getByRole("link", { name: "c" }))
  await main().findByRole("heading", { name: "No versions yet" })
  window.history.back()
  await waitFor(async () => expect(await shown()).toHaveLength(3))
})

test("a server that fails is named, the other lives on, and trying again brings it in", async () => {
  const { state, answer } = flaky(await serverWith("b"))
  state.isDown = true
  const { user } = openApp("/s/dev/models?with=prod", { dev: await serverWith("a", "c"), prod: answer }, LABELS)
  await expectShown("a Dev", "c Dev")
  expect(main().getByText("The models of Prod: the server failed")).toBeVisible()
  state.isDown = false
  await user.click(main().getByRole("button", { name: "Try again" }))
  await expectShown("a Dev", "b Prod", "c Dev")
  expect(main().queryByText(/the server failed/)).toBeNull()
})

test("a later page that fails keeps nothing of the others back", async () => {
  const { state, answer } = flaky(inPages(await serverWith("a", "b", "c")))
  const { user } = openApp("/s/dev/models?with=prod", { dev: answer, prod: await serverWith("x") }, LABELS)
  await expectShown("a Dev", "b Dev")
  state.isDown = true
  await user.click(main().getByRole("button", { name: "Show more" }))
  await expectShown("a Dev", "b Dev", "x Prod")
  expect(main().getByText("The models of Dev: the server failed")).toBeVisible()
  state.isDown = false
  await user.click(main().getByRole("button", { name: "Try again" }))
  await expectShown("a Dev", "b Dev", "c Dev", "x Prod")
})

test("when all fail each says so, and nothing is called empty", async () => {
  const down =
    (handle: Answer): Answer =>
    (request) =>
      request.url.includes(SEARCH) ? broken() : handle(request)
  openApp("/s/dev/models?with=prod", { dev: down(await serverWith()), prod: down(await serverWith()) }, LABELS)
  expect(await main().findByText("The models of Dev: the server failed")).toBeVisible()
  expect(await main().findByText("The models of Prod: the server failed")).toBeVisible()
  expect(main().queryByRole("heading", { name: "No models are registered yet" })).toBeNull()
  expect(main().queryByRole("status", { name: "Loading" })).toBeNull()
})

test("a server that cannot be reached, and one that nobody knows, are named", async () => {
  const servers = { dev: await serverWith("a"), prod: () => Promise.reject(new TypeError("Failed to fetch")) }
  openApp("/s/dev/models?with=prod,nobody", servers, LABELS)
  await expectShown("a Dev")
  expect(await main().findByText(/^The models of Prod:/)).toBeVisible()
  expect(main().getByText(/No server has this name here/)).toHaveTextContent("nobody: No server has this name here.")
})

test("a server that sorts in its own way says so and keeps its order", async () => {
  const own: Answer = async (request) => {
    const { handle } = createDemoServer("empty")
    if (!request.url.includes(SEARCH)) return handle(request)
    return Response.json({ registered_models: [{ name: "b" }, { name: "A" }] })
  }
  openApp("/s/dev/models?with=prod", { dev: await serverWith("a", "c"), prod: own }, LABELS)
  await expectShown("a Dev", "b Prod", "A Prod", "c Dev")
  expect(main().getByText(/sorts in its own way/)).toHaveTextContent(/^Prod:/)
})

test("a server without a registry gives its reason", async () => {
  const other = fasttrackmlServer(createDemoServer("small").handle)
  openApp("/s/dev/models?with=prod", { dev: await serverWith("a"), prod: (request) => other.fetch(request) }, LABELS)
  await expectShown("a Dev")
  expect(await main().findByText(/no model registry/)).toHaveTextContent(/^Prod:/)
})

test("a registry that knows names only gives its reason while tags are searched for, and is not asked", async () => {
  const workspace = databricksServer(createDemoServer("small").handle)
  const searched: string[] = []
  const names: Answer = (request) => {
    if (request.url.includes("tags.owner")) searched.push(request.url)
    return workspace.fetch(request)
  }
  const servers = { dev: createDemoServer("small").handle, prod: names }
  const [dev, prod = configured("prod")] = LABELS
  const search = `search=${encodeURIComponent("tags.owner = 'growth'")}`
  const config = [dev ?? prod, { ...prod, trackingUri: "databricks" }]
  const { user } = openApp(`/s/dev/models?with=prod&${search}`, servers, config)
  await expectShown("churn-classifier Dev")
  expect(await main().findByText(/by their names only/)).toHaveTextContent(/^Prod:/)
  expect(searched).toEqual([])
  await user.clear(main().getByRole("searchbox"))
  await expectShown("churn-classifier Dev", "churn-classifier Prod", "empty-model Dev", "empty-model Prod")
  expect(main().queryByText(/by their names only/)).toBeNull()
})
