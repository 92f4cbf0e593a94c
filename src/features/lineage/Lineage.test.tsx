import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { mainHeading, openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const VERSION = "/s/one/models/churn-classifier/versions/3"
const demo = createDemoServer("small").handle
const region = async () => within(await within(screen.getByRole("main")).findByRole("region", { name: "Lineage" }))

/** The texts of a list, each with the words that say what it hangs on. */
const textsOf = (list: HTMLElement) =>
  within(list)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent)

const refusing =
  (path: RegExp, status: () => number): Answer =>
  (request) =>
    path.test(request.url) && status() !== 200
      ? Promise.resolve(
          Response.json(
            { error_code: status() === 404 ? "RESOURCE_DOES_NOT_EXIST" : "INTERNAL_ERROR", message: "no" },
            { status: status() },
          ),
        )
      : demo(request)

test("issue 6.8: the page of a version says what it is made of and what it is called, as lists of links", async () => {
  openApp(VERSION, { one: demo })
  const lineage = await region()
  expect(textsOf(await lineage.findByRole("list", { name: "Datasets" }))).toEqual([
    "churn-2026 into train-04 as training, digest 9f2c41d0",
  ])
  expect(textsOf(lineage.getByRole("list", { name: "Runs" }))).toEqual(["train-04 source run"])
  expect(textsOf(lineage.getByRole("list", { name: "Logged models" }))).toEqual(["boosted-model logged by train-04"])
  expect(textsOf(lineage.getByRole("list", { name: "Versions" }))).toEqual([
    "Version 3 of churn-classifier this version, registered from boosted-model",
  ])
  expect(textsOf(lineage.getByRole("list", { name: "Aliases" }))).toEqual([
    "@challenger stands for version 3 of churn-classifier",
  ])
  expect(lineage.getByRole("link", { current: "page" })).toHaveAccessibleName(/^Version 3/)
  expect(lineage.getByRole("link", { name: /^train-04/ })).toHaveAttribute(
    "href",
    expect.stringMatching(/\/runs\/\w+$/),
  )
})

test("issue 6.8: arrow keys walk along the lines, Tab stops once, Enter opens", async () => {
  const { user } = openApp(VERSION, { one: demo })
  const lineage = await region()
  const version = await lineage.findByRole("link", { name: /^Version 3/ })
  expect(lineage.getAllByRole("link").filter(({ tabIndex }) => tabIndex === 0)).toEqual([version])
  version.focus()
  await user.keyboard("{ArrowRight}")
  expect(lineage.getByRole("link", { name: /^@challenger/ })).toHaveFocus()
  await user.keyboard("{ArrowLeft}{ArrowLeft}")
  expect(lineage.getByRole("link", { name: /^boosted-model/ })).toHaveFocus()
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}")
  const model = lineage.getByRole("link", { name: /^boosted-model/ })
  expect(model).toHaveFocus()
  expect(lineage.getAllByRole("link").filter(({ tabIndex }) => tabIndex === 0)).toEqual([model])
  await user.keyboard("{Enter}")
  expect(await mainHeading("boosted-model")).toBeVisible()
  expect(place()).toMatch(/\/logged-models\/m-/)
  const ofModel = await region()
  expect(await ofModel.findByRole("link", { current: "page" })).toHaveAccessibleName(
    "boosted-model this model, logged by train-04",
  )
  expect(
    ofModel.getByRole("link", { name: /^Version 3 of churn-classifier registered from boosted-model/ }),
  ).toBeVisible()
  expect(ofModel.getByRole("link", { name: /^@challenger/ })).toBeVisible()
})

test("issue 6.8: a dataset leads to the datasets of its run", async () => {
  const shown = vi.spyOn(Element.prototype, "scrollIntoView")
  const { user } = openApp(VERSION, { one: demo })
  await user.click(await (await region()).findByRole("link", { name: /^churn-2026/ }))
  expect(await mainHeading("train-04")).toBeVisible()
  expect(place()).toMatch(/\?part=datasets$/)
  const datasets = within(await screen.findByRole("region", { name: /^Datasets/ }))
  expect(shown.mock.contexts).toContain(datasets.getAllByRole("list")[0])
  shown.mockRestore()
})

test("issue 6.8: where it comes from leads down to the lineage, to go on with the arrow keys", async () => {
  const { user } = openApp(VERSION, { one: demo })
  const lineage = await region()
  const version = await lineage.findByRole("link", { name: /^Version 3/ })
  const facts = within(screen.getByRole("region", { name: "Where it comes from" }))
  await user.click(facts.getByRole("button", { name: "Lineage" }))
  expect(version).toHaveFocus()
})

test("a version of a run that logged files says that there is no logged model, and no dataset", async () => {
  openApp("/s/one/models/churn-classifier/versions/2", { one: demo })
  const lineage = await region()
  expect(await lineage.findByText("No logged model belongs to it.")).toBeVisible()
  expect(lineage.getByText("The run logged no dataset.")).toBeVisible()
  expect(textsOf(lineage.getByRole("list", { name: "Versions" }))).toEqual([
    "Version 2 of churn-classifier this version, registered from train-03",
  ])
})

test("a run that the server no longer has keeps its place, without a warning", async () => {
  openApp(VERSION, { one: refusing(/runs\/get\?/, () => 404) })
  const lineage = await region()
  expect(textsOf(await lineage.findByRole("list", { name: "Runs" }))).toEqual([
    expect.stringMatching(/^\w{32} the server does not have it$/),
  ])
  expect(lineage.getByText("Not known without the run.")).toBeVisible()
  expect(lineage.getByRole("link", { name: /^boosted-model/ })).toBeVisible()
  expect(lineage.queryByRole("alert")).toBeNull()
})

test("a part that fails says so above what is known, and can be asked again", async () => {
  let status = 403
  const { user } = openApp(VERSION, { one: refusing(/model-versions\/search/, () => status) })
  const lineage = await region()
  expect(await lineage.findByRole("alert")).toHaveTextContent("A part of the lineage")
  expect(lineage.getByRole("link", { name: /^@challenger/ })).toBeVisible()
  status = 200
  await user.click(lineage.getByRole("button", { name: "Try again" }))
  await vi.waitFor(() => expect(lineage.queryByRole("alert")).toBeNull())
  expect(lineage.getByRole("link", { name: /^Version 3/ })).toBeVisible()
})
