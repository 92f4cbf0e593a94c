/** `databricks`, `databricks://<profile>`, and the addresses of workspaces. */
import { readDatabricks } from "~/api/providers/addresses/databricks"
import { readProfile } from "~/api/providers/addresses/databrickscfg"

import type { Address } from "./address"
import type { WebUpstream } from "./options"
import { credentialOfProfile } from "./sign-in/databricksCredential"
import { type FoundProfile, profileOfEnvironment, profileOfFile } from "./sign-in/databricksProfile"
import type { World } from "./sign-in/world"
import { UsageError } from "./usageError"

/** undefined = not Databricks' business. Throws UsageError. */
export function readDatabricksAddress(text: string, world: World): Address | undefined {
  const reading = readDatabricks(text)
  if (reading?.kind === "wrong") throw new UsageError(reading.reason)
  if (reading?.kind === "profile") return profileAddress(reading.profile, isBare(text), world)
  if (reading?.kind !== "server") return undefined
  const { address, label, workspace } = reading
  return { label, upstream: upstreamAt({ address, workspace, trackingUri: address.slice(0, -1) }) }
}

/** `databricks` alone: whatever the clients of Databricks would take. */
const isBare = (text: string): boolean => !text.includes("://")

function profileAddress(named: string, isUnnamed: boolean, world: World): Address {
  const found = isUnnamed ? usualProfile(world) : profileOfFile(named, world)
  const { name } = found.section
  const profile = readProfile(found.section)
  if (profile.address === undefined) throw new UsageError(`${found.place}: ${profile.reason}`)
  const { credential, lacks } = credentialOfProfile(found.section, profile.address, world)
  return {
    label: name === "DEFAULT" ? new URL(profile.address).host : name,
    upstream: {
      ...upstreamAt({ address: profile.address, workspace: profile.workspace, trackingUri: profile.trackingUri }),
      credential,
    },
    ...(lacks === undefined ? {} : { lacks: `${found.place} ${lacks}` }),
  }
}

function usualProfile(world: World): FoundProfile {
  const named = world.environment["DATABRICKS_CONFIG_PROFILE"] ?? ""
  if (named !== "") return profileOfFile(named, world)
  return profileOfEnvironment(world) ?? profileOfFile("DEFAULT", world)
}

type Workspace = Pick<WebUpstream, "address" | "trackingUri"> & { readonly workspace: string | undefined }

const upstreamAt = ({ address, workspace, trackingUri }: Workspace): WebUpstream => ({
  kind: "http",
  address,
  service: { kind: "databricks", workspace },
  trackingUri,
  credential: undefined,
})
