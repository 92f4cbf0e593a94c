import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { configure, render, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { MemoryRouter, Route, Routes, useLocation } from "react-router-dom"
import { afterAll, beforeAll, beforeEach, vi } from "vitest"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"
import { connectionQuery } from "~/api/queries/connections"
import { ToastsProvider } from "~/components/feedback/Toasts"
import type { RunQuery } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { BackendProvider } from "~/features/connections/backends"
import { ConnectionsProvider } from "~/features/connections/ConnectionsContext"

import { RunsPage } from "./RunsPage"

/** Virtual tables draw what fits; jsdom lays nothing out. */
const SIZES = { clientHeight: 800, clientWidth: 1400, offsetHeight: 800, offsetWidth: 1400 }

const server = { id: "s", label: "s", address: "https://a.example", isConfigured: true, isReadOnly: false }
const other = { ...server, id: "t", label: "the other" }

/** Connects as the app does, and never waits before it tries again. */
export const connectTo = (fake: typeof fetch): Promise<Backend> =>
  connect(server, {
    address: "https://a.example/",
    fetch: fake,
    retry: { random: () => 0, wait: () => Promise.resolve() },
  })

type SearchRuns = Backend["searchRuns"]

/** The runs page in jsdom, in front of a fresh mock server for every test. */
export function prepareRunsPage(startServer: () => (request: Request) => Promise<Response>) {
  // A pause of typing, a query and a table: a busy machine needs more than the usual second.
  configure({ asyncUtilTimeout: 15_000 })
  vi.setConfig({ testTimeout: 60_000 })
  beforeAll(() => {
    for (const [name, value] of Object.entries(SIZES))
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
  })
  afterAll(() => {
    for (const name of Object.keys(SIZES)) Reflect.deleteProperty(HTMLElement.prototype, name)
  })
  let plain: Backend
  const asked: RunQuery[] = []
  beforeEach(async () => {
    plain = await connectTo(mlflowServer(startServer()).fetch)
    asked.length = 0
  })

  /** Writes down each search; `instead` may answer some of them itself. */
  const watched = (instead: (query: RunQuery) => ReturnType<SearchRuns> | undefined = () => undefined): Backend => ({
    ...plain,
    searchRuns: (query, signal) => {
      asked.push(query)
      return instead(query) ?? plain.searchRuns(query, signal)
    },
  })
  const idOf = async (experiment: string): Promise<string> => {
    const { experiments } = await plain.searchExperiments({ lifecycle: "active", filter: "", pageSize: 100 })
    return experiments.find(({ name }) => name.endsWith(experiment))?.id ?? "404"
  }
  const openId = (id: string, search = "", backend = watched()) => {
    show(routes.runs("s", id) + search, { backend, elsewhere: { ...plain, id: "t" } })
    return userEvent.setup()
  }
  const open = async (experiment: string, search?: string, backend?: Backend) =>
    openId(await idOf(experiment), search, backend)
  return { open, openId, idOf, watched, asked, plain: () => plain }
}

function show(address: string, { backend, elsewhere }: { backend: Backend; elsewhere: Backend }): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(connectionQuery(other).queryKey, elsewhere)
  render(
    <QueryClientProvider client={client}>
      <ConnectionsProvider configured={[server, other]}>
        <ToastsProvider>
          <MemoryRouter initialEntries={[address]}>
            <BackendProvider backend={backend}>
              <Routes>
                <Route path="s/:server/experiments/:experimentId" element={<RunsPage />} />
                <Route path="*" element={<p>elsewhere</p>} />
              </Routes>
            </BackendProvider>
            <Address />
          </MemoryRouter>
        </ToastsProvider>
      </ConnectionsProvider>
    </QueryClientProvider>,
  )
}

const Address = () => {
  const { pathname, search } = useLocation()
  return <output data-testid="address">{pathname + search}</output>
}

/** What the address says behind the question mark. */
export const query = () => new URLSearchParams(screen.getByTestId("address").textContent.split("?")[1])

export const names = () =>
  screen.getAllByRole("rowheader").map((cell) => within(cell).getByRole("link", { hidden: true }).textContent)
export const loaded = (text: RegExp) => screen.findByText(text)
export const rowOf = (name: string) => screen.getByRole("row", { name: new RegExp(name) })
