/**
 * Links of MLflow's own UI (routes of MLflow 3.17's bundle), turned into ours: the MLflow client prints them, colleagues
 * paste them. Hosted relatives keep the same words with a prefix (`#mlflow/experiments/1`, `/ml/experiments/1`).
 */
import { decodeSegment, routes, type RunTab } from "./routes"

/** Is this in-app address one of MLflow's? Ours begin with `/s/`, `/compare?`, `/servers`, `/settings`. */
export const isMlflowRoute = (path: string): boolean => findRoute(path) !== undefined

/** `route` is a path with its query, as it stands behind the hash. undefined = a page that has no counterpart here. */
export function fromMlflowRoute(route: string, server: string): string | undefined {
  const found = findRoute(route)
  if (found === undefined) return undefined
  const [noun = "", ...rest] = found.segments
  const place = { rest, query: found.query, server }
  switch (noun) {
    case "experiments":
      return experimentPlace(place)
    case "runs":
      return rest[0] === undefined ? undefined : withQuery(routes.runById(server, rest[0]), place.query)
    case "compare-runs":
      return comparePlace(place)
    case "metric":
      return metricPlace(place)
    case "compare-experiments":
      return experimentsPlace(place)
    case "compare-model-versions":
      return comparedModelPlace(place)
    case "models":
      return modelPlace(place)
    default:
      return undefined
  }
}

type Place = { rest: readonly string[]; query: URLSearchParams; server: string }

const NOUNS = /^(experiments|runs|compare-runs|metric|compare-experiments|compare-model-versions|models)$/

function findRoute(route: string): { segments: readonly string[]; query: URLSearchParams } | undefined {
  const [path = "", ...query] = route.split("?")
  let segments = path.split("/").filter((segment) => segment !== "")
  if (segments[0] === "mlflow" || segments[0] === "ml") segments = segments.slice(1)
  // MLflow's workspaces choose a namespace on the server by header; the address of a server here is one namespace.
  if (segments[0] === "workspaces") segments = segments.slice(2)
  if (!NOUNS.test(segments[0] ?? "")) return undefined
  return { segments: segments.map(decodeSegment), query: new URLSearchParams(query.join("?")) }
}

function experimentPlace({ rest, query, server }: Place): string {
  const [id, tab, child, ...more] = rest
  if (id === undefined) return withQuery(routes.experiments(server), query)
  if ((tab === "runs" || tab === "evaluation-runs") && child !== undefined) {
    return runPlace({ rest: more, query, server }, { experimentId: id, runId: child })
  }
  if (tab === "models" && child !== undefined) return withQuery(routes.loggedModel(server, child), query)
  const next = runsQuery(query)
  if (tab === "models") next.set("tab", "models")
  return withQuery(routes.runs(server, id), next)
}

const TABS: ReadonlyMap<string, RunTab> = new Map([
  ["model-metrics", "metrics"],
  ["system-metrics", "system"],
  ["artifacts", "artifacts"],
  ["artifactPath", "artifacts"],
])

function runPlace({ rest, query, server }: Place, run: { experimentId: string; runId: string }): string {
  const [tabName = "", ...path] = rest
  const tab = TABS.get(tabName) ?? "overview"
  const next = new URLSearchParams(query)
  if (tab === "artifacts" && path.length > 0) next.set("path", path.join("/"))
  return withQuery(routes.run({ server, ...run, tab }), next)
}

function comparePlace({ query, server }: Place): string {
  const runs = jsonTexts(query.get("runs"))
  return withQuery(routes.compare(runs.map((runId) => ({ server, runId }))), without(query, ["runs", "experiments"]))
}

