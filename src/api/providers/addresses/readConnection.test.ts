import { describe, expect, test } from "vitest"

import { readWorkspaceFields } from "./azureml"
import { readConnection } from "./readConnection"

const WORKSPACE =
  "subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"
const AZURE = `https://westeurope.api.azureml.ms/mlflow/v2.0/${WORKSPACE}/`

describe("addresses of servers", () => {
  test.each([
    ["0.14: any server", "http://localhost:5000", { address: "http://localhost:5000/" }],
    [
      "0.14: any server",
      "ml.corp/mlflow/#/experiments/7",
      { address: "https://ml.corp/mlflow/", route: "/experiments/7" },
    ],
    [
      "0.12: a host of a workspace",
      "adb-123.4.azuredatabricks.net",
      { address: "https://adb-123.4.azuredatabricks.net/", workspace: "123" },
    ],
    [
      "0.12: a host of a workspace",
      "https://adb-123.4.azuredatabricks.net/",
      { address: "https://adb-123.4.azuredatabricks.net/" },
    ],
    [
      "0.12: a host of a workspace",
      "http://adb-1.4.azuredatabricks.net",
      { address: "https://adb-1.4.azuredatabricks.net/" },
    ],
    [
      "0.12: a host of a workspace",
      "https://westeurope.azuredatabricks.net/?o=987",
      { workspace: "987", label: "westeurope.azuredatabricks.net" },
    ],
    [
      "0.12: a host of a workspace",
      "https://adb-123.4.azuredatabricks.net/?o=123#mlflow/experiments/5/runs/abc",
      { workspace: "123", route: "/mlflow/experiments/5/runs/abc" },
    ],
    [
      "0.12: a host of a workspace",
      "https://adb-123.4.azuredatabricks.net/ml/experiments/5?o=123",
      { route: "/ml/experiments/5" },
    ],
    ["0.12: a host of a workspace", "https://x.cloud.databricks.com", { address: "https://x.cloud.databricks.com/" }],
    [
      "4.1: a tracking URI",
      `azureml://westeurope.api.azureml.ms/mlflow/v2.0/${WORKSPACE}`,
      { address: AZURE, label: "ws" },
    ],
    ["4.1: a tracking URI", `azureml://westeurope.api.azureml.ms/mlflow/v1.0/${WORKSPACE}?`, { address: AZURE }],
    [
      "4.1: a tracking URI",
      `azureml://westeurope.api.azureml.ms/mlflow/v1.0/${WORKSPACE.toLowerCase().replaceAll("microsoft", "Microsoft")}`,
      { label: "ws" },
    ],
    ["2.6: as the store of MLflow", `https://westeurope.api.azureml.ms/mlflow/v2.0/${WORKSPACE}`, { address: AZURE }],
  ])("%s: %s", (_id, text, expected) => {
    expect(readConnection(text)).toMatchObject({ kind: "server", ...expected })
  })

  test("4.1, 4.2: the token of a URI of 2019 is set apart, and is nowhere else", () => {
    const text = `azureml://westeurope.api.azureml.ms/history/v1.0/${WORKSPACE}?auth-type=token&auth=SECRET&cloud-type=AzureCloud`
    const { token, ...rest } = { token: undefined, ...readConnection(text) }
    expect(token).toBe("SECRET")
    expect(rest).toMatchObject({ kind: "server", address: AZURE })
    expect(JSON.stringify(rest)).not.toContain("SECRET")
    expect(rest).toMatchObject({ notes: [/2019/, /an hour or less/].map((text) => expect.stringMatching(text)) })
  })

  test.each([
    ["0.2: the default profile", "databricks", "DEFAULT"],
    ["0.3: a profile", "databricks://staging", "staging"],
    ["0.3: a profile", "databricks-uc://staging", "staging"],
  ])("%s: %s is the profile %s", (_id, text, profile) => {
    expect(readConnection(text)).toMatchObject({ kind: "profile", profile })
  })

  test.each([
    ["databricks:/staging", /two slashes/],
    ["databricks://scope:prefix", /secret scope/],
    ["uc:http://localhost:8080", /keeps no runs/],
    ["azureml://westeurope.api.azureml.ms/", /workspace is missing/],
    ["azureml://registries/acme/models/m/versions/1", /registry of an organisation/],
    [`https://portal.azure.com/#@t/resource/${WORKSPACE}/overview`, /region/],
    ["ftp://x", /cannot open ftp/],
    ["", /Enter the address/],
  ])("%j is refused, and what was meant is said", (text, reason) => {
    expect(readConnection(text)).toMatchObject({ kind: "wrong", reason: expect.stringMatching(reason) })
  })
})

