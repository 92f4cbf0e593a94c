import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { configure, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { MemoryRouter, Route, Routes, useLocation } from "react-router-dom"
import { expect, test, vi } from "vitest"
import { createDemoServer } from "~mocks/demoServer"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"
import { experimentsQuery } from "~/api/queries/experiments"
import { runQuery } from "~/api/queries/runs"
import { ToastsProvider } from "~/components/feedback/Toasts"
import type { Run } from "~/domain/runs/run"
import { ApiError } from "~/domain/errors/apiError"
import { BackendProvider } from "~/features/connections/backends"
import { ConnectionsProvider } from "~/features/connections/ConnectionsContext"

import { RunPage } from "./RunPage"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })

const server = { id: "s", label: "s", address: "https://a.example", isConfigured: true, isReadOnly: false }

async function start(change: (backend: Backend) => Partial<Backend> = () => ({})) {
  const real = await connect(server, {
    address: "https://a.example/",
    fetch: mlflowServer(createDemoServer("small").handle).fetch,
  })
  const backend = { ...real, ...change(real) }
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const { experiments } = await client.fetchQuery(experimentsQuery(real))
  const experiment = experiments.find(({ name }) => name.endsWith("/training"))?.id ?? ""
  const { runs } = await real.searchRuns({
    experimentIds: [experiment],
    filter: "",
    orderBy: [],
    lifecycle: "active",
    pageSize: 50,
  })
  const run = runs.find(({ name }) => name === "train-04")
  if (run === undefined) throw new Error("The seed has changed")
  return { backend, client, experiment, run }
}
type Place = Awaited<ReturnType<typeof start>>

const Address = () => {
  const { pathname, search } = useLocation()
  return <output aria-label="Address">{pathname + search}</output>
}

function show({ backend, client }: Place, path: string) {
  return render(
    <MemoryRouter initialEntries={[path]}>
      <QueryClientProvider client={client}>
        <ConnectionsProvider configured={[server]}>
          <ToastsProvider>
            <BackendProvider backend={backend}>
              <Routes>
                <Route path="/s/:server/experiments/:experimentId/runs/:runId/:tab?" element={<RunPage />} />
                <Route path="*" element={null} />
              </Routes>
              <Address />
            </BackendProvider>
          </ToastsProvider>
        </ConnectionsProvider>
      </QueryClientProvider>
    </MemoryRouter>,
  )
}
const pathOf = ({ experiment, run }: Place, tab = "") => `/s/s/experiments/${experiment}/runs/${run.id}${tab}`
const address = () => screen.getByRole("status", { name: "Address" }).textContent

test("3.2: the overview tells name, state, numbers, words and where it came from", async () => {
  const place = await start()
  show(place, pathOf(place))
  expect(screen.getByRole("status", { name: "Loading the run" })).toBeVisible()
  expect(await screen.findByRole("heading", { level: 1, name: /train-04/ })).toBeVisible()
  expect(screen.getByText(/finished in/)).toBeVisible()
  const metrics = screen.getByRole("table", { name: "Latest metrics" })
  expect(within(metrics).getByRole("rowheader", { name: "val/accuracy" })).toBeVisible()
  expect(within(screen.getByRole("table", { name: "Params" })).getByText("adam")).toBeVisible()
  expect(within(screen.getByRole("table", { name: "About the run" })).getByText(place.run.id)).toBeVisible()
  expect(await screen.findByRole("heading", { name: "Best so far" })).toBeVisible()
  expect(await screen.findByRole("link", { name: /churn-classifier v3/ })).toBeVisible()
  const tabs = screen.getByRole("navigation", { name: "Parts of the run" })
  expect(within(tabs).getByRole("link", { name: "Overview" })).toHaveAttribute("aria-current", "page")
})

test("search narrows all lists and stands in the address", async () => {
  const place = await start()
  show(place, pathOf(place))
  await userEvent.type(await screen.findByRole("searchbox", { name: "Find a metric, param or tag" }), "loss")
  expect(await screen.findByText("No param holds “loss”.")).toBeVisible()
  const metrics = screen.getByRole("table", { name: "Latest metrics" })
  expect(within(metrics).queryByRole("rowheader", { name: "val/accuracy" })).not.toBeInTheDocument()
  expect(within(metrics).getByRole("rowheader", { name: "val/loss" })).toBeVisible()
  expect(address()).toBe(`${pathOf(place)}?key=loss`)
})

