import { CSPProvider } from "@base-ui/react/csp-provider"
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { HashRouter } from "react-router-dom"

import type { Config } from "~/api/config"
import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { SandboxSettingsProvider } from "~/components/sandbox/sandboxSettings"
import { ConnectionsProvider } from "~/features/connections/ConnectionsContext"

import { startRecovery } from "./recovery"
import { AppRoutes } from "./routes"

export function App({ config, client }: { config: Config; client: QueryClient }) {
  // A timer of the browser, outside React.
  useEffect(() => startRecovery(client), [client])
  return (
    <ErrorBoundary what="Tracklight" isPage>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={client}>
          <ConnectionsProvider configured={config.servers} links={config.links}>
            <SandboxSettingsProvider value={config}>
              <HashRouter>
                <AppRoutes />
              </HashRouter>
            </SandboxSettingsProvider>
          </ConnectionsProvider>
        </QueryClientProvider>
      </CSPProvider>
    </ErrorBoundary>
  )
}
