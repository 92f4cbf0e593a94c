/** Which credential a profile has. Order and names: databricks-sdk credentials_provider.py. */
import type { Section } from "~/api/providers/addresses/databrickscfg"

import { type AzureMeans, cloudOf } from "./azure"
import { clientCredentials } from "./clientCredentials"
import { bearer, type Credential, fixed } from "./credential"
import { databricksCli } from "./databricksCli"
import { renewable } from "./renewable"
import type { World } from "./world"

/** The application id of Databricks in every cloud of Azure (databricks-sdk environments.py). */
const AZURE_SCOPE = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default"

type Parts = {
  readonly value: (key: string) => string
  /** Ends with a slash. */
  readonly address: string
  readonly profile: string
  readonly world: World
}

type Kind = {
  readonly type: string
  readonly needs: readonly string[]
  readonly open: (parts: Parts) => Credential
}

const KINDS: readonly Kind[] = [
  { type: "pat", needs: ["token"], open: ({ value }) => fixed(bearer(value("token"))) },
  {
    type: "oauth-m2m",
    needs: ["client_id", "client_secret"],
    open: ({ value, address, world }) =>
      renewable(
        clientCredentials(
          {
            endpoint: `${address}oidc/v1/token`,
            id: value("client_id"),
            secret: value("client_secret"),
            scope: "all-apis",
          },
          world.now,
        ),
        world.now,
      ),
  },
  {
    type: "azure-client-secret",
    needs: ["azure_client_id", "azure_client_secret", "azure_tenant_id"],
    open: ({ value, ...parts }) =>
      azure(parts, {
        kind: "secret",
        tenant: value("azure_tenant_id"),
        client: value("azure_client_id"),
        secret: value("azure_client_secret"),
      }),
  },
  {
    type: "azure-msi",
    needs: ["azure_use_msi"],
    open: ({ value, ...parts }) =>
      azure(parts, { kind: "managed-identity", client: value("azure_client_id") || undefined }),
  },
  {
    type: "azure-cli",
    needs: ["auth_type"],
    open: ({ value, ...parts }) => azure(parts, { kind: "cli", tenant: value("azure_tenant_id") || undefined }),
  },
  {
    type: "databricks-cli",
    needs: ["auth_type"],
    open: ({ profile, world }) => renewable(databricksCli(profile, world), world.now),
  },
]

const azure = ({ address, world }: Pick<Parts, "address" | "world">, means: AzureMeans): Credential =>
  renewable(
    async () => world.askAzure({ scope: AZURE_SCOPE, cloud: cloudOf(new URL(address).hostname), means }),
    world.now,
  )

export type ProfileCredential =
  | { readonly credential: Credential; readonly lacks?: undefined }
  /** `lacks` goes on after the name of the profile. */
  | { readonly credential: undefined; readonly lacks: string }

export function credentialOfProfile(section: Section, address: string, world: World): ProfileCredential {
  const value = (key: string): string => section.options.get(key)?.trim() ?? ""
  const has = (key: string): boolean => (key === "azure_use_msi" ? /^(true|1)$/i : /./).test(value(key))
  const missing = (kind: Kind): readonly string[] => kind.needs.filter((key) => !has(key))
  const type = value("auth_type")
  const wanted = KINDS.filter((kind) => type === "" || kind.type === type)
  const kind = wanted.find((each) => missing(each).length === 0)
  if (kind !== undefined) return { credential: kind.open({ value, address, profile: section.name, world }) }
  return { credential: undefined, lacks: lackOf(type, wanted.flatMap(missing)) }
}

function lackOf(type: string, missing: readonly string[]): string {
  if (type === "")
    return "has no credential that can be used here: token, or client_id and client_secret, or azure_client_id, azure_client_secret and azure_tenant_id, or azure_use_msi = true, or auth_type = azure-cli or databricks-cli."
  if (missing.length > 0) return `has auth_type = ${type}, but lacks ${missing.join(" and ")}.`
  const types = KINDS.map((kind) => kind.type).join(", ")
  return `has auth_type = ${type}, which Tracklight cannot do. It can do ${types}.`
}
