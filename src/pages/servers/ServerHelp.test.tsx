import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { mainHeading, openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const demo = createDemoServer("small").handle
const WORKSPACE =
  "/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"

/** A workspace that keeps single experiments and runs, as those of 2019. */
const keeping: Answer = (request) => {
  const { pathname } = new URL(request.url)
  if (/\/(experiments|runs)\/delete$|logged-models|alias/.test(pathname))
    return Promise.resolve(new Response(null, { status: 404 }))
  return demo(request)
}
const workspace = {
  id: "aml",
  label: "aml",
  address: `http://aml.test/mlflow/v2.0${WORKSPACE}/`,
  isConfigured: true,
  isReadOnly: false,
}

const card = async (name: string) => within(await within(screen.getByRole("main")).findByRole("article", { name }))

test("2.4, 2.5: the nine tasks stand on the card of a server, and in its link", async () => {
  const first = openApp("/servers", { one: demo })
  await first.user.click(await (await card("one")).findByText("What is done here, and what elsewhere"))
  const table = await (await card("one")).findByRole("table", { name: "What is done where" })
  expect(within(table).getAllByRole("row")).toHaveLength(10)
  expect(within(table).getByRole("row", { name: /^View metrics Yes/ })).toBeVisible()
  expect(within(table).getByRole("row", { name: /^Log metrics No.* mlflow\.log_metric/ })).toBeVisible()
  expect(place()).toBe("/servers?open=one%3Atasks")
  first.unmount()
  openApp("/servers?open=one%3Atasks", { one: demo })
  expect(await (await card("one")).findByRole("table", { name: "What is done where" })).toBeVisible()
})

test("0.7, 0.8, 0.17: the guide of a connection is beside it, to copy line by line", async () => {
  const { user } = openApp("/servers?open=one%3Aguide", { one: demo })
  const own = await card("one")
  expect(await own.findByText(/^pip install "mlflow>=3,<4"$/)).toBeVisible()
  expect(own.getByText(/^export MLFLOW_TRACKING_URI=http:\/\/localhost.*\/proxy\/one$/)).toBeVisible()
  expect(own.getByText(/^export MLFLOW_TRACKING_TOKEN=<your token>/)).toBeVisible()
  await user.click(own.getByRole("button", { name: "Copy: Or say it in the script." }))
  expect(await navigator.clipboard.readText()).toMatch(/^mlflow\.set_tracking_uri\("http:.*\/proxy\/one"\)$/)
})

test("1.21, 4.13, 4.14: a workspace that keeps everything says so, and how all of it goes", async () => {
  openApp("/servers?open=aml%3Acan,aml%3Aguide", { "aml.test": keeping }, [workspace])
  const own = await card("aml")
  expect(await own.findByRole("row", { name: /^Delete single runs .*resource group/ })).toBeVisible()
  expect(await own.findByRole("link", { name: /Open the resource group/ })).toHaveAttribute(
    "href",
    "https://portal.azure.com/#resource/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/overview",
  )
  expect(own.getByText(/does not delete single experiments or runs/)).toBeVisible()
  const table = own.getByRole("table", { name: "Which client could do what, as of 2019" })
  expect(within(table).getAllByRole("row")).toHaveLength(8)
})

test("4.13: what cannot be deleted is not offered for deletion", async () => {
  const { user } = openApp("/s/aml/experiments", { "aml.test": keeping }, [workspace])
  await mainHeading("Experiments")
  await user.click((await screen.findAllByRole("button", { name: /^Actions for/ }))[0]!)
  expect(await screen.findByRole("menuitem", { name: /^Delete/ })).toHaveAttribute("aria-disabled", "true")
  expect(screen.getByRole("menuitem", { name: /^Delete/ })).toHaveAccessibleName(/resource group/)
})

test("1.25: a missing permission is named beside what failed, with the page about roles", async () => {
  const message =
    "The client 'ann' does not have authorization to perform action 'Microsoft.MachineLearningServices/workspaces/experiments/read' over scope '/subscriptions/x'."
  let isRefused = false
  const refusing: Answer = (request) =>
    isRefused
      ? Promise.resolve(Response.json({ error: { code: "AuthorizationFailed", message } }, { status: 403 }))
      : keeping(request)
  const { user } = openApp("/s/aml/experiments", { "aml.test": refusing }, [workspace])
  await mainHeading("Experiments")
  isRefused = true
  await user.click(screen.getByRole("radio", { name: "Deleted" }))
  const notice = within(await within(screen.getByRole("main")).findByRole("alert"))
  expect(
    notice.getByText(/you lack the permission Microsoft\.MachineLearningServices\/workspaces\/experiments\/read/),
  ).toBeVisible()
  expect(notice.getByRole("link", { name: /^Roles of a workspace/ })).toHaveAttribute(
    "href",
    "https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles",
  )
})
