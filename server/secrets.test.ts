import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

import { expect, onTestFinished, test, vi } from "vitest"

import { ask, closedAddress, optionsFor, startApp } from "./fixtures"

const WORKSPACE = "subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"

function profile(address: string, options: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-secrets-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, "cfg")
  writeFileSync(file, `[up]\nhost = ${address}\n${options}\n`)
  return { DATABRICKS_CONFIG_FILE: file }
}

type Environment = Record<string, string>

/** `up` is the address of a server that is not there, so that ways of failing are gone through too. */
const WAYS: readonly (readonly [
  what: string,
  address: (up: string) => string,
  environment: (up: string) => Environment,
])[] = [
  ["a password", (up) => `up=${up.replace("//", "//ann:hunter2@")}`, () => ({})],
  ["a token", (up) => `up=${up}`, () => ({ TRACKLIGHT_TOKEN: "hunter2" })],
  ["a tracking URI", (up) => `up=${up}mlflow/v1.0/${WORKSPACE}?auth=hunter2`, () => ({})],
  ["a profile's token", () => "databricks://up", (up) => profile(up, "token = hunter2")],
  ["a profile's secret", () => "databricks://up", (up) => profile(up, "client_id = c\nclient_secret = hunter2")],
  ["the environment", () => "up=databricks", (up) => ({ DATABRICKS_HOST: up, DATABRICKS_TOKEN: "hunter2" })],
]

test.each(WAYS)("%s is in no answer and no line of the log", async (_what, address, environment) => {
  const up = await closedAddress()
  const log = vi.spyOn(console, "error").mockReturnValue()
  onTestFinished(() => log.mockRestore())
  const base = await startApp(optionsFor([address(up), "--log"], { environment: environment(up) }))
  const targets = [
    "/",
    "/config.json",
    "/proxy/up/x",
    "/proxy/up/api/2.0/mlflow/runs/get?run_id=1",
    "/proxy/up/.storage",
  ]
  const paths = targets.concat(`/proxy/up/mlflow/v2.0/${WORKSPACE}/api/2.0/mlflow/runs/get`)
  const answers = await Promise.all(paths.map(async (target) => ask(base, target)))
  const told = JSON.stringify([answers.map(({ headers, text }) => [headers, text]), log.mock.calls])
  expect(told).toMatch(/refused the connection/)
  expect(told).not.toContain("hunter2")
  expect(told).not.toContain(Buffer.from("ann:hunter2").toString("base64"))
})
