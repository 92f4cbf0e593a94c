import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { configure, render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { createDemoServer, type DemoServer } from "~mocks/demoServer"
import { MemoryRouter, useLocation } from "react-router-dom"
import { beforeEach, expect, test, vi } from "vitest"

import { ToastsProvider } from "~/components/feedback/Toasts"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { ConnectionsProvider } from "~/features/connections/ConnectionsContext"

import { ComparePage } from "./ComparePage"

const server = (id: string): Server => ({
  id,
  label: id,
  address: `https://${id}.example`,
  isConfigured: true,
  isReadOnly: false,
})
const servers = [server("one"), server("two")]

const backends = new Map<string, DemoServer>()
/** Set by a test: what a request is answered with instead. */
let instead: (url: URL) => Response | undefined = () => undefined

// Pages with menus and tables are slow to query by role on a busy machine.
vi.setConfig({ testTimeout: 30_000 })
configure({ asyncUtilTimeout: 8_000 })

beforeEach(() => {
  // Without it every card counts as in sight.
  vi.stubGlobal("IntersectionObserver", undefined)
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const answer = instead(url)
    if (answer !== undefined) return answer
    const behind = backends.get(url.hostname.replace(".example", ""))
    return behind === undefined ? new Response("no such host", { status: 502 }) : behind.handle(request)
  })
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null)
})
beforeEach(() => {
  instead = () => undefined
  for (const { id } of servers) backends.set(id, createDemoServer("small"))
})

