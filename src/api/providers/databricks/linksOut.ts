import type { LinkOut, PlaceOnServer } from "~/api/backend"
import type { Server } from "~/domain/servers/server"

/** Routes of the workspace's own UI, as MLflow's client prints them (utils/databricks_utils.py). */
export function linksOut({ address, webAddress, workspace }: Server): (place: PlaceOnServer) => LinkOut | undefined {
  const base = webAddress ?? address
  if (!/^https?:\/\//.test(base)) return () => undefined
  const { origin } = new URL(base)
  const query = workspace === undefined ? "" : `?o=${workspace}`
  const e = encodeURIComponent
  const hrefOf = (place: PlaceOnServer): string => {
    switch (place.kind) {
      case "server":
        return `${origin}/${query}#mlflow/experiments`
      case "experiment":
        return `${origin}/${query}#mlflow/experiments/${e(place.experimentId)}`
      case "run":
        return `${origin}/${query}#mlflow/experiments/${e(place.experimentId)}/runs/${e(place.runId)}`
      case "loggedModel":
        return `${origin}/ml/experiments/${e(place.experimentId)}/models/${e(place.modelId)}${query}`
      case "modelVersion":
        return `${origin}${versionPath(place.name, place.version, query)}`
    }
  }
  return (place) => ({ label: "Open in Databricks", href: hrefOf(place) })
}

function versionPath(name: string, version: string, query: string): string {
  const parts = name.split(".").map(encodeURIComponent)
  return parts.length === 3
    ? `/explore/data/models/${parts.join("/")}/version/${encodeURIComponent(version)}${query}`
    : `/${query}#mlflow/models/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`
}