test("a run is renamed, noted and tagged, each with a way back", async () => {
  const place = await start()
  show(place, pathOf(place))
  await userEvent.click(await screen.findByRole("button", { name: "Rename the run" }))
  const name = await screen.findByRole("textbox", { name: "Name" })
  await userEvent.clear(name)
  await userEvent.type(name, "the best{Enter}")
  expect(await screen.findByRole("heading", { level: 1, name: /the best/ })).toBeVisible()
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }))
  expect(await screen.findByRole("heading", { level: 1, name: /train-04/ })).toBeVisible()

  await userEvent.click(screen.getByRole("button", { name: "Add a tag" }))
  await userEvent.type(screen.getByRole("textbox", { name: "Key" }), "team")
  await userEvent.type(screen.getByRole("textbox", { name: "Value" }), "churn")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  expect(await screen.findByRole("rowheader", { name: "team" })).toBeVisible()
  expect(await place.backend.getRun(place.run.id)).toMatchObject({
    tags: expect.arrayContaining([{ key: "team", value: "churn" }]),
  })
  await userEvent.click(screen.getByRole("button", { name: "Remove team" }))
  expect(await screen.findByText("Removed the tag team")).toBeVisible()
  expect(screen.queryByRole("rowheader", { name: "team" })).not.toBeInTheDocument()
})

test("a tag that is being edited stays so when the one before it is saved", async () => {
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  const place = await start((real) => ({
    setRunTag: async (...args) => {
      await answered
      await real.setRunTag(...args)
    },
  }))
  show(place, pathOf(place))
  await userEvent.click(await screen.findByRole("button", { name: "Add a tag" }))
  await userEvent.type(screen.getByRole("textbox", { name: "Key" }), "team")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await userEvent.click(screen.getByRole("button", { name: "Edit stage" }))
  answer()
  expect(await screen.findByText("Saved the tag team")).toBeVisible()
  expect(screen.getByRole("form", { name: "Tag stage" })).toBeVisible()
})

test("the note is written in markdown and looked at before it is saved", async () => {
  const place = await start()
  show(place, pathOf(place))
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }))
  const note = screen.getByRole("textbox", { name: "Note in markdown" })
  await userEvent.clear(note)
  await userEvent.type(note, "# Newer")
  await userEvent.click(screen.getByRole("radio", { name: "Preview" }))
  expect(await screen.findByRole("heading", { name: "Newer" })).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  expect(await screen.findByText("Saved the note")).toBeVisible()
  expect(screen.getByRole("heading", { name: "Newer" })).toBeVisible()
})