/** MLflow's full-screen chart of one metric; here the metrics of that run, or of the runs compared. */
function metricPlace({ rest, query, server }: Place): string {
  const runs = jsonTexts(query.get("runs"))
  const experimentId = jsonTexts(query.get("experiments"))[0]
  const key = jsonTexts(query.get("metric"))[0] ?? rest[0]
  const next = without(query, ["runs", "experiments", "metric", "plot_metric_keys", "plot_layout"])
  const metrics = [...new Set([...(key === undefined ? [] : [key]), ...jsonTexts(query.get("plot_metric_keys"))])]
  if (metrics[0] !== undefined) next.set("metric", metrics[0])
  const [only] = runs
  if (runs.length === 1 && only !== undefined && experimentId !== undefined) {
    return withQuery(routes.run({ server, experimentId, runId: only, tab: "metrics" }), next)
  }
  return withQuery(routes.compare(runs.map((runId) => ({ server, runId }))), next)
}

function experimentsPlace({ query, server }: Place): string {
  const [first, ...others] = jsonTexts(query.get("experiments"))
  const next = runsQuery(without(query, ["experiments"]))
  if (first === undefined) return withQuery(routes.experiments(server), next)
  if (others.length > 0) next.set("with", others.map((id) => `${server}:${id}`).join(","))
  return withQuery(routes.runs(server, first), next)
}

function modelPlace({ rest, query, server }: Place): string {
  const [name, noun, version] = rest
  if (name === undefined) return withQuery(routes.models(server), query)
  if (noun === "versions" && version !== undefined) return withQuery(routes.modelVersion(server, name, version), query)
  return withQuery(routes.model(server, name), query)
}

function comparedModelPlace({ query, server }: Place): string {
  const [first] = jsonTexts(query.get("name"))
  const next = without(query, ["name", "runs"])
  if (first === undefined) return withQuery(routes.models(server), next)
  const name = decodeSegment(first)
  const versions = comparedVersions(query.get("runs"))
  if (versions.length === 0) return withQuery(routes.model(server, name), next)
  return withQuery(routes.compareModels(versions.map((version) => ({ server, name, version }))), next)
}

const VERSION = /^\d{1,15}$/

/** MLflow 3 writes `{"<version>": "<run id>" or null}`; before two versions could share a run it was the other way round. */
function comparedVersions(text: string | null): readonly string[] {
  const json = parsed(text ?? "")
  if (typeof json !== "object" || json === null || Array.isArray(json)) return []
  const pairs: readonly (readonly [string, unknown])[] = Object.entries(json)
  return [...new Set(pairs.flatMap(([key, value]) => [key, String(value)].find((one) => VERSION.test(one)) ?? []))]
}

/** The state of MLflow's runs page in the words of ours; the parameters that nobody here knows stay. */
function runsQuery(query: URLSearchParams): URLSearchParams {
  const known = ["searchFilter", "searchInput", "orderByKey", "orderByAsc", "lifecycleFilter", "compareRunsMode"]
  const next = without(query, known)
  const filter = query.get("searchFilter") ?? query.get("searchInput") ?? ""
  const orderBy = query.get("orderByKey") ?? ""
  if (filter !== "") next.set("filter", filter)
  if (orderBy !== "") next.set("sort", (query.get("orderByAsc") === "true" ? "" : "-") + plainColumn(orderBy))
  if (query.get("compareRunsMode") === "CHART") next.set("view", "charts")
  if (query.get("lifecycleFilter")?.toLowerCase() === "deleted") next.set("lifecycle", "deleted")
  return next
}

/** MLflow writes "metrics.`val/acc`" where ours is `metrics.val/acc`, and sometimes a bare `start_time`. */
function plainColumn(orderBy: string): string {
  const column = orderBy.replace(/^(\w+)\.[`"](.*)[`"]$/s, "$1.$2")
  return column.includes(".") ? column : `attributes.${column}`
}

/** `["a","b"]`, `"a"` or plain text: MLflow writes JSON into its query strings, people write anything. */
function jsonTexts(text: string | null): readonly string[] {
  if (text === null || text === "") return []
  const json = parsed(text)
  if (json === undefined) return [text]
  const values: readonly unknown[] = Array.isArray(json) ? json : [json]
  return values.filter((value) => typeof value === "string" || typeof value === "number").map(String)
}

/** undefined = no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function without(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const name of names) next.delete(name)
  return next
}

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString()
  if (text === "") return path
  return path + (path.includes("?") ? "&" : "?") + text
}
