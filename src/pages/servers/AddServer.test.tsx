import { configure, fireEvent, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { mainHeading, openApp, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const HOST = "adb-1.2.azuredatabricks.net"
const TOKEN = "dapi-secret-1"
const demo = createDemoServer("small").handle

/** Enough of a workspace that wants the token. */
const workspace: Answer = (request) =>
  request.headers.get("authorization") === `Bearer ${TOKEN}`
    ? demo(request)
    : Promise.resolve(Response.json({ error_code: 403, message: "Invalid access token." }, { status: 403 }))

const wantsToken: Answer = () =>
  Promise.resolve(Response.json({ error_code: "UNAUTHENTICATED", message: "who?" }, { status: 401 }))

async function open() {
  const opened = openApp("/servers", { [HOST]: workspace, "ml.corp": wantsToken }, [])
  await mainHeading("Servers")
  const field = screen.getByRole("textbox", { name: "Address" })
  const paste = async (text: string) => {
    await opened.user.click(field)
    await opened.user.paste(text)
  }
  return { ...opened, field, paste, add: () => opened.user.click(screen.getByRole("button", { name: "Add and test" })) }
}

const card = (name: string) => within(screen.getByRole("main")).findByRole("article", { name })
const everythingKept = () =>
  JSON.stringify([localStorage, sessionStorage]) + window.location.href + document.documentElement.outerHTML

test("0.1, 0.6, 0.16: pasted shell lines fill the form, and the token is in sight nowhere", async () => {
  const { field, paste, add } = await open()
  await paste(`export DATABRICKS_HOST="https://${HOST}"\nexport DATABRICKS_TOKEN='${TOKEN}' # mine`)
  expect(field).toHaveValue(`https://${HOST}/`)
  expect(screen.getByText(/memory of this tab, and nowhere else/)).toBeVisible()
  expect(everythingKept()).not.toContain(TOKEN)
  await add()
  expect(await within(await card(HOST)).findByText("Databricks")).toBeVisible()
  expect(screen.queryByText(/everybody on the way/)).toBeNull()
  const own = within(await card(HOST)).getByRole("link", { name: /^Open in Databricks/ })
  expect(own).toHaveAttribute("href", `https://${HOST}/?o=1#mlflow/experiments`)
  expect(everythingKept()).not.toContain(TOKEN)
})

test("0.2, 0.3: a profile leads to what is needed for it", async () => {
  const { field, paste, add } = await open()
  await paste("databricks://staging")
  await add()
  expect(field).toHaveAccessibleDescription(/profile "staging".*npm start -- databricks:\/\/staging/)
})

test("0.4, 0.5: a dropped credentials file offers its profiles", async () => {
  const { user, field } = await open()
  const text = `[DEFAULT]\nhost = https://other.azuredatabricks.net\n[prod]\nhost = https://${HOST}\ntoken = ${TOKEN}\n[ci]\nhost = https://${HOST}\nclient_id = a\nclient_secret = b\n`
  const file = new File([text], ".databrickscfg")
  fireEvent.drop(field, { dataTransfer: { files: [file] } })
  const row = async (name: string) => within(await screen.findByRole("row", { name: new RegExp(`^${name}`) }))
  expect((await row("DEFAULT")).getByText(/No\. It has no credential/)).toBeVisible()
  expect((await row("ci")).getByText(/Through Tracklight's own server/)).toBeVisible()
  await user.click((await row("prod")).getByRole("button", { name: "Use prod" }))
  expect(await within(await card("prod")).findByText("Databricks")).toBeVisible()
  expect(everythingKept()).not.toContain(TOKEN)
})

test("0.12: a deep link adds its workspace and leads to its page", async () => {
  const { paste, add } = await open()
  await paste(`https://${HOST}/?o=7#mlflow/experiments/5/runs/abc`)
  await add()
  const link = await screen.findByRole("link", { name: "open it here" })
  expect(link).toHaveAttribute("href", expect.stringMatching(/#\/s\/[\w-]+\/experiments\/5\/runs\/abc$/))
})

test("1.7, 1.8: a workspace by its parts, with the warning about what is mixed up", async () => {
  const { user } = await open()
  await user.click(screen.getByText(/subscription, resource group, workspace/))
  const form = within(await screen.findByRole("form", { name: /subscription, resource group/ }))
  expect(screen.getByText(/not of a Databricks workspace that is linked/)).toBeInTheDocument()
  await user.type(form.getByLabelText("Subscription id"), "00000000-0000-0000-0000-00000000000a")
  await user.type(form.getByLabelText("Resource group"), "databricks-rg-x")
  await user.type(form.getByLabelText("Workspace name"), "ws")
  await user.type(form.getByLabelText("Region"), "westeurope")
  await user.click(form.getByRole("button", { name: "Add the workspace" }))
  expect(screen.getByText(/managed resource group/)).toBeVisible()
  await user.clear(form.getByLabelText("Resource group"))
  await user.type(form.getByLabelText("Resource group"), "rg")
  await user.click(form.getByRole("button", { name: "Add the workspace" }))
  expect(await card("ws")).toBeVisible()
})

test("0.3: a profile is resolved from the file that was dropped before it", async () => {
  const { field, paste, add } = await open()
  const text = `[DEFAULT]\nhost = https://other.azuredatabricks.net\n[prod]\nhost = https://${HOST}\ntoken = ${TOKEN}\n`
  fireEvent.drop(field, { dataTransfer: { files: [new File([text], ".databrickscfg")] } })
  await screen.findByRole("row", { name: /^prod/ })
  await paste("databricks://prod")
  await add()
  expect(await within(await card("prod")).findByText("Databricks")).toBeVisible()
})

test("0.15: without a server there are ways to get one", async () => {
  await open()
  const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"))
  expect(links).toContain("https://learn.microsoft.com/azure/databricks/getting-started/")
  expect(links).toContain("https://learn.microsoft.com/azure/machine-learning/quickstart-create-resources")
})

test("1.7: what a config.json tells fills the form of a workspace, which asks for the rest", async () => {
  const { user, paste, field } = await open()
  await paste(
    '{ "subscription_id": "00000000-0000-0000-0000-00000000000a", "resource_group": "rg", "workspace_name": "ws" }',
  )
  expect(field).toHaveAccessibleDescription(/the workspace "ws", but not the region/)
  const form = within(await screen.findByRole("form", { name: /subscription, resource group/ }))
  expect(form.getByLabelText("Workspace name")).toHaveValue("ws")
  await user.type(form.getByLabelText("Region"), "westeurope")
  await user.click(form.getByRole("button", { name: "Add the workspace" }))
  expect(await card("ws")).toBeVisible()
})

test("4.19: a token for an address that is not encrypted comes with a warning, wherever it is entered", async () => {
  const { paste, add } = await open()
  await paste("export MLFLOW_TRACKING_URI=http://ml.corp\nexport MLFLOW_TRACKING_TOKEN=secret")
  expect(screen.getByText(/everybody on the way can read the token/)).toBeVisible()
  await add()
  const refused = within(await card("ml.corp"))
  expect(await refused.findByLabelText("Token", { selector: "input[type=password]" })).toBeVisible()
  expect(refused.getByText(/everybody on the way can read the token/)).toBeVisible()
  expect(everythingKept()).not.toContain("secret")
})
