import { formatModelReference, type ModelReference } from "~/domain/models/modelReference"
import { formatRunReference, type RunReference } from "~/domain/runs/run"

import { list } from "./search"

const at = (...segments: readonly string[]): string => `/${segments.map(segmentOf).join("/")}`

/** The dots of `.` and `..` are written out, for as they are they lead up. Half a character has no place in an address. */
const segmentOf = (text: string): string =>
  /^\.{1,2}$/.test(text) ? text.replaceAll(".", "%2E") : encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))

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
  /** Its datasets, which stand below its metrics and params. */
  runDatasets: (server: string, { experimentId, runId }: { experimentId: string; runId: string }): string =>
    `${routes.run({ server, experimentId, runId })}?part=datasets`,
  /** A run whose experiment is not known yet: asks the server, then goes to `run`. */
  runById: (server: string, runId: string) => at("s", server, "runs", runId),
  compare: (runs: readonly RunReference[]) =>
    `/compare?${new URLSearchParams({ runs: runs.map(formatRunReference).join(",") })}`,
  /** Written as `list()` in ./search reads it: names of models may hold commas. */
  compareModels: (versions: readonly ModelReference[]) =>
    `/compare-models?${new URLSearchParams({ versions: list().write(versions.map(formatModelReference)) })}`,
  models: (server: string) => at("s", server, "models"),
  model: (server: string, name: string) => at("s", server, "models", name),
  modelVersion: (server: string, name: string, version: string) => at("s", server, "models", name, "versions", version),
  loggedModel: (server: string, id: string) => at("s", server, "logged-models", id),
}

/** The model that a page is about. Read here, for the router takes a `%2F` in the name itself for a slash. */
export function modelNameIn(pathname: string): string | undefined {
  const segment = /^\/s\/[^/]+\/models\/([^/]+)/.exec(pathname)?.[1]
  return segment === undefined ? undefined : decodeSegment(segment)
}

/** What is no encoding, such as `100%`, is taken as it stands. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export const RUN_TABS = ["overview", "metrics", "system", "artifacts", "models", "children", "code", "linked"] as const
export type RunTab = (typeof RUN_TABS)[number]
