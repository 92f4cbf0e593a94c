import { configure, screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { routes } from "~/domain/url/routes"
import { openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and two mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const NAME = "churn-classifier"
const on = (server: string, version = "3", name = NAME) => ({ server, name, version })
const one = createDemoServer("small").handle
const two = createDemoServer("small").handle

/** The demo, with other answers where the address, decoded, matches. */
const demoBut =
  (...instead: readonly (readonly [RegExp, () => Response])[]): Answer =>
  (request) => {
    const url = decodeURIComponent(request.url)
    const answer = instead.find(([pattern]) => pattern.test(url))?.[1]
    return answer === undefined ? two(request) : Promise.resolve(answer())
  }

const MLMODEL = /\/files\?.*MLmodel/
const CONDA = /\/files\?.*conda\.yaml/
const NEWER = `flavors: {python_function: {env: {conda: conda.yaml}, python_version: 3.13.1}, xgboost: {xgb_version: 3.1.1}}
model_size_bytes: 96000
signature:
  inputs: '[{"type": "long", "name": "tenure", "required": true}, {"type": "string", "name": "plan", "required": true}, {"type": "string", "name": "region", "required": true}, {"type": "string", "name": "note", "required": false}]'
  outputs: '[{"type": "long", "required": true}]'
`
const gone = () => Response.json({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "gone" }, { status: 404 })
const newer = demoBut(
  [MLMODEL, () => new Response(NEWER)],
  [CONDA, () => new Response("dependencies: [python=3.13.1, {pip: [mlflow==3.17.2, xgboost==3.1.1]}]\n")],
)

const open = (second: Answer, versions = [on("one"), on("two")]) =>
  openApp(routes.compareModels(versions), { one, two: second })
const main = () => within(screen.getByRole("main"))
const group = async (name: string) => within(await main().findByRole("rowgroup", { name }))
const row = async (name: string, head: string) => {
  const found = await (await group(name)).findByRole("rowheader", { name: head })
  return within(found.closest("tr") ?? found)
    .getAllByRole("cell")
    .map((cell) => cell.textContent)
}

test("issue 6.5: versions of two servers stand side by side, and what breaks is named", async () => {
  open(newer)
  expect(await main().findByText("3 breaking changes")).toBeVisible()
  const changes = within(main().getByRole("region", { name: `What changes for callers of ${NAME} 3` }))
  expect(
    changes
      .getAllByRole("listitem")
      .map((item) => item.textContent)
      .slice(1),
  ).toEqual([
    "Breaking: input tenure was double and is long",
    "Breaking: input calls is gone",
    "Breaking: input region is new and required",
    "input note is new and optional",
  ])
  expect(await row("Inputs", "tenure")).toEqual(["double", "long"])
  expect(await row("Inputs", "calls")).toEqual(["double", "not there"])
  expect(await row("Inputs", "note")).toEqual(["not there", "string, optional"])
  expect(await row("Outputs", "unnamed 1")).toEqual(["long", "long"])
  expect(await row("Environment", "python")).toEqual(["==3.12.7", "==3.13.1"])
  expect(await row("Environment", "scikit-learn")).toEqual(["==1.7.2", "not there"])
  expect(await row("Environment", "xgboost")).toEqual(["not there", "==3.1.1"])
  expect(await row("Size and flavors", "Size")).toEqual(["48.2 KB", "96 KB"])
  expect(await row("Size and flavors", "Flavor sklearn")).toEqual(["1.7.2", "not there"])
})

test("metrics and params of the source runs are compared as the comparison of runs does", async () => {
  open(two, [on("one", "2"), on("one", "3")])
  const accuracy = await row("Metrics of the source run", "val/accuracy")
  expect(accuracy[1]).toMatch(/[+\u2212]\d/)
  expect(accuracy.filter((text) => text?.endsWith("best"))).toHaveLength(1)
  expect((await (await group("Params of the source run")).findAllByRole("rowheader")).length).toBeGreaterThan(1)
})

test("only what differs is shown when asked for, and stands in the URL", async () => {
  const { user } = open(newer)
  await row("Inputs", "plan")
  await user.click(main().getByRole("switch", { name: "Only what differs" }))
  expect((await group("Inputs")).queryByRole("rowheader", { name: "plan" })).toBeNull()
  expect((await group("Inputs")).getByRole("rowheader", { name: "tenure" })).toBeVisible()
  expect((await group("Outputs")).getByRole("rowheader")).toHaveTextContent("Outputs all 1 the same")
  expect(place()).toContain("rows=differing")
})

test("another version becomes the baseline, and one is taken out", async () => {
  const { user } = open(newer, [on("one"), on("two", "3")])
  await main().findByText("3 breaking changes")
  await user.click(main().getByRole("button", { name: /^Compare with/ }))
  expect(decodeURIComponent(place())).toContain(`versions=two:${NAME}:3,one:${NAME}:3`)
  expect(await main().findByText("4 breaking changes")).toBeVisible()
  await user.click(main().getAllByRole("button", { name: /^Take out/ })[0] ?? document.body)
  expect(await main().findByRole("heading", { name: "Choose one more version" })).toBeVisible()
})

test("a version of another model is added by its server, name and number", async () => {
  const { user } = open(newer, [on("one")])
  await user.click(await screen.findByRole("button", { name: "Add a version" }))
  const form = within(await screen.findByRole("dialog", { name: "Add a version" }))
  await user.selectOptions(form.getByRole("combobox", { name: "Server" }), "two")
  await user.type(form.getByRole("textbox", { name: "Version" }), "3")
  await user.click(form.getByRole("button", { name: "Add" }))
  expect(await main().findByText("3 breaking changes")).toBeVisible()
  expect(decodeURIComponent(place())).toContain(`one:${NAME}:3,two:${NAME}:3`)
})

test("what cannot be loaded says so in its column; the others live on", async () => {
  const broken = demoBut([/\/runs\/get\?/, gone], [MLMODEL, () => new Response("a: [")])
  open(broken, [on("one"), on("two"), on("one", "99"), on("nobody"), on("one", "1", "a:b,c")])
  expect(await row("Inputs", "tenure")).toEqual(["double", "?", "?", "?", "?"])
  await waitFor(async () =>
    expect((await group("Metrics of the source run")).getByText(/is on another server/)).toBeVisible(),
  )
  expect((await group("Inputs")).getByRole("alert")).toHaveTextContent(/^Its MLmodel cannot be read/)
  const head = await main().findByRole("columnheader", { name: new RegExp(`${NAME} 99`) })
  expect(await within(head).findByRole("alert")).toHaveTextContent(/This version: the server does not have it/)
  expect(main().getByText("No server is called “nobody” here")).toBeVisible()
  expect(main().getByRole("columnheader", { name: /a:b,c 1/ })).toBeVisible()
  expect(main().getAllByText(/cannot be said: no signature of/).length).toBe(4)
})

test("files that are no model say so, and can be told from an error", async () => {
  const listing = () => Response.json({ root_uri: "x", files: [{ path: "weights.bin", is_dir: false }] })
  open(demoBut([MLMODEL, gone], [/\/directories/, listing]))
  expect(await (await group("Inputs")).findByText("There is no MLmodel among its files")).toBeVisible()
  expect(await (await group("Environment")).findByText("No file of an environment was found")).toBeVisible()
})

test("versions are ticked on the page of a model; the oldest is the baseline", async () => {
  const { user } = openApp(routes.model("one", NAME), { one })
  await user.click(await main().findByRole("checkbox", { name: "Pick version 3" }))
  expect(main().getByRole("button", { name: "Compare" })).toHaveAttribute("aria-disabled", "true")
  await user.click(main().getByRole("checkbox", { name: "Pick version 1" }))
  await user.click(main().getByRole("link", { name: "Compare 2 versions" }))
  expect(await main().findByRole("heading", { level: 1, name: "Compare 2 versions" })).toBeVisible()
  expect(decodeURIComponent(place())).toBe(`/compare-models?versions=one:${NAME}:1,one:${NAME}:3`)
})
