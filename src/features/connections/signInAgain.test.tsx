import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { beforeEach, expect, test, vi } from "vitest"

import { mainHeading, openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

let accepted = "first-token"
const demo = createDemoServer("small").handle
const guarded: Answer = (request) =>
  request.headers.get("authorization") === `Bearer ${accepted}`
    ? demo(request)
    : Promise.resolve(Response.json({ error_code: 403, message: "Invalid access token." }, { status: 403 }))

beforeEach(() => {
  accepted = "first-token"
})

async function signIn(user: ReturnType<typeof openApp>["user"], token: string) {
  await user.type(await screen.findByLabelText("Token", { selector: "input[type=password]" }), token)
  await user.click(screen.getByRole("button", { name: "Use it" }))
}

test("0.13, 4.4: a token that ends costs one question and nothing that was on the page", async () => {
  const { user } = openApp("/s/one/experiments", { one: guarded })
  await signIn(user, "first-token")
  await mainHeading("Experiments")
  const search = within(screen.getByRole("main")).getByRole("searchbox")
  await user.type(search, "train")
  accepted = "second-token"
  await user.click((await within(screen.getByRole("main")).findAllByRole("link", { name: /training/ }))[0]!)
  await screen.findByRole("dialog", { name: "Sign in again" })
  const before = place()
  await signIn(user, "second-token")
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument())
  expect((await screen.findAllByText("train-04"))[0]).toBeVisible()
  expect(place().split("?")[0]).toBe(before.split("?")[0])
  const kept = JSON.stringify([localStorage, sessionStorage]) + document.documentElement.outerHTML
  expect(kept + window.location.href).not.toMatch(/(first|second)-token/)
})

test("who closes the question sees the failure in place, and can sign in from the bar", async () => {
  const { user } = openApp("/s/one/experiments", { one: guarded })
  await signIn(user, "first-token")
  await mainHeading("Experiments")
  accepted = "second-token"
  await user.click((await within(screen.getByRole("main")).findAllByRole("link", { name: /training/ }))[0]!)
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Close" }))
  await waitFor(() => expect(within(screen.getByRole("main")).getAllByRole("alert")[0]).toBeVisible())
  await user.click(screen.getByRole("button", { name: /Sign in again/ }))
  await screen.findByRole("dialog", { name: "Sign in again" })
  await signIn(user, "second-token")
  expect((await screen.findAllByText("train-04"))[0]).toBeVisible()
})

const WORKSPACE =
  "/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"

test("4.2, 4.4: a new tracking URI brings its token for the workspace that it names, and for no other", async () => {
  const address = `https://aml.test/mlflow/v2.0${WORKSPACE}/`
  const server = { id: "aml", label: "aml", address, isConfigured: true, isReadOnly: false }
  const { user } = openApp("/s/aml/experiments", { "aml.test": guarded }, [server])
  const field = await screen.findByLabelText("Token", { selector: "input[type=password]" })
  const paste = async (host: string) => {
    await user.clear(field)
    await user.click(field)
    await user.paste(
      `azureml://${host}/history/v1.0${WORKSPACE}?auth-type=token&auth=first-token&cloud-type=AzureCloud`,
    )
  }
  await paste("other.test")
  expect(field).toHaveAccessibleDescription(/This is for another server: https:\/\/other\.test/)
  await paste("aml.test")
  await user.click(screen.getByRole("button", { name: "Use it" }))
  await mainHeading("Experiments")
  expect(place()).toBe("/s/aml/experiments")
  const kept = JSON.stringify([localStorage, sessionStorage]) + document.documentElement.outerHTML
  expect(kept + window.location.href).not.toContain("first-token")
})
