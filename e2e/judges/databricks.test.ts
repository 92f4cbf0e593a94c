import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"

import { startDatabricks, type DatabricksDouble } from "~e2e/doubles/databricks/start"
import type { DatabricksSwitches } from "~e2e/doubles/databricks/switches"
import { startEmpty, type TrackingServer } from "~scripts/trackingServers.mjs"

import { judge } from "./judge"
import { verdicts, type Setting } from "./table"

let server: TrackingServer
let folder: string

beforeAll(async () => {
  server = await startEmpty("mlflow")
  folder = await mkdtemp(path.join(tmpdir(), "tracklight-profiles-"))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

type Case = {
  readonly setting: Setting
  readonly program?: "exercise.py" | "sdk.py"
  readonly switches?: Partial<DatabricksSwitches>
  readonly env: (double: DatabricksDouble) => Record<string, string> | Promise<Record<string, string>>
}

/** How the client is told where the workspace is: each in one of the cases. */
const inEnvironment = ({ address, token }: DatabricksDouble) => ({
  MLFLOW_TRACKING_URI: "databricks",
  DATABRICKS_HOST: address,
  DATABRICKS_TOKEN: token,
})

async function inProfile(name: string, { address, token }: DatabricksDouble) {
  const file = path.join(folder, `${name}-${new URL(address).port}.cfg`)
  await writeFile(file, `[${name}]\nhost = ${address}\ntoken = ${token}\n`)
  return {
    DATABRICKS_CONFIG_FILE: file,
    MLFLOW_TRACKING_URI: name === "DEFAULT" ? "databricks" : `databricks://${name}`,
  }
}

const asMachine = ({ address, client }: DatabricksDouble) => ({
  MLFLOW_TRACKING_URI: "databricks",
  DATABRICKS_HOST: address,
  DATABRICKS_CLIENT_ID: client.id,
  DATABRICKS_CLIENT_SECRET: client.secret,
})

const WITHOUT_ARTIFACTS = { ONLY: "experiment,run,model,registry" }

const CASES: readonly Case[] = [
  { setting: "Databricks: Unity Catalog", env: (double) => inProfile("DEFAULT", double) },
  {
    setting: "Databricks: Unity Catalog, its native routes",
    env: (double) => ({
      ...inEnvironment(double),
      ...WITHOUT_ARTIFACTS,
      MLFLOW_ENABLE_UC_NATIVE_MODEL_REGISTRY: "true",
    }),
  },
  {
    setting: "Databricks: Unity Catalog, its files in the Files API",
    switches: { unityCatalogFiles: "filesApi", downloadUrls: false },
    env: (double) => ({ ...inEnvironment(double), ...WITHOUT_ARTIFACTS }),
  },
  {
    setting: "Databricks: workspace registry",
    env: async (double) => ({
      ...(await inProfile("team", double)),
      REGISTRY_URI: "databricks://team",
      DATABRICKS_CONFIG_PROFILE: "team",
    }),
  },
  {
    // The client takes the profile for everything but the artifacts.
    setting: "Databricks: the profile in the address only",
    env: async (double) => ({ ...(await inProfile("team", double)), ONLY: "experiment,run,artifact" }),
  },
  {
    setting: "Databricks: no Files API",
    switches: { filesApi: "off" },
    env: (double) => ({ ...inEnvironment(double), ONLY: "experiment,run,artifact,model" }),
  },
  {
    setting: "Databricks: no Files API, Data Lake storage",
    switches: { filesApi: "off", credentialType: "AZURE_ADLS_GEN2_SAS_URI" },
    env: (double) => ({ ...inEnvironment(double), ONLY: "experiment,run,artifact" }),
  },
  {
    setting: "Databricks: wrong token",
    env: (double) => ({ ...inEnvironment(double), DATABRICKS_TOKEN: "dapi-wrong", ONLY: "experiment" }),
  },
  { setting: "Databricks: a machine signs in, databricks-sdk", program: "sdk.py", env: asMachine },
]

test.concurrent.each(CASES)("$setting", async ({ setting, program = "exercise.py", switches = {}, env }) => {
  const double = await startDatabricks({ upstream: server.address, switches })
  try {
    const told = { ...(await env(double)), ORG_ID: double.orgId }
    const { found, expected } = verdicts(setting, await judge({ program, list: "requirements.txt", env: told }))
    expect(found).toEqual(expected)
    const toStorage = (await double.trace()).filter(({ host }) => host === "storage")
    expect(toStorage.filter(({ headers }) => "authorization" in headers)).toEqual([])
  } finally {
    await double.stop()
  }
})