test("a deleted run says so and can be restored", async () => {
  const place = await start()
  await place.backend.deleteRun(place.run.id)
  show(place, pathOf(place))
  expect(await screen.findByText(/This run is deleted/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Restore" }))
  expect(await screen.findByText("Restored the run")).toBeVisible()
  expect(screen.queryByText(/This run is deleted/)).not.toBeInTheDocument()
})

test("a run that never was says so; one that went keeps what was read", async () => {
  const gone = new ApiError({ kind: "not-found", status: 404, code: "RESOURCE_DOES_NOT_EXIST", message: "no" })
  const place = await start(() => ({ getRun: () => Promise.reject(gone) }))
  const { unmount } = show(place, pathOf(place))
  expect(await screen.findByText("The server has no such run")).toBeVisible()
  unmount()
  const { queryKey } = runQuery(place.backend, place.run.id)
  place.client.setQueryData(queryKey, place.run, { updatedAt: 1 })
  show(place, pathOf(place))
  expect(await screen.findByText(/somebody deleted it for good/)).toBeVisible()
  expect(screen.getByRole("table", { name: "Latest metrics" })).toBeVisible()
  expect(screen.getByRole("button", { name: "Add a tag" })).toHaveAttribute("aria-disabled", "true")
})

test("a failing server says so in place, with the way on", async () => {
  const failing = new ApiError({ kind: "server", status: 500, code: "", message: "database is locked" })
  const place = await start(() => ({ getRun: () => Promise.reject(failing) }))
  show(place, pathOf(place))
  expect(await screen.findByRole("alert")).toHaveTextContent("The run: the server failed")
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible()
})

test("a server that may not be changed says why at every control", async () => {
  const place = await start((backend) => ({ can: { ...backend.can, writes: "Read only here" } }))
  show(place, pathOf(place))
  const rename = await screen.findByRole("button", { name: "Rename the run" })
  expect(rename).toHaveAccessibleDescription(/Read only here/)
  expect(screen.getByRole("button", { name: "Add a tag" })).toHaveAccessibleDescription("Read only here")
  expect(screen.getByRole("button", { name: "Edit" })).toHaveAccessibleDescription("Read only here")
})

test("a link with the wrong experiment leads to the right one", async () => {
  const place = await start()
  show(place, `/s/s/experiments/0/runs/${place.run.id}/code`)
  expect(await screen.findByRole("table", { name: "Source" })).toBeVisible()
  expect(screen.getByText(/set_tracking_uri\("https:\/\/a\.example"\)/)).toHaveTextContent(place.run.id)
  expect(address()).toBe(pathOf(place, "/code"))
})

test("children come page by page; texts, times and numbers can be read in full", async () => {
  const child = (number: number, run: Run): Run => ({
    ...run,
    id: `child-${number}`,
    name: `fold ${number}`,
    metrics: [{ key: "loss", value: 1 / (number + 2), step: 0, timestampMs: 0 }],
    params: [{ key: "recipe", value: `${"long ".repeat(40)}${number}` }],
  })
  const place = await start((real) => ({
    searchRuns: async ({ page, ...query }) => {
      const { runs } = await real.searchRuns({ ...query, filter: "" })
      const parent = runs[0]!
      if (page !== undefined) return { runs: [child(3, parent)], nextPage: undefined }
      return { runs: [child(1, parent), child(2, parent)], nextPage: "2" }
    },
  }))
  show(place, pathOf(place, "/children"))
  const grid = await screen.findByRole("grid", { name: "Child runs" })
  expect(within(grid).getByText("0.33333")).toHaveAttribute("title", "0.3333333333333333")
  expect(within(grid).getByText(/^long.*2$/)).toHaveAttribute("title", expect.stringMatching(/^long .* 2$/))
  const tabs = screen.getByRole("navigation", { name: "Parts of the run" })
  expect(within(tabs).getByRole("link", { name: /^Children/ })).toHaveTextContent("2+")
  expect(screen.getByText("2 child runs so far")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Show more" }))
  expect(await screen.findByText("3 child runs")).toBeVisible()
  expect(within(grid).getByRole("link", { name: "fold 3" })).toBeInTheDocument()
  expect(within(tabs).getByRole("link", { name: /^Children/ })).toHaveTextContent(/3$/)
})

test("1.16, 3.16, 4.11: artifacts, models, children and unknown tabs have their addresses", async () => {
  const place = await start()
  const { unmount } = show(place, pathOf(place, "/artifacts?path=config.json"))
  expect(await screen.findByRole("tree", { name: "JSON" })).toBeVisible()
  unmount()
  const second = show(place, pathOf(place, "/models"))
  const versions = await screen.findByRole("table", { name: "Registered versions" })
  const version = within(versions).getByRole("row", { name: /^churn-classifier version 3/ })
  expect(within(version).getByRole("link")).toHaveAttribute("href", "/s/s/models/churn-classifier/versions/3")
  expect(within(version).getByText("models:/churn-classifier/3")).toBeVisible()
  const logged = screen.getByRole("table", { name: "Logged by this run" })
  expect(await within(logged).findByRole("rowheader", { name: "boosted-model" })).toBeVisible()
  expect(within(logged).getByText(/^m-/)).toBeVisible()
  second.unmount()
  const third = show(place, pathOf(place, "/children"))
  expect(await screen.findByText("No child runs")).toBeVisible()
  third.unmount()
  show(place, pathOf(place, "/nonsense"))
  expect(await screen.findByRole("table", { name: "Params" })).toBeVisible()
  expect(address()).toBe(pathOf(place))
})
