import { Navigate, Route, Routes, useLocation } from "react-router-dom"

import { later } from "~/components/later"
import { fromMlflowRoute } from "~/domain/url/mlflowLinks"
import { useServers } from "~/features/connections/ConnectionsContext"

import { destinationOf } from "./earlyQuestions"
import { FindRun } from "./FindRun"
import { pages, type PageName } from "./pages"
import { PageSkeleton } from "./PageSkeleton"
import { ServerLayout } from "./ServerLayout"
import { Shell } from "./shell/Shell"
import { UnknownPage } from "./UnknownPage"

const PAGES = {
  home: later(() => pages.home().then((page) => page.HomePage)),
  servers: later(() => pages.servers().then((page) => page.ServersPage)),
  settings: later(() => pages.settings().then((page) => page.SettingsPage)),
  compare: later(() => pages.compare().then((page) => page.ComparePage)),
  compareModels: later(() => pages.compareModels().then((page) => page.CompareModelsPage)),
  experiments: later(() => pages.experiments().then((page) => page.ExperimentsPage)),
  runs: later(() => pages.runs().then((page) => page.RunsPage)),
  run: later(() => pages.run().then((page) => page.RunPage)),
  models: later(() => pages.models().then((page) => page.ModelsPage)),
  model: later(() => pages.model().then((page) => page.ModelPage)),
  modelVersion: later(() => pages.modelVersion().then((page) => page.ModelVersionPage)),
  loggedModel: later(() => pages.loggedModel().then((page) => page.LoggedModelPage)),
}

/** Settles when the page that the address leads to can be drawn at once. */
export async function preloadPageAt(place: string): Promise<void> {
  const page = destinationOf(place)?.page
  if (page !== undefined) await PAGES[page].preload()
}

/** The addresses themselves are written by domain/url/routes. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={page("home")} />
        <Route path="servers" element={page("servers")} />
        <Route path="settings" element={page("settings")} />
        <Route path="compare" element={page("compare")} />
        <Route path="compare-models" element={page("compareModels")} />
        <Route path="s/:server" element={<ServerLayout />}>
          <Route index element={<Navigate to="experiments" replace />} />
          <Route path="experiments" element={page("experiments")} />
          <Route path="experiments/:experimentId" element={page("runs")} />
          <Route path="experiments/:experimentId/runs/:runId/:tab?" element={page("run")} />
          <Route path="runs/:runId" element={<FindRun />} />
          <Route path="models" element={page("models")} />
          <Route path="models/:name" element={page("model")} />
          <Route path="models/:name/versions/:version" element={page("modelVersion")} />
          <Route path="logged-models/:modelId" element={page("loggedModel")} />
          <Route path="*" element={<UnknownPage />} />
        </Route>
        <Route path="*" element={<ForeignRoute />} />
      </Route>
    </Routes>
  )
}

function page(name: PageName) {
  const Page = PAGES[name]
  return <Page whileLoading={<PageSkeleton />} />
}

/** An address of MLflow's own UI opens the same thing on the default server. */
function ForeignRoute() {
  const { pathname, search } = useLocation()
  const [server] = useServers()
  const path = server === undefined ? undefined : fromMlflowRoute(pathname + search, server.id)
  return path === undefined ? <UnknownPage /> : <Navigate to={path} replace />
}
