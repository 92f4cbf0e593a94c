/** The tracking URIs and workspace addresses of Databricks. Rules: MLflow 3.17 utils/uri.py, databricks-sdk environments.py. */
import { wrong, type AddressReading } from "./reading"

/** Recognised by their names; a workspace behind a name of its own is recognised by asking it. */
const HOSTS = /(^|\.)(azuredatabricks\.net|databricks\.azure\.(us|cn)|cloud\.databricks\.com|gcp\.databricks\.com)$/i

export const isDatabricksHost = (host: string): boolean => HOSTS.test(host)

/** The organisation id that is part of the name of a workspace in Azure. */
export const workspaceOfHost = (host: string): string | undefined => /^adb-(\d+)\./i.exec(host)?.[1]

/** undefined = not Databricks' business. */
export function readDatabricks(text: string): AddressReading | undefined {
  const uri = /^databricks(-uc)?(:.*)?$/is.exec(text)
  if (uri !== null) return readTrackingUri(uri[2], uri[1] !== undefined)
  const url = parseUrl(text)
  return url !== undefined && isDatabricksHost(url.hostname) ? readWorkspace(url) : undefined
}

/** The section DEFAULT has the short form. */
export const profileUri = (profile: string): string =>
  profile === "DEFAULT" ? "databricks" : `databricks://${profile}`

const UC_NOTE =
  "databricks-uc names a model registry. Its workspace is opened; models of Unity Catalog are shown there."

function readTrackingUri(rest: string | undefined, isRegistry: boolean): AddressReading {
  const notes = isRegistry ? [UC_NOTE] : []
  if (rest === undefined || rest === "://")
    return { kind: "profile", profile: "DEFAULT", trackingUri: profileUri("DEFAULT"), notes }
  const netloc = /^:\/\/([^/?#]*)\/?$/.exec(rest)?.[1]
  if (netloc === undefined) return wrong("A profile is written with two slashes: databricks://<profile>")
  const [profile = "", ...prefix] = netloc.split(":")
  if (prefix.length > 0) {
    return wrong(
      `databricks://${netloc} names a secret scope, which can be read only inside a Databricks cluster. Enter the address of the workspace and a token instead.`,
    )
  }
  return { kind: "profile", profile, trackingUri: profileUri(profile), notes }
}

/** `https://adb-<workspace id>.<n>.azuredatabricks.net`, the older regional hosts with `?o=<id>`, and any page below. */
function readWorkspace(url: URL): AddressReading {
  if (url.username !== "" || url.password !== "")
    return wrong("Leave the user name and the password out of the address.")
  const hash = url.hash.slice(1)
  const workspace =
    url.searchParams.get("o") ?? new URLSearchParams(hash.split("?")[1]).get("o") ?? workspaceOfHost(url.hostname)
  const route = /^\/?(ml|mlflow)\//.test(hash) ? hash : url.pathname.startsWith("/ml/") ? url.pathname : undefined
  return {
    kind: "server",
    // A token in the clear would be anybody's; workspaces speak https only.
    address: `https://${url.host}/`,
    label: url.hostname,
    workspace: workspace !== null && workspace !== undefined && /^\d+$/.test(workspace) ? workspace : undefined,
    route: route === undefined ? undefined : `/${route.replace(/^\//, "")}`,
    notes: [],
  }
}

function parseUrl(text: string): URL | undefined {
  const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(withScheme) ? new URL(withScheme) : undefined
}
