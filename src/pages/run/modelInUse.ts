import type { Run } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { text, writeSearch } from "~/domain/url/search"

/** The folder of the run whose model is used, and how: `use` and `by` are those of every page that shows the ways. */
export const modelInUse = { model: text(), use: text(), by: text() }

/** Where it is told how the model in a folder of the run is used. */
export const addressOfUse = (server: string, run: Run, folder: string): string => {
  const models = routes.run({ server, experimentId: run.experimentId, runId: run.id, tab: "models" })
  return `${models}?${writeSearch(modelInUse, new URLSearchParams(), { model: folder, use: "", by: "" })}`
}
