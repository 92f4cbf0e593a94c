import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

import { expect, onTestFinished, test } from "vitest"

import { optionsFor } from "./fixtures"
import { UsageError } from "./usageError"

const FILE = `
[DEFAULT]
host = https://adb-1.2.azuredatabricks.net
token = dapi-default

[staging]
host = adb-3.4.azuredatabricks.net/?o=33
token = dapi-staging

[half]
host = https://adb-5.6.azuredatabricks.net

[lost]
token = dapi-lost

[browser]
host = https://x.cloud.databricks.com
auth_type = external-browser

[some]
host = https://x.cloud.databricks.com
auth_type = oauth-m2m
client_id = c
client_secret =

[clear]
host = http://x.cloud.databricks.com
token = dapi-clear
`

/** A home folder with the file, and nothing else that could be found. */
function home(file: string | undefined) {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-home-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (file !== undefined) writeFileSync(path.join(folder, ".databrickscfg"), file)
  return { HOME: folder }
}

async function open(args: readonly string[], more: Record<string, string> = {}, file: string | undefined = FILE) {
  const { servers } = optionsFor(args, { environment: { ...home(file), ...more } })
  const [server] = servers
  if (server?.upstream.kind !== "http") throw new Error("no server")
  const { address, service, trackingUri, credential } = server.upstream
  return [server.id, address, service, trackingUri, await credential?.authorization()]
}

const databricks = (workspace: string | undefined) => ({ kind: "databricks", workspace })

test.each([
  [
    ["databricks"],
    {},
    [
      "adb-1-2-azuredatabricks-net",
      "https://adb-1.2.azuredatabricks.net/",
      databricks("1"),
      "databricks",
      "Bearer dapi-default",
    ],
  ],
  [
    ["databricks://staging"],
    {},
    [
      "staging",
      "https://adb-3.4.azuredatabricks.net/",
      databricks("33"),
      "databricks://staging",
      "Bearer dapi-staging",
    ],
  ],
  [
    ["Prod EU=databricks-uc://staging"],
    {},
    [
      "prod-eu",
      "https://adb-3.4.azuredatabricks.net/",
      databricks("33"),
      "databricks://staging",
      "Bearer dapi-staging",
    ],
  ],
  [
    ["databricks"],
    { DATABRICKS_CONFIG_PROFILE: "staging", DATABRICKS_HOST: "https://other", DATABRICKS_TOKEN: "t" },
    [
      "staging",
      "https://adb-3.4.azuredatabricks.net/",
      databricks("33"),
      "databricks://staging",
      "Bearer dapi-staging",
    ],
  ],
  [
    ["x=databricks"],
    { DATABRICKS_HOST: "adb-7.8.azuredatabricks.net", DATABRICKS_TOKEN: "t" },
    ["x", "https://adb-7.8.azuredatabricks.net/", databricks("7"), "databricks", "Bearer t"],
  ],
  // A host alone signs nobody in.
  [
    ["x=databricks"],
    { DATABRICKS_HOST: "adb-7.8.azuredatabricks.net" },
    ["x", "https://adb-1.2.azuredatabricks.net/", databricks("1"), "databricks", "Bearer dapi-default"],
  ],
  [
    ["adb-9.1.azuredatabricks.net"],
    {},
    [
      "adb-9-1-azuredatabricks-net",
      "https://adb-9.1.azuredatabricks.net/",
      databricks("9"),
      "https://adb-9.1.azuredatabricks.net",
      undefined,
    ],
  ],
  [
    ["x=https://westeurope.azuredatabricks.net/?o=77#mlflow/experiments/5"],
    { TRACKLIGHT_TOKEN: "t" },
    [
      "x",
      "https://westeurope.azuredatabricks.net/",
      databricks("77"),
      "https://westeurope.azuredatabricks.net",
      "Bearer t",
    ],
  ],
  [
    ["databricks://half"],
    { TRACKLIGHT_TOKEN_HALF: "t" },
    ["half", "https://adb-5.6.azuredatabricks.net/", databricks("5"), "databricks://half", "Bearer t"],
  ],
  [
    ["databricks://half", "--no-sign-in"],
    {},
    ["half", "https://adb-5.6.azuredatabricks.net/", databricks("5"), "databricks://half", undefined],
  ],
])("%j with %j", async (args, environment, expected) => {
  expect(await open(args, environment)).toEqual(expected)
})

test("another file is named in the environment", async () => {
  const folder = home(undefined).HOME
  const file = path.join(folder, "cfg")
  writeFileSync(file, "[DEFAULT]\nhost = https://adb-2.2.azuredatabricks.net\ntoken = other\n")
  expect(await open(["databricks"], { DATABRICKS_CONFIG_FILE: file })).toContain("Bearer other")
  await expect(open(["databricks://prod"], { DATABRICKS_CONFIG_FILE: file })).rejects.toThrow(
    `${file} has no profile "prod". It has DEFAULT.`,
  )
})

test.each([
  ["databricks://prod", /^~\/\.databrickscfg has no profile "prod"\. It has DEFAULT, staging, half, /],
  ["databricks://lost", /^The profile "lost" of ~\/\.databrickscfg: It has no host\.$/],
  ["databricks://half", /^The profile "half" of ~\/\.databrickscfg has no credential .*: token, or .*--no-sign-in/],
  ["databricks://browser", /has auth_type = external-browser, which Tracklight cannot do\. It can do pat, oauth-m2m/],
  ["databricks://some", /has auth_type = oauth-m2m, but lacks client_secret\./],
  ["databricks://clear", /^http:\/\/x\.cloud\.databricks\.com\/ would be sent a credential that everybody/],
  ["databricks://scope:prefix", /secret scope/],
  ["databricks:/staging", /two slashes/],
  ["https://me:hunter2@adb-1.2.azuredatabricks.net", /Leave the user name and the password out/],
])("%s is refused, and the way out is said", async (address, message) => {
  await expect(open([address])).rejects.toThrow(UsageError)
  await expect(open([address])).rejects.toThrow(message)
  await expect(open([address])).rejects.not.toThrow(/dapi|hunter2/)
})

test("without a file the person is told what to do", async () => {
  await expect(open(["databricks"], {}, "")).rejects.toThrow('has no profile "DEFAULT". It has no profile at all.')
  const { HOME } = home(undefined)
  await expect(open(["databricks"], { HOME })).rejects.toThrow(/^There is no ~\/\.databrickscfg\. Write one with/)
})
