import { configure, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { createDemoServer } from "~mocks/demoServer"
import { Route } from "react-router-dom"
import { beforeEach, expect, test, vi } from "vitest"

import type { Backend } from "~/api/backend"
import { fasttrackmlServer, mlflowServer } from "~/api/providers/contractServers"
import { ApiError } from "~/domain/errors/apiError"
import { routes } from "~/domain/url/routes"
import { LoggedModelsPanel } from "~/features/logged-models/LoggedModelsPanel"
import { connectTo, openModelPage, shownAddress, withLayout } from "~/testModelPages"

// A pause of typing, a query and a table: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 4000 })
vi.setConfig({ testTimeout: 20_000 })

withLayout()

let backend: Backend
beforeEach(async () => {
  backend = await connectTo(mlflowServer(createDemoServer("small").handle))
})

const open = (path: string, of: Backend = backend) =>
  openModelPage(path, of, <Route path="panel/:id" element={<Panel of={of} />} />)
const Panel = ({ of }: { of: Backend }) => <LoggedModelsPanel backend={of} experimentIds={[location.hash.slice(1)]} />

const broken = (): Promise<never> =>
  Promise.reject(new ApiError({ kind: "server", status: 500, code: "", message: "The disk is full." }))

test("the registry shows a skeleton, then models with their latest version and aliases", async () => {
  open(routes.models("s"))
  expect(screen.getByRole("status", { name: "Loading" })).toBeInTheDocument()
  expect(await screen.findByRole("link", { name: "churn-classifier" })).toBeInTheDocument()
  expect(screen.getByRole("link", { name: "3" })).toHaveAttribute("href", "/s/s/models/churn-classifier/versions/3")
  expect(screen.getByRole("link", { name: "@champion → 2" })).toBeInTheDocument()
  expect(screen.getByText("2 models")).toBeInTheDocument()
  await userEvent.click(screen.getByRole("searchbox"))
  await userEvent.paste("churn")
  expect(await screen.findByText("1 model")).toBeInTheDocument()
})

test("a search asks the server, stands in the address, and says when nothing matches", async () => {
  const user = userEvent.setup({ delay: null })
  open(routes.models("s"))
  const field = await screen.findByRole("searchbox", { name: "Find by name, or tags.key = 'value'" })
  await user.type(field, "CHURN")
  await waitFor(() => expect(screen.queryByRole("link", { name: "empty-model" })).not.toBeInTheDocument())
  expect(shownAddress()).toBe("/s/s/models?search=CHURN")
  await user.type(field, "zzz")
  expect(await screen.findByRole("heading", { name: "No model matches" })).toBeInTheDocument()
  await user.click(screen.getByRole("button", { name: "Clear the search" }))
  expect(await screen.findByRole("link", { name: "empty-model" })).toBeInTheDocument()
  expect(shownAddress()).toBe("/s/s/models")
})

test("a tag is searched for on the server, and refused with the reason where it cannot", async () => {
  open(`${routes.models("s")}?search=${encodeURIComponent("tags.owner = 'growth'")}`)
  expect(await screen.findByRole("link", { name: "churn-classifier" })).toBeInTheDocument()
  expect(screen.getByText("1 model")).toBeInTheDocument()
  await userEvent.type(screen.getByRole("searchbox"), " empty")
  expect(await screen.findByRole("heading", { name: "No model matches" })).toBeInTheDocument()
})

test("a registry that knows names only says so where a tag is searched for", async () => {
  const search = vi.spyOn(backend, "searchModels")
  const namesOnly = { ...backend, can: { ...backend.can, modelTags: "Only names." } }
  open(`${routes.models("s")}?search=${encodeURIComponent("tags.owner = 'growth'")}`, namesOnly)
  expect(await screen.findByRole("heading", { name: "Tags cannot be searched here" })).toBeInTheDocument()
  expect(screen.getByText("Only names.")).toBeInTheDocument()
  expect(search).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole("button", { name: "Clear the search" }))
  expect(await screen.findByRole("link", { name: "churn-classifier" })).toBeInTheDocument()
})

