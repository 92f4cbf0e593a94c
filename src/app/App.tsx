import { CSPProvider } from "@base-ui/react/csp-provider"
import { QueryClientProvider } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { HashRouter } from "react-router-dom"

import type { Config } from "~/api/config"
import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { ToastsProvider } from "~/components/feedback/Toasts"
import { ConnectionsProvider } from "~/features/connections/ConnectionsContext"

import { createQueryClient } from "./queryClient"
import { startRecovery } from "./recovery"
import { AppRoutes } from "./routes"

export function App({ config }: { config: Config }) {
  const [client] = useState(createQueryClient)
  // A timer of the browser, outside React.
  useEffect(() => startRecovery(client), [client])
  return (
    <ErrorBoundary what="Tracklight" isPage>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={client}>
          <ConnectionsProvider configured={config.servers}>
            <ToastsProvider>
              <HashRouter>
                <AppRoutes />
              </HashRouter>
            </ToastsProvider>
          </ConnectionsProvider>
        </QueryClientProvider>
      </CSPProvider>
    </ErrorBoundary>
  )
}