describe("0.6: lines of an environment", () => {
  test.each([
    ['export DATABRICKS_HOST="https://adb-1.2.azuredatabricks.net" # prod\nexport DATABRICKS_TOKEN=dapi-x'],
    [
      "# mine\nMLFLOW_TRACKING_URI=databricks\nDATABRICKS_HOST='adb-1.2.azuredatabricks.net'\n\nDATABRICKS_TOKEN='dapi-x'",
    ],
    [
      "set MLFLOW_TRACKING_URI=databricks\r\nset DATABRICKS_HOST=https://adb-1.2.azuredatabricks.net\r\nset DATABRICKS_TOKEN=dapi-x",
    ],
    ['$env:DATABRICKS_HOST = "https://adb-1.2.azuredatabricks.net"\n$env:DATABRICKS_TOKEN = "dapi-x"'],
    [
      'os.environ["DATABRICKS_HOST"] = "https://adb-1.2.azuredatabricks.net"\nos.environ["DATABRICKS_TOKEN"] = "dapi-x"',
    ],
  ])("%s", (text) => {
    const expected = { kind: "server", address: "https://adb-1.2.azuredatabricks.net/", token: "dapi-x" }
    expect(readConnection(text)).toMatchObject(expected)
  })

  test("of any server", () => {
    const text = "export MLFLOW_TRACKING_URI=https://ml.corp\nexport MLFLOW_TRACKING_TOKEN=t"
    expect(readConnection(text)).toMatchObject({ kind: "server", address: "https://ml.corp/", token: "t" })
    expect(readConnection("export DATABRICKS_TOKEN=t")).toMatchObject({ kind: "wrong" })
  })
})

describe("0.4, 0.5: a credentials file", () => {
  const file = `
; made by databricks configure --token
[DEFAULT]
host = https://adb-1.2.azuredatabricks.net/
token = dapi-default
jobs-api-version = 2.0

[staging]
host = adb-3.4.azuredatabricks.net
client_id = a
client_secret = b

[half]
host = https://adb-5.6.azuredatabricks.net

[lost]
token = dapi-lost
`
  const reading = readConnection(file)
  const profiles = reading.kind === "profiles" ? reading.profiles : []

  test("offers every profile, and where it can be used", () => {
    expect(profiles.map(({ name, usable, address }) => [name, usable, address])).toEqual([
      ["DEFAULT", "here", "https://adb-1.2.azuredatabricks.net/"],
      ["staging", "through-proxy", "https://adb-3.4.azuredatabricks.net/"],
      ["half", "no", "https://adb-5.6.azuredatabricks.net/"],
      ["lost", "no", undefined],
    ])
  })

  test("knows a workspace by the name of its host", () => {
    expect(profiles.map(({ workspace }) => workspace)).toEqual(["1", "3", "5", undefined])
  })

  test("a profile inherits nothing from DEFAULT", () => {
    expect(profiles.find(({ name }) => name === "half")?.token).toBeUndefined()
    expect(profiles.find(({ name }) => name === "lost")?.address).toBeUndefined()
  })
})

describe("1.7, 1.8: a workspace by its parts", () => {
  const fields = {
    subscription: "00000000-0000-0000-0000-00000000000a",
    resourceGroup: "rg",
    name: "ws",
    region: "West Europe",
  }

  test("becomes the address of its region", () => {
    expect(readWorkspaceFields(fields)).toMatchObject({ kind: "server", address: AZURE })
    expect(readWorkspaceFields({ ...fields, region: "westeurope.api.azureml.ms" })).toMatchObject({ address: AZURE })
  })

  test.each([
    `{ "subscription_id": "${fields.subscription}", "resource_group": "rg", "workspace_name": "ws" }`,
    `/subscriptions/${fields.subscription}/resourcegroups/rg/workspaces/ws`,
    `https://ml.azure.com/home?wsid=/subscriptions/${fields.subscription}/resourcegroups/rg/workspaces/ws&tid=t`,
  ])("what %s tells fills the form, and the region is asked for", (text) => {
    const reading = readConnection(text)
    expect(reading).toMatchObject({ kind: "wrong", reason: expect.stringMatching(/"ws", but not the region/) })
    expect(Object.fromEntries(reading.kind === "wrong" ? (reading.parts ?? []) : [])).toEqual({
      subscription: fields.subscription,
      resourceGroup: "rg",
      name: "ws",
    })
  })

  test.each([
    [{ subscription: "my subscription" }, /looks like/],
    [{ resourceGroup: "databricks-rg-prod-x7" }, /managed resource group/],
    [{ name: " " }, /workspace name is missing/],
    [{ name: "a/b" }, /no spaces, slashes/],
  ])("%j is refused with its reason", (change, reason) => {
    expect(readWorkspaceFields({ ...fields, ...change })).toMatchObject({ reason: expect.stringMatching(reason) })
  })
})
