import { lazy } from "react"
import { Navigate, Route, Routes, useLocation } from "react-router-dom"

import { fromMlflowRoute } from "~/domain/url/mlflowLinks"
import { useServers } from "~/features/connections/ConnectionsContext"

import { FindRun } from "./FindRun"
import { ServerLayout } from "./ServerLayout"
import { Shell } from "./shell/Shell"
import { UnknownPage } from "./UnknownPage"

// Each page is its own chunk; the names are spelled out so that tools can follow them.
const HomePage = lazy(() => import("~/pages/home/HomePage").then((page) => ({ default: page.HomePage })))
const ServersPage = lazy(() => import("~/pages/servers/ServersPage").then((page) => ({ default: page.ServersPage })))
const SettingsPage = lazy(() =>
  import("~/pages/settings/SettingsPage").then((page) => ({ default: page.SettingsPage })),
)
const ComparePage = lazy(() => import("~/pages/compare/ComparePage").then((page) => ({ default: page.ComparePage })))
const ExperimentsPage = lazy(() =>
  import("~/pages/experiments/ExperimentsPage").then((page) => ({ default: page.ExperimentsPage })),
)
const RunsPage = lazy(() => import("~/pages/runs/RunsPage").then((page) => ({ default: page.RunsPage })))
const RunPage = lazy(() => import("~/pages/run/RunPage").then((page) => ({ default: page.RunPage })))
const ModelsPage = lazy(() => import("~/pages/models/ModelsPage").then((page) => ({ default: page.ModelsPage })))
const ModelPage = lazy(() => import("~/pages/model/ModelPage").then((page) => ({ default: page.ModelPage })))
const ModelVersionPage = lazy(() =>
  import("~/pages/model-version/ModelVersionPage").then((page) => ({ default: page.ModelVersionPage })),
)
const LoggedModelPage = lazy(() =>
  import("~/pages/logged-model/LoggedModelPage").then((page) => ({ default: page.LoggedModelPage })),
)

/** The addresses themselves are written by domain/url/routes. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<HomePage />} />
        <Route path="servers" element={<ServersPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="compare" element={<ComparePage />} />
        <Route path="s/:server" element={<ServerLayout />}>
          <Route index element={<Navigate to="experiments" replace />} />
          <Route path="experiments" element={<ExperimentsPage />} />
          <Route path="experiments/:experimentId" element={<RunsPage />} />
          <Route path="experiments/:experimentId/runs/:runId/:tab?" element={<RunPage />} />
          <Route path="runs/:runId" element={<FindRun />} />
          <Route path="models" element={<ModelsPage />} />
          <Route path="models/:name" element={<ModelPage />} />
          <Route path="models/:name/versions/:version" element={<ModelVersionPage />} />
          <Route path="logged-models/:modelId" element={<LoggedModelPage />} />
          <Route path="*" element={<UnknownPage />} />
        </Route>
        <Route path="*" element={<ForeignRoute />} />
      </Route>
    </Routes>
  )
}

/** An address of MLflow's own UI opens the same thing on the default server. */
function ForeignRoute() {
  const { pathname, search } = useLocation()
  const [server] = useServers()
  const path = server === undefined ? undefined : fromMlflowRoute(pathname + search, server.id)
  return path === undefined ? <UnknownPage /> : <Navigate to={path} replace />
}
