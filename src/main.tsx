import { StrictMode } from "react"
import { createRoot } from "react-dom/client"

import "~/styles/tokens.css"
import "~/styles/base.css"
import { loadConfig } from "~/api/config"
import { App } from "~/app/App"
import { prepareFirst } from "~/app/firstConnection"
import { createQueryClient } from "~/app/queryClient"
import { reloadOnce } from "~/app/reloadOnce"
import { StartProblem } from "~/app/StartProblem"
import { settleFlags } from "~/app/urlFlags"

// A new release replaced the chunks that this page would load: start again with the new ones.
window.addEventListener("vite:preloadError", (event) => {
  if (reloadOnce()) event.preventDefault()
})

async function start(element: HTMLElement) {
  const settled = settleFlags(window.location.href)
  // Even one that changes nothing takes milliseconds.
  if (settled !== window.location.href) window.history.replaceState(window.history.state, "", settled)
  const root = createRoot(element)
  try {
    const place = window.location.hash.slice(1)
    const client = createQueryClient()
    const config = await loadConfig()
    await prepareFirst(client, config, place)
    root.render(
      <StrictMode>
        <App config={config} client={client} />
      </StrictMode>,
    )
  } catch (error) {
    root.render(<StartProblem error={error} />)
  }
}

const element = document.getElementById("root")
if (element !== null) void start(element)
