import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

import { afterEach, expect, onTestFinished, test, vi } from "vitest"

import { ask, optionsFor, startApp, startUpstream } from "~server/fixtures"

import { askAzure, cloudOf } from "./azure"
import { NoCredential } from "./credential"

const CLOUD = cloudOf("westeurope.api.azureml.ms")
const SCOPE = CLOUD.managementScope

afterEach(() => {
  vi.unstubAllEnvs()
  vi.doUnmock("@azure/identity")
  vi.resetModules()
})

/** Nothing of what the library would find on the machine that the tests run on. */
function stubMachine(environment: Record<string, string>) {
  const own = /^(AZURE|ARM|MSI|IDENTITY)_/
  for (const name of Object.keys(process.env).filter((each) => own.test(each))) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
}

/** A managed identity as a container of Azure has it. */
async function startIdentity() {
  const seen: (string | undefined)[] = []
  const address = await startUpstream((request, response) => {
    seen.push(request.url)
    const isOurs = request.headers["x-identity-header"] === "double"
    const expires_on = Math.round(Date.now() / 1000) + 3600
    response
      .writeHead(isOurs ? 200 : 400, { "Content-Type": "application/json" })
      .end(JSON.stringify({ access_token: "of-identity", expires_on, token_type: "Bearer", resource: "x" }))
  })
  stubMachine({ IDENTITY_ENDPOINT: `${address}msi/token`, IDENTITY_HEADER: "double" })
  return seen
}

test("a managed identity gives a token to the chain", async () => {
  const seen = await startIdentity()
  const token = await askAzure({ scope: SCOPE, cloud: CLOUD, means: { kind: "any" } })
  expect(token.value).toBe("of-identity")
  expect(token.expiresAt).toBeGreaterThan(Date.now() + 3_500_000)
  expect(seen).toEqual([expect.stringContaining(`resource=${encodeURIComponent("https://management.azure.com")}`)])
})

/** `az` as a script. */
function installCli(script: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-az-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(path.join(folder, "az"), `#!/bin/sh\n${script}\n`)
  chmodSync(path.join(folder, "az"), 0o755)
  stubMachine({ PATH: `${folder}${path.delimiter}${process.env["PATH"]}` })
}

test("the Azure CLI gives a token", async () => {
  installCli(`echo '{"accessToken":"of-cli","expires_on":4102444800,"expiresOn":"2100-01-01 00:00:00.000000"}'`)
  const token = await askAzure({ scope: SCOPE, cloud: CLOUD, means: { kind: "cli", tenant: undefined } })
  expect(token).toEqual({ value: "of-cli", expiresAt: 4_102_444_800_000 })
})

test("a CLI that is not signed in is told, without what it said", async () => {
  installCli("echo 'Please run az login. hush' >&2; exit 1")
  const asking = askAzure({ scope: SCOPE, cloud: CLOUD, means: { kind: "cli", tenant: undefined } })
  await expect(asking).rejects.toThrow(NoCredential)
  await expect(asking).rejects.toThrow(/^The Azure CLI is not signed in, or not installed\. Run az login\.$/)
})

test("Entra's own reason is told without the secret", async () => {
  class ClientSecretCredential {
    getToken() {
      throw new Error("invalid_client: AADSTS7000215: Invalid client secret provided: hush.\r\nTrace ID: 1")
    }
  }
  vi.doMock("@azure/identity", () => ({ ClientSecretCredential }))
  const means = { kind: "secret", tenant: "t", client: "c", secret: "hush" } as const
  await expect(askAzure({ scope: SCOPE, cloud: CLOUD, means })).rejects.toThrow(
    /^Azure answered AADSTS7000215: Invalid client secret provided: …\.$/,
  )
})

test("the library is not loaded before a token is wanted", async () => {
  const loaded = vi.fn<() => void>()
  class ManagedIdentityCredential {
    getToken = async () => ({ token: "of-machine", expiresOnTimestamp: Date.now() + 3_600_000 })
  }
  vi.doMock("@azure/identity", () => {
    loaded()
    return { ManagedIdentityCredential }
  })
  const service = await startUpstream((request, response) => response.end(request.headers.authorization))
  const environment = { DATABRICKS_HOST: service, ARM_USE_MSI: "true" }
  const base = await startApp(optionsFor(["demo", "up=databricks"], { environment, askAzure }))
  expect(loaded).not.toHaveBeenCalled()
  expect((await ask(base, "/proxy/up/api/2.0/mlflow/runs/get")).text).toBe("Bearer of-machine")
  expect(loaded).toHaveBeenCalledTimes(1)
})
