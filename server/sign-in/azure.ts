/**
 * Tokens of Microsoft Entra ID, by every way that its own library knows. It is large, so it is loaded when the first
 * token is wanted, never for the demo or a plain tracking server.
 */
import type { TokenCredential } from "@azure/identity"

import { NoCredential } from "./credential"
import type { Token } from "./renewable"

export type AzureRequest = {
  readonly scope: string
  readonly cloud: Cloud
  readonly means: AzureMeans
}

export type AzureMeans =
  /** The environment, a workload or managed identity, the Azure CLI: whatever is there first. */
  | { readonly kind: "any" }
  | { readonly kind: "secret"; readonly tenant: string; readonly client: string; readonly secret: string }
  /** `client` is that of an identity that a user assigned. */
  | { readonly kind: "managed-identity"; readonly client: string | undefined }
  | { readonly kind: "cli"; readonly tenant: string | undefined }

export type AskAzure = (request: AzureRequest) => Promise<Token>

export type Cloud = {
  /** Undefined: the public one, or the one of AZURE_AUTHORITY_HOST. */
  readonly authority: string | undefined
  readonly managementScope: string
}

const CLOUDS: readonly (readonly [hosts: RegExp, cloud: Cloud])[] = [
  [
    /\.azure\.us$/i,
    {
      authority: "https://login.microsoftonline.us",
      managementScope: "https://management.usgovcloudapi.net/.default",
    },
  ],
  [
    /\.azure\.cn$/i,
    { authority: "https://login.chinacloudapi.cn", managementScope: "https://management.chinacloudapi.cn/.default" },
  ],
]

const PUBLIC: Cloud = { authority: undefined, managementScope: "https://management.azure.com/.default" }

export const cloudOf = (host: string): Cloud => CLOUDS.find(([hosts]) => hosts.test(host))?.[1] ?? PUBLIC

const TIMEOUT_MS = 60_000

export const askAzure: AskAzure = async ({ scope, cloud, means }) => {
  try {
    // A new one each time: each keeps its tokens, and would hand out the one that is to be replaced.
    const credential = await open(means, cloud.authority)
    const answer = await credential.getToken(scope, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) })
    if (answer === null) throw new Error("no token")
    return { value: answer.token, expiresAt: answer.expiresOnTimestamp }
  } catch (error) {
    throw new NoCredential(reasonOf(error, means))
  }
}

async function open(means: AzureMeans, authority: string | undefined): Promise<TokenCredential> {
  const azure = await import("@azure/identity")
  const options = authority === undefined ? {} : { authorityHost: authority }
  switch (means.kind) {
    case "any":
      return new azure.DefaultAzureCredential(options)
    case "secret":
      return new azure.ClientSecretCredential(means.tenant, means.client, means.secret, options)
    case "managed-identity":
      return means.client === undefined
        ? new azure.ManagedIdentityCredential(options)
        : new azure.ManagedIdentityCredential(means.client, options)
    case "cli":
      return new azure.AzureCliCredential(means.tenant === undefined ? {} : { tenantId: means.tenant })
  }
}

const NOTHING_FOUND: Readonly<Record<AzureMeans["kind"], string>> = {
  any: "No sign-in to Azure was found in the environment, a managed identity or a command line. Run az login, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.",
  secret: "Azure did not accept the service principal.",
  "managed-identity": "This machine has no managed identity of Azure that could be asked.",
  cli: "The Azure CLI is not signed in, or not installed. Run az login.",
}

/** Entra's own words where they name one of its errors; what else a library says may repeat what it was given. */
function reasonOf(error: unknown, means: AzureMeans): string {
  const own = /AADSTS\d+: [^\r\n]{0,300}/.exec(error instanceof Error ? error.message : "")?.[0]
  if (own === undefined) return NOTHING_FOUND[means.kind]
  return `Azure answered ${means.kind === "secret" ? own.replaceAll(means.secret, "…") : own}`
}