/** Run references of one server by the names that the small seed gives. */
async function referencesOf(id: string, ...names: string[]): Promise<readonly string[]> {
  const experiments = await ask(id, "experiments/search", { max_results: 100 })
  const found = await ask(id, "runs/search", {
    experiment_ids: experiments.experiments.map(({ experiment_id }: { experiment_id: string }) => experiment_id),
    max_results: 1_000,
  })
  return names.map((name) => {
    const run = found.runs.find(({ info }: { info: { run_name: string } }) => info.run_name === name)
    if (run === undefined) throw new Error(`the small seed has no run ${name}`)
    return `${id}:${run.info.run_id}`
  })
}
async function ask(id: string, path: string, body: unknown) {
  const request = new Request(`https://${id}.example/api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  return (await backends.get(id)?.handle(request))?.json()
}

const Address = () => (
  <output data-testid="address">{decodeURIComponent(useLocation().search.replaceAll("+", " "))}</output>
)

function open(references: readonly string[], more = "") {
  const path = `${routes.compare([])}&${new URLSearchParams({ runs: references.join(",") })}${more}`
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <ToastsProvider>
        <ConnectionsProvider configured={servers}>
          <MemoryRouter initialEntries={[path.replace("runs=&", "")]}>
            <ComparePage />
            <Address />
          </MemoryRouter>
        </ConnectionsProvider>
      </ToastsProvider>
    </QueryClientProvider>,
  )
}
const rowOf = async (key: string) => {
  const grid = await screen.findByRole("grid", { name: "Comparison" })
  const head = await within(grid).findByRole("rowheader", {
    name: (name) => name.split(" ")[0] === key || name === key,
  })
  const row = head.closest<HTMLElement>("[role=row]")
  if (row === null) throw new Error(`no row ${key}`)
  return row
}
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole("gridcell")
    .map((cell) => cell.textContent)
const address = () => screen.getByTestId("address").textContent

const [first, second] = ["train-03", "train-04"]

test("fewer than two runs: says how to choose them", async () => {
  open([])
  expect(await screen.findByRole("heading", { name: "Choose two or more runs" })).toBeInTheDocument()
  expect(screen.getByRole("link", { name: /Experiments of one/ })).toBeInTheDocument()
})

test("3.3, 3.5: runs of two servers stand side by side with what differs, and the others are compared with the first", async () => {
  const references = [...(await referencesOf("one", first)), ...(await referencesOf("two", second))]
  open(references)
  const grid = await screen.findByRole("grid", { name: "Comparison" })
  expect(await within(grid).findByRole("columnheader", { name: new RegExp(first) })).toHaveTextContent("one")
  expect(within(grid).getByRole("columnheader", { name: new RegExp(second) })).toHaveTextContent("two")
  expect(screen.getByText(`2 servers · baseline ${first}`)).toBeInTheDocument()
  const cells = cellsOf(await rowOf("val/loss"))
  expect(cells).toHaveLength(2)
  expect(cells.filter((text) => text?.includes("best"))).toHaveLength(1)
  expect(cells[1]).toMatch(/[+\u2212]\d/)
})

test("while the second run is on its way nothing is said about differences", async () => {
  const references = [...(await referencesOf("one", first)), ...(await referencesOf("two", second))]
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const two = backends.get("two")
  backends.set("two", { handle: (request) => asked.then(async () => two?.handle(request) ?? new Response()) })
  open(references)
  expect(await screen.findByText(/baseline/)).toHaveTextContent(first)
  expect(screen.getByRole("status", { name: "Loading the runs" })).toBeVisible()
  expect(screen.queryByText(/Nothing differs/)).toBeNull()
  answer()
  await rowOf("val/loss")
  expect(screen.queryByRole("status", { name: "Loading the runs" })).toBeNull()
})

test("what is the same is hidden until asked for; the choice stands in the URL", async () => {
  open(await referencesOf("one", first, second))
  await rowOf("val/loss")
  const same = () => screen.queryByText("status")
  expect(same()).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole("switch", { name: "Only what differs" }))
  expect(await screen.findByText("status")).toBeInTheDocument()
  expect(address()).toContain("rows=all")
})

test("another run becomes the baseline, and a run is taken out", async () => {
  const references = await referencesOf("one", first, second)
  open(references)
  await rowOf("val/loss")
  await userEvent.click(screen.getByRole("button", { name: `More for ${second}` }))
  await userEvent.click(await screen.findByRole("menuitem", { name: "Compare the others with this run" }))
  await waitFor(() => expect(address()).toContain(`baseline=${references[1] ?? ""}`))
  expect(await screen.findByText(new RegExp(`baseline ${second}`))).toBeInTheDocument()

  await userEvent.click(screen.getByRole("button", { name: `More for ${first}` }))
  await userEvent.click(await screen.findByRole("menuitem", { name: "Take out of the comparison" }))
  expect(await screen.findByRole("heading", { name: "Choose one more run" })).toBeInTheDocument()
})

test("which end of a metric is better can be turned round", async () => {
  open(await referencesOf("one", first, second))
  const row = await rowOf("val/loss")
  const best = () => cellsOf(row).findIndex((text) => text?.includes("best"))
  const before = best()
  await userEvent.click(within(row).getByRole("button", { name: "val/loss: lower is better. Change" }))
  await userEvent.click(await screen.findByRole("button", { name: "val/loss: neither end is better. Change" }))
  await screen.findByRole("button", { name: "val/loss: higher is better. Change" })
  expect(address()).toContain("best=up val/loss")
  expect(cellsOf(await rowOf("val/loss")).findIndex((text) => text?.includes("best"))).toBe(1 - before)
})

test("a server that fails is told once for all of its runs, which can be taken out one by one", async () => {
  const references = await referencesOf("one", first, second)
  instead = () => new Response(JSON.stringify({ error_code: "INTERNAL_ERROR", message: "locked" }), { status: 500 })
  open(references)
  const missing = await screen.findByRole("region", { name: "Runs that could not be loaded" })
  expect(await within(missing).findAllByRole("alert")).toHaveLength(1)
  expect(within(missing).getByText("These 2 runs: the server failed")).toBeInTheDocument()
  const [run] = within(missing).getAllByRole("listitem")
  await userEvent.click(within(run!).getByRole("button", { name: "Take out" }))
  expect(address()).toContain(references[1])
  expect(address()).not.toContain(references[0])
})

test("a run that fails is listed with its reason and retried; the others are compared all the same", async () => {
  const references = await referencesOf("one", first, second)
  const broken = "0123456789abcdef0123456789abcdef"
  instead = (url) =>
    url.searchParams.get("run_id") === broken
      ? new Response(JSON.stringify({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "Run not found" }), {
          status: 404,
        })
      : undefined
  open([...references, `one:${broken}`, "ghost:abc", "nonsense"])
  await rowOf("val/loss")
  const missing = await screen.findByRole("region", { name: "Runs that could not be loaded" })
  expect(await within(missing).findByText(/does not have it/)).toBeInTheDocument()
  expect(within(missing).getByText("No server is called “ghost” here")).toBeInTheDocument()
  expect(within(missing).getByText("This names no run: write <server>:<run id>")).toBeInTheDocument()
  await userEvent.click(within(missing).getByRole("button", { name: "Take out all 3" }))
  await waitFor(() => expect(missing).not.toBeInTheDocument())
  expect(address()).not.toContain("ghost")
})

test("a run of the same experiment is added by its name", async () => {
  const [reference = "", other = ""] = await referencesOf("one", first, second)
  open([reference])
  await userEvent.click(await screen.findByRole("button", { name: "Add runs" }))
  await userEvent.type(await screen.findByRole("searchbox", { name: "Name, run id or pasted link" }), second)
  await userEvent.click(await screen.findByRole("button", { name: new RegExp(second) }))
  await waitFor(() => expect(address()).toContain(other))
  await rowOf("val/loss")
})

test("curves stand beside the table; the metric opened large stands in the URL", async () => {
  open(await referencesOf("one", first, second), "&view=curves")
  const card = await screen.findByRole("article", { name: "val/loss" })
  await userEvent.click(await within(card).findByRole("button", { name: "Open val/loss alone" }))
  expect(address()).toContain("metric=val/loss")
  expect(await screen.findByRole("button", { name: "Close val/loss" })).toBeInTheDocument()
})
