import type { LinkOut, PlaceOnServer } from "~/api/backend"
import type { Workspace } from "~/api/providers/addresses/azureml"
import type { Server } from "~/domain/servers/server"

/** Pages of the studio; those of sovereign clouds have their own host. */
export function linksOut(
  { webAddress }: Server,
  workspace: Workspace | undefined,
): (place: PlaceOnServer) => LinkOut | undefined {
  if (workspace === undefined) return () => undefined
  const { subscription, resourceGroup, name } = workspace
  const e = encodeURIComponent
  const wsid = `/subscriptions/${e(subscription)}/resourcegroups/${e(resourceGroup)}/workspaces/${e(name)}`
  const studio = (webAddress ?? "https://ml.azure.com").replace(/\/$/, "")
  const hrefOf = (place: PlaceOnServer): string => {
    switch (place.kind) {
      case "server":
        return `${studio}/home?wsid=${wsid}`
      case "experiment":
        return `${studio}/experiments/id/${e(place.experimentId)}?wsid=${wsid}`
      case "run":
        return `${studio}/runs/${e(place.runId)}?wsid=${wsid}`
      case "modelVersion":
        return `${studio}/model/${e(place.name)}:${e(place.version)}/details?wsid=${wsid}`
      case "loggedModel":
        return `${studio}/experiments/id/${e(place.experimentId)}?wsid=${wsid}`
    }
  }
  return (place) => ({ label: "Open in Azure ML studio", href: hrefOf(place) })
}
