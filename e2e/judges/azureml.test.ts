import { afterAll, beforeAll, expect, test } from "vitest"

import { startAzureml } from "~e2e/doubles/azureml/start"
import type { AzuremlSwitches } from "~e2e/doubles/azureml/switches"
import { makeCertificate, type MadeCertificate } from "~e2e/doubles/certificate"
import { startEmpty, type TrackingServer } from "~scripts/trackingServers.mjs"

import { judge } from "./judge"
import { verdicts, type Setting } from "./table"

let server: TrackingServer
let certificate: MadeCertificate

beforeAll(async () => {
  server = await startEmpty("mlflow")
  certificate = await makeCertificate()
})
afterAll(async () => {
  await server.stop()
  await certificate.remove()
})

type Case = {
  readonly setting: Setting
  readonly switches: Partial<AzuremlSwitches>
  readonly groups?: string
}

const ALLOWED: Partial<AzuremlSwitches> = {
  historyMax: 0,
  orderByMetrics: true,
  tagNotEquals: true,
  modelFilters: true,
  renames: true,
  deletesModels: true,
  aliases: true,
}

const CASES: readonly Case[] = [
  { setting: "Azure ML: as documented", switches: {} },
  { setting: "Azure ML: everything allowed", switches: ALLOWED },
  { setting: "Azure ML: expired token", switches: { refuses: "lower case" }, groups: "experiment" },
]

test.concurrent.each(CASES)("$setting", async ({ setting, switches, groups = "" }) => {
  const double = await startAzureml({ workspaces: { ws: server.address }, switches, certificate })
  try {
    const env = {
      ...double.identity,
      MLFLOW_TRACKING_URI: double.trackingUri,
      REQUESTS_CA_BUNDLE: certificate.file,
      // Else it looks up the clouds on the Internet.
      AZUREML_CURRENT_CLOUD: "AzureCloud",
      MLFLOW_HTTP_REQUEST_MAX_RETRIES: "1",
      ONLY: groups,
    }
    const outcomes = await judge({ program: "exercise.py", list: "requirements-azureml.txt", env })
    const { found, expected } = verdicts(setting, outcomes)
    expect(found).toEqual(expected)
  } finally {
    await double.stop()
  }
})
