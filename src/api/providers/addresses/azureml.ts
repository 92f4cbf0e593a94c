/**
 * Tracking URIs of Azure Machine Learning in all the forms that its clients have printed since 2019, and what people have
 * instead. The version in the URI is the service's; v2.0 serves every MLflow (azureml-mlflow azureml_reststore.py).
 */
import { wrong, type AddressReading } from "./reading"

export type Workspace = {
  readonly subscription: string
  readonly resourceGroup: string
  readonly name: string
}

const WORKSPACE =
  /\/subscriptions\/([^/?#]+)\/resourceGroups\/([^/?#]+)\/(?:providers\/Microsoft\.MachineLearningServices\/)?workspaces\/([^/?#&]+)/i

/** `<region>.api.azureml.ms`, sovereign clouds, and workspaces behind a private link. */
const HOSTS = /(^|\.)api\.(azureml\.ms|ml\.azure\.(us|cn))$/i

export const isAzuremlHost = (host: string): boolean => HOSTS.test(host)

/** The path of a workspace below its host, as the service writes it. No slashes around it. */
export const workspacePath = ({ subscription, resourceGroup, name }: Workspace): string =>
  `subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${name}`

/** The workspace in a path or an address; its words in any case, as the portal writes them. */
export function workspaceOf(text: string): Workspace | undefined {
  const [, subscription, resourceGroup, name] = WORKSPACE.exec(text) ?? []
  if (subscription === undefined || resourceGroup === undefined || name === undefined) return undefined
  return { subscription, resourceGroup, name }
}

/** undefined = not Azure ML's business. */
export function readAzureml(text: string): AddressReading | undefined {
  const scheme = /^azureml:/i.test(text)
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isService = url !== undefined && /^https?:$/.test(url.protocol) && isAzuremlHost(url.hostname)
  if (scheme || isService) return readTrackingUri(text)
  const workspace = workspaceOf(text)
  if (workspace === undefined) return undefined
  if (url !== undefined && /\/mlflow\/v\d\.\d\//.test(url.pathname)) return readTrackingUri(text)
  return withoutRegion(workspace)
}

/** What a portal, a resource id or the SDK's config.json tell. */
const withoutRegion = (workspace: Workspace): AddressReading => ({
  kind: "wrong",
  reason: `This names the workspace "${workspace.name}", but not the region that it is in. Choose “subscription, resource group, workspace” and add the region, or paste what ws.get_mlflow_tracking_uri() prints.`,
  parts: new Map(Object.entries(workspace)),
})

/** The config.json that the studio hands out for `Workspace.from_config()`. undefined = this is none. */
export function readConfigFile(text: string): AddressReading | undefined {
  const read = (key: string) => new RegExp(`"${key}"\\s*:\\s*"([^"]+)"`).exec(text)?.[1]
  const [subscription, resourceGroup, name] = ["subscription_id", "resource_group", "workspace_name"].map(read)
  if (!text.startsWith("{") || subscription === undefined || resourceGroup === undefined || name === undefined)
    return undefined
  return withoutRegion({ subscription, resourceGroup, name })
}

function readTrackingUri(text: string): AddressReading {
  const uri = text.replace(/^azureml:\/\//i, "https://")
  if (!URL.canParse(uri))
    return wrong("A tracking URI of Azure ML looks like azureml://<region>.api.azureml.ms/mlflow/v2.0/subscriptions/…")
  const url = new URL(uri)
  if (/^\/?(mlflow\/v\d\.\d\/)?registries\//.test(url.pathname.slice(1)) || url.hostname === "registries") {
    return wrong(
      "This is a registry of an organisation, which MLflow cannot read. Enter the tracking URI of a workspace.",
    )
  }
  const workspace = workspaceOf(url.pathname)
  if (workspace === undefined) {
    return wrong(
      "The workspace is missing: it goes on with /mlflow/v2.0/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.MachineLearningServices/workspaces/<name>",
    )
  }
  const token = url.searchParams.get("auth") ?? undefined
  const isOld = /^\/history\//i.test(url.pathname)
  return {
    kind: "server",
    address: addressOf(url, workspace),
    label: workspace.name,
    token,
    notes: [
      ...(isOld ? ["This is a URI of 2019 or 2020. The same workspace is opened at its address of today."] : []),
      ...(token === undefined
        ? []
        : ["The token in this URI is used until it expires, in an hour or less. It is not kept."]),
    ],
  }
}

const addressOf = (url: URL, workspace: Workspace): string =>
  `${url.protocol === "http:" ? "http" : "https"}://${url.host}/mlflow/v2.0/${workspacePath(workspace)}/`

export type WorkspaceFields = Workspace & {
  /** A region such as `westeurope`, or the host of the service. */
  readonly region: string
}

/** From four fields of a form. `wrong` names the field. */
export function readWorkspaceFields({ region, ...workspace }: WorkspaceFields): AddressReading {
  const missing = (
    [
      ["subscription id", workspace.subscription],
      ["resource group", workspace.resourceGroup],
      ["workspace name", workspace.name],
      ["region", region],
    ] as const
  ).find(([, value]) => value.trim() === "")
  if (missing !== undefined) return wrong(`The ${missing[0]} is missing.`)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(workspace.subscription.trim())) {
    return wrong("A subscription id looks like 00000000-0000-0000-0000-000000000000.")
  }
  if (/^databricks-rg-/i.test(workspace.resourceGroup.trim())) {
    return wrong(
      "This is the managed resource group of a Databricks workspace. Enter the one that holds the Azure ML workspace.",
    )
  }
  if (/[/?#\s]/.test(workspace.resourceGroup.trim() + workspace.name.trim())) {
    return wrong("Names of resource groups and workspaces hold no spaces, slashes, ? or #.")
  }
  const host = region.trim().toLowerCase().replaceAll(" ", "")
  const netloc = host.includes(".") ? host : `${host}.api.azureml.ms`
  const trimmed = {
    subscription: workspace.subscription.trim(),
    resourceGroup: workspace.resourceGroup.trim(),
    name: workspace.name.trim(),
  }
  return readTrackingUri(`azureml://${netloc}/mlflow/v2.0/${workspacePath(trimmed)}`)
}
