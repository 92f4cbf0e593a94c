/** Each page is its own chunk; the names are spelled out so that tools can follow them. */
export const pages = {
  home: () => import("~/pages/home/HomePage"),
  servers: () => import("~/pages/servers/ServersPage"),
  settings: () => import("~/pages/settings/SettingsPage"),
  compare: () => import("~/pages/compare/ComparePage"),
  compareModels: () => import("~/pages/compare-models/CompareModelsPage"),
  experiments: () => import("~/pages/experiments/ExperimentsPage"),
  runs: () => import("~/pages/runs/RunsPage"),
  run: () => import("~/pages/run/RunPage"),
  models: () => import("~/pages/models/ModelsPage"),
  model: () => import("~/pages/model/ModelPage"),
  modelVersion: () => import("~/pages/model-version/ModelVersionPage"),
  loggedModel: () => import("~/pages/logged-model/LoggedModelPage"),
}
export type PageName = keyof typeof pages