test("a column head sorts on the server", async () => {
  const search = vi.spyOn(backend, "searchModels")
  open(routes.models("s"))
  await userEvent.click(await screen.findByRole("button", { name: /^Updated/ }))
  await waitFor(() =>
    expect(search).toHaveBeenLastCalledWith(
      expect.objectContaining({ orderBy: [expect.stringMatching(/^last_updated_timestamp/), "name ASC"] }),
      expect.anything(),
    ),
  )
  expect(shownAddress()).toContain("sort=")
})

test("a server without a registry says so and is not asked", async () => {
  const fake = fasttrackmlServer(createDemoServer("small").handle)
  const other = await connectTo(fake)
  const before = fake.asked.length
  open(routes.models("s"), other)
  expect(screen.getByRole("heading", { name: /no model registry/ })).toBeInTheDocument()
  expect(fake.asked).toHaveLength(before)
})

test("an empty registry says how a model gets there", async () => {
  open(routes.models("s"), await connectTo(mlflowServer(createDemoServer("empty").handle)))
  expect(await screen.findByRole("heading", { name: "No models are registered yet" })).toBeInTheDocument()
})

test.each([
  [routes.models("s"), { searchModels: broken }, "The models: the server failed"],
  [routes.model("s", "churn-classifier"), { getModel: broken }, "The model: the server failed"],
  [routes.model("s", "churn-classifier"), { searchModelVersions: broken }, "The versions: the server failed"],
  [routes.modelVersion("s", "churn-classifier", "2"), { getModelVersion: broken }, "The version: the server failed"],
  [routes.loggedModel("s", "m-1"), { getLoggedModel: broken }, "The model: the server failed"],
])("%s says what failed, in place", async (path, methods, title) => {
  open(path, { ...backend, ...methods })
  expect(await screen.findByText(title)).toBeInTheDocument()
  expect(screen.getByText("The disk is full.")).toBeInTheDocument()
})

test("1.13, 2.7: a model shows its versions with aliases and source runs, newest first", async () => {
  open(routes.model("s", "churn-classifier"))
  const grid = await screen.findByRole("grid", { name: "Versions" })
  const links = within(grid).getAllByRole("link", { name: /^Version/ })
  expect(links.map((link) => link.textContent)).toEqual(["Version 3", "Version 2", "Version 1"])
  expect(within(grid).getByTitle("Alias champion")).toBeInTheDocument()
  expect(await within(grid).findByRole("link", { name: "train-03" })).toBeInTheDocument()
  expect(screen.getByText("Predicts who leaves.")).toBeInTheDocument()
  expect(screen.getByRole("table", { name: "Tags" })).toHaveTextContent("ownergrowth")
})

test("issue 6.2: versions stand beside the metrics of their runs and the params in which these differ", async () => {
  open(routes.model("s", "churn-classifier"))
  const grid = within(await screen.findByRole("grid", { name: "Versions" }))
  const heads = grid.getAllByRole("columnheader").map((head) => head.textContent)
  expect(heads).toEqual(expect.arrayContaining(["val/accuracy", "learning_rate"]))
  const rows = grid.getAllByRole("row").filter((row) => within(row).queryByRole("rowheader") !== null)
  const inColumn = (title: RegExp) =>
    rows.map(
      (row) => within(row).getAllByRole("gridcell")[heads.findIndex((head) => title.test(head ?? "")) - 1]?.textContent,
    )
  const accuracies = inColumn(/val\/accuracy$/)
  expect(new Set(accuracies).size).toBe(3)
  expect(accuracies.every((text) => /^0\.\d+$/.test(text ?? ""))).toBe(true)
})

test("issue 6.2: what happened to a model is told, newest first", async () => {
  open(routes.model("s", "churn-classifier"))
  const activity = within(await screen.findByRole("list", { name: "Activity" }))
  await waitFor(() => expect(activity.getAllByText(/registered/)).toHaveLength(3))
  const texts = activity.getAllByRole("listitem").map((item) => item.textContent ?? "")
  expect(texts.findIndex((text) => text.endsWith("Version 3 was registered"))).toBeLessThan(
    texts.findIndex((text) => text.endsWith("Version 1 was registered")),
  )
  expect(texts.at(-1)).toMatch(/The model was created$/)
})

