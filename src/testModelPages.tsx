import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render, screen } from "@testing-library/react"
import type { ReactNode } from "react"
import { MemoryRouter, Route, Routes, useLocation } from "react-router-dom"
import { afterAll, beforeAll } from "vitest"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import type { ContractServer } from "~/api/providers/contractServers"
import { ToastsProvider } from "~/components/feedback/Toasts"
import { BackendProvider } from "~/features/connections/backends"
import { ConnectionsProvider } from "~/features/connections/ConnectionsContext"
import { LoggedModelPage } from "~/pages/logged-model/LoggedModelPage"
import { ModelVersionPage } from "~/pages/model-version/ModelVersionPage"
import { ModelPage } from "~/pages/model/ModelPage"
import { ModelsPage } from "~/pages/models/ModelsPage"

/** Virtual tables draw what fits; jsdom lays nothing out. */
export function withLayout(): void {
  const sizes = { clientHeight: 800, clientWidth: 1400, offsetHeight: 800, offsetWidth: 1400 }
  beforeAll(() => {
    for (const [name, value] of Object.entries(sizes)) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
    }
  })
  afterAll(() => {
    for (const name of Object.keys(sizes)) Reflect.deleteProperty(HTMLElement.prototype, name)
  })
}

const retry = { random: () => 0, wait: () => Promise.resolve() }

/** As the server `s`. */
export function connectTo(fake: ContractServer, below = "/") {
  const server = { id: "s", label: "s", address: `https://a.example${below}`, isConfigured: true, isReadOnly: false }
  return connect(server, { address: "https://a.example/", fetch: fake.fetch, retry })
}

const Address = () => {
  const { pathname, search } = useLocation()
  return <output>{pathname + search}</output>
}

const NO_OTHERS: readonly never[] = []

/** The pages about models at their addresses; `more` are further routes. */
export function openModelPage(path: string, backend: Backend, more?: ReactNode): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <ToastsProvider>
        <ConnectionsProvider configured={NO_OTHERS}>
          <MemoryRouter initialEntries={[path]}>
            <BackendProvider backend={backend}>
              <Routes>
                <Route path="s/:server/models" element={<ModelsPage />} />
                <Route path="s/:server/models/:name" element={<ModelPage />} />
                <Route path="s/:server/models/:name/versions/:version" element={<ModelVersionPage />} />
                <Route path="s/:server/logged-models/:modelId" element={<LoggedModelPage />} />
                {more}
                <Route path="*" element={<p>elsewhere</p>} />
              </Routes>
            </BackendProvider>
            <div data-testid="address">
              <Address />
            </div>
          </MemoryRouter>
        </ConnectionsProvider>
      </ToastsProvider>
    </QueryClientProvider>,
  )
}

export const shownAddress = () => screen.getByTestId("address").textContent
