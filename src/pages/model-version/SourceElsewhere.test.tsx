import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { routes } from "~/domain/url/routes"
import { configured, openApp, prepareApp, type Answer } from "~/testApp"

// The whole app and two mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const { handle: whole } = createDemoServer("small")
/** A registry whose runs are elsewhere. */
const withoutRuns: Answer = (request) =>
  request.url.includes("/runs/get")
    ? Promise.resolve(Response.json({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "gone" }, { status: 404 }))
    : whole(request)

const PAGE = routes.modelVersion("one", "churn-classifier", "3")
const facts = async () => within(await screen.findByRole("table", { name: "Where it comes from" }))

test("issue 6.3: a version tells its source run, the experiment and the data of that", async () => {
  openApp(PAGE, { one: whole })
  const table = await facts()
  expect(await table.findByRole("link", { name: "train-04" })).toBeVisible()
  expect(await table.findByRole("link", { name: /\/training$/ })).toBeVisible()
  const datasets = within(table.getByRole("row", { name: /^Datasets/ }))
  expect(datasets.getByRole("link")).toHaveAttribute("href", expect.stringContaining("part=datasets"))
})

test("issue 6.3: a source run that is on another server is found there", async () => {
  openApp(PAGE, { one: withoutRuns, two: whole }, [configured("one"), configured("two", "Training")])
  const row = within((await facts()).getByRole("row", { name: /^Source run/ }))
  expect(await row.findByRole("link", { name: "train-04" })).toHaveAttribute("href", expect.stringContaining("/s/two/"))
  expect(row.getByText("Training")).toBeVisible()
})

test("a source run that no server has is said to be gone", async () => {
  openApp(PAGE, { one: withoutRuns, two: withoutRuns })
  const row = within((await facts()).getByRole("row", { name: /^Source run/ }))
  expect(await row.findByText(/is neither here nor on another server that can be reached/)).toBeVisible()
})