test("a run that is gone is said to be unknown, not to have logged nothing", async () => {
  const getRun: Backend["getRun"] = (id, signal) => (id === gone ? broken() : backend.getRun(id, signal))
  const { versions } = await backend.searchModelVersions({
    filter: "name = 'churn-classifier'",
    orderBy: [],
    pageSize: 10,
  })
  const gone = versions.find(({ version }) => version === "2")?.runId ?? ""
  open(routes.model("s", "churn-classifier"), { ...backend, getRun })
  const grid = within(await screen.findByRole("grid", { name: "Versions" }))
  expect((await grid.findAllByTitle("Its run could not be read")).length).toBeGreaterThan(0)
})

test("a model without versions says how one appears, and an unknown one that it is not there", async () => {
  open(routes.model("s", "empty-model"))
  expect(await screen.findByRole("heading", { name: "No versions yet" })).toBeInTheDocument()
})

test("an unknown model is not there", async () => {
  open(routes.model("s", "nope"))
  expect(await screen.findByText("The model: the server does not have it")).toBeInTheDocument()
})

test("1.14, 1.15, 1.16: a version shows where it comes from, its marks and its files, and an opened file stands in the address", async () => {
  open(routes.modelVersion("s", "churn-classifier", "3"))
  expect(await screen.findByRole("list", { name: "Aliases" })).toHaveTextContent("@challenger")
  const facts = screen.getByRole("table", { name: "Where it comes from" })
  expect(await within(facts).findByRole("link", { name: "train-04" })).toBeInTheDocument()
  expect(within(facts).getByRole("row", { name: /^Registry/ })).toHaveTextContent("MLflow's model registry")
  expect(within(facts).getByRole("link", { name: /^m-/ })).toHaveAttribute(
    "href",
    expect.stringContaining("/logged-models/m-"),
  )
  await userEvent.click((await screen.findAllByText("MLmodel"))[0] ?? document.body)
  await waitFor(() => expect(shownAddress()).toContain("path=MLmodel"))
})

async function loggedModel() {
  const { experiments } = await backend.searchExperiments({ lifecycle: "active", filter: "", pageSize: 100 })
  const experimentId = experiments.find(({ name }) => name.endsWith("/training"))?.id ?? ""
  const { models } = await backend.searchLoggedModels({ experimentIds: [experimentId], filter: "", pageSize: 1 })
  return { experimentId, id: models[0]?.id ?? "" }
}

test("a logged model shows its metrics, params, source run and files", async () => {
  const { id } = await loggedModel()
  open(routes.loggedModel("s", id))
  expect(await screen.findByRole("heading", { name: "boosted-model" })).toBeInTheDocument()
  expect(screen.getByRole("table", { name: "Metrics" })).toHaveTextContent("val/accuracy")
  expect(screen.getByRole("table", { name: "Params" })).toHaveTextContent("depth6")
  expect(await screen.findByRole("link", { name: /\/training$/ })).toBeInTheDocument()
  expect(await screen.findByRole("link", { name: "train-04" })).toBeInTheDocument()
  expect((await screen.findAllByText("MLmodel")).length).toBeGreaterThan(0)
})

test("the panel lists the logged models of an experiment with a column for each metric", async () => {
  const { experimentId } = await loggedModel()
  location.hash = experimentId
  open("/panel/x")
  expect(await screen.findByRole("link", { name: "boosted-model" })).toBeInTheDocument()
  expect(screen.getByRole("columnheader", { name: /val\/accuracy/ })).toBeInTheDocument()
  expect(screen.getByText("0.90700")).toHaveAttribute("title", "0.907")
})

test("the panel gives the reason of a server without logged models", async () => {
  const other = await connectTo(fasttrackmlServer(createDemoServer("small").handle))
  open("/panel/x", other)
  expect(screen.getByRole("heading", { name: /no logged models/ })).toBeInTheDocument()
})

test("the page of a logged model names itself where the server has none", async () => {
  document.title = "the page before"
  const other = await connectTo(fasttrackmlServer(createDemoServer("small").handle))
  open("/s/s/logged-models/m-1", other)
  expect(screen.getByRole("heading", { name: "m-1", level: 1 })).toBeInTheDocument()
  expect(document.title).toMatch(/^m-1 /)
})
