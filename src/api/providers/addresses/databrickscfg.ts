/**
 * `.databrickscfg`, read as the clients read it. Facts: the keys of databricks-sdk config.py; a profile has its own options
 * only, nothing is inherited from DEFAULT (MLflow legacy_databricks_cli/configure/provider.py).
 */
import { profileUri, workspaceOfHost } from "./databricks"
import type { Profile } from "./reading"

export type Section = { readonly name: string; readonly options: ReadonlyMap<string, string> }

export const isCredentialsFile = (text: string): boolean =>
  /^\s*\[[^\]\n]+\]\s*$/m.test(text) && /^\s*\w+\s*[=:]/m.test(text)

/** The sections in the order of the file; of two with one name the later line of each key counts. */
export function readSections(text: string): readonly Section[] {
  const sections = new Map<string, Map<string, string>>()
  let current: Map<string, string> | undefined
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1]?.trim()
    const [, key, value = ""] = /^\s*([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    if (heading !== undefined) {
      current = sections.get(heading) ?? new Map()
      sections.set(heading, current)
    } else if (key !== undefined) {
      current?.set(key.toLowerCase(), value)
    }
  }
  return [...sections].map(([name, options]) => ({ name, options }))
}

export const readProfiles = (text: string): readonly Profile[] => readSections(text).map(readProfile)

export function readProfile({ name, options }: Section): Profile {
  const host = options.get("host")?.trim() ?? ""
  const url = URL.canParse(withScheme(host)) && host !== "" ? new URL(withScheme(host)) : undefined
  const workspace =
    options.get("workspace_id") ??
    url?.searchParams.get("o") ??
    (url === undefined ? undefined : workspaceOfHost(url.hostname))
  const common = {
    name,
    trackingUri: profileUri(name),
    address: url === undefined ? undefined : `${url.origin}/`,
    workspace,
  }
  if (url === undefined)
    return { ...common, usable: "no", reason: host === "" ? "It has no host." : "Its host is no address." }
  return { ...common, ...credentialOf(options) }
}

const withScheme = (host: string): string => (/^https?:\/\//i.test(host) ? host : `https://${host}`)

/** In the order in which databricks-sdk tries them (credentials_provider.py). */
function credentialOf(options: ReadonlyMap<string, string>): Pick<Profile, "usable" | "reason" | "token"> {
  const has = (...keys: readonly string[]) => keys.every((key) => (options.get(key) ?? "") !== "")
  if (has("token")) return { usable: "here", reason: "It has a token.", token: options.get("token") }
  if (has("username", "password")) return { usable: "no", reason: "User names and passwords are retired there." }
  if (has("client_id", "client_secret")) return throughProxy("a service principal (OAuth)")
  if (has("azure_client_id", "azure_client_secret")) return throughProxy("a service principal of Azure")
  if (has("azure_use_msi")) return throughProxy("a managed identity of Azure")
  const type = options.get("auth_type")
  if (type === "azure-cli" || type === "databricks-cli") return throughProxy(`the sign-in of a command line (${type})`)
  return { usable: "no", reason: type === undefined ? "It has no credential." : `Sign-in by ${type} is not supported.` }
}

const throughProxy = (what: string): Pick<Profile, "usable" | "reason"> => ({
  usable: "through-proxy",
  reason: `It has ${what}, which a browser cannot use: start Tracklight with it.`,
})
