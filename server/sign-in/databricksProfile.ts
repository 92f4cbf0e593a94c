/** Finds a profile where the clients of Databricks find it: in the environment, or in the file of credentials. */
import { existsSync, readFileSync } from "node:fs"
import { homedir } from "node:os"
import path from "node:path"

import { readSections, type Section } from "~/api/providers/addresses/databrickscfg"
import { UsageError } from "~server/usageError"

import type { World } from "./world"

export type FoundProfile = {
  readonly section: Section
  /** For messages: where it was found. */
  readonly place: string
}

/** Keys of databricks-sdk config.py that have to do with signing in. */
const VARIABLES: Readonly<Record<string, string>> = {
  host: "DATABRICKS_HOST",
  workspace_id: "DATABRICKS_WORKSPACE_ID",
  token: "DATABRICKS_TOKEN",
  client_id: "DATABRICKS_CLIENT_ID",
  client_secret: "DATABRICKS_CLIENT_SECRET",
  auth_type: "DATABRICKS_AUTH_TYPE",
  azure_client_id: "ARM_CLIENT_ID",
  azure_client_secret: "ARM_CLIENT_SECRET",
  azure_tenant_id: "ARM_TENANT_ID",
  azure_use_msi: "ARM_USE_MSI",
}

/** The environment, when it names a host and something to sign in with. */
export function profileOfEnvironment({ environment }: Pick<World, "environment">): FoundProfile | undefined {
  const options = new Map(
    Object.entries(VARIABLES).flatMap(([key, name]) => {
      const value = environment[name]?.trim() ?? ""
      return value === "" ? [] : [[key, value] as const]
    }),
  )
  const signIn = ["token", "client_secret", "azure_client_secret", "azure_use_msi", "auth_type"]
  if (!options.has("host") || !signIn.some((key) => options.has(key))) return undefined
  return { section: { name: "DEFAULT", options }, place: "The environment (DATABRICKS_HOST)" }
}

/** Throws UsageError. Nothing is inherited from DEFAULT: MLflow's own reader does not either. */
export function profileOfFile(name: string, world: Pick<World, "environment">): FoundProfile {
  const { file, shown } = fileOf(world)
  if (!existsSync(file)) {
    throw new UsageError(
      `There is no ${shown}. Write one with "databricks configure", name another in DATABRICKS_CONFIG_FILE, or set DATABRICKS_HOST and DATABRICKS_TOKEN.`,
    )
  }
  const sections = readSections(readFileSync(file, "utf8"))
  const section = sections.find((each) => each.name === name)
  if (section !== undefined) return { section, place: `The profile "${name}" of ${shown}` }
  const names = sections.map((each) => each.name).join(", ")
  throw new UsageError(
    `${shown} has no profile "${name}". ${names === "" ? "It has no profile at all." : `It has ${names}.`}`,
  )
}

function fileOf({ environment }: Pick<World, "environment">): { readonly file: string; readonly shown: string } {
  const named = environment["DATABRICKS_CONFIG_FILE"] ?? ""
  const home = environment["HOME"] ?? homedir()
  if (named !== "") return { file: named.replace(/^~(?=[/\\])/, home), shown: named }
  return { file: path.join(home, ".databrickscfg"), shown: "~/.databrickscfg" }
}
