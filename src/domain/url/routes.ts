import { formatRunReference, type RunReference } from "~/domain/runs/run"

const at = (...segments: readonly string[]): string => `/${segments.map(encodeURIComponent).join("/")}`

/** Every address of the app, so that no page builds a path by hand. All go inside the hash. */
export const routes = {
  home: () => "/",
  servers: () => "/servers",
  settings: () => "/settings",
  experiments: (server: string) => at("s", server, "experiments"),
  runs: (server: string, experimentId: string) => at("s", server, "experiments", experimentId),
  run: ({ server, experimentId, runId, tab }: { server: string; experimentId: string; runId: string; tab?: RunTab }) =>
    at(
      "s",
      server,
      "experiments",
      experimentId,
      "runs",
      runId,
      ...(tab === undefined || tab === "overview" ? [] : [tab]),
    ),
  /** A run whose experiment is not known yet: asks the server, then goes to `run`. */
  runById: (server: string, runId: string) => at("s", server, "runs", runId),
  compare: (runs: readonly RunReference[]) =>
    `/compare?${new URLSearchParams({ runs: runs.map(formatRunReference).join(",") })}`,
  models: (server: string) => at("s", server, "models"),
  model: (server: string, name: string) => at("s", server, "models", name),
  modelVersion: (server: string, name: string, version: string) => at("s", server, "models", name, "versions", version),
  loggedModel: (server: string, id: string) => at("s", server, "logged-models", id),
}

export const RUN_TABS = ["overview", "metrics", "system", "artifacts", "models", "children", "code"] as const
export type RunTab = (typeof RUN_TABS)[number]
