import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const VERSION = "/s/one/models/churn-classifier/versions/3"
const demo = createDemoServer("small").handle
const region = async () => within(await within(screen.getByRole("main")).findByRole("region", { name: "What it is" }))

/** The demo, with another MLmodel, or another list of files. */
const demoWith =
  ({ description, listing }: { description: () => Response; listing?: () => Response }): Answer =>
  (request) => {
    const url = decodeURIComponent(request.url)
    if (/\/files\?.*MLmodel/.test(url)) return Promise.resolve(description())
    if (listing !== undefined && /\/directories/.test(url)) return Promise.resolve(listing())
    return demo(request)
  }

const open = (description: string) =>
  openApp(VERSION, { one: demoWith({ description: () => new Response(description) }) })

test("1.14: the page of a version says its flavors, signature, environment, size and artifact path", async () => {
  const { user } = openApp(VERSION, { one: demo })
  const about = await region()
  const facts = within(await about.findByRole("table", { name: "About the model" }))
  expect(facts.getByRole("row", { name: /^Flavors/ })).toHaveTextContent("python_function, sklearn 1.7.2")
  expect(facts.getByRole("row", { name: /^Python/ })).toHaveTextContent("3.12.7")
  expect(facts.getByRole("row", { name: /^Size/ })).toHaveTextContent("48.2 KB")
  expect(facts.getByRole("row", { name: /^Logged by/ })).toHaveTextContent("MLflow 3.17.2")
  expect(facts.getByRole("row", { name: /^Logged at/ })).toHaveTextContent(/2026-11-19 \d\d:02:11/)
  expect(facts.getByRole("row", { name: /^Artifact path/ })).toHaveTextContent(/models:\/m-\w+/)
  expect(facts.getByRole("row", { name: /^Environment/ })).toHaveTextContent(
    "conda.yaml, requirements.txt, python_env.yaml",
  )
  const inputs = within(about.getByRole("table", { name: "Inputs" }))
  expect(inputs.getAllByRole("row").map((row) => row.textContent)).toEqual([
    "NameTypeRequired",
    "tenuredoublerequired",
    "planstringrequired",
    "callsdoublerequired",
  ])
  expect(about.getByRole("table", { name: "Outputs" })).toHaveTextContent("unnamedlongrequired")
  const packages = within(await about.findByRole("table", { name: "Packages, by conda.yaml" }))
  expect(packages.getByRole("row", { name: "python ==3.12.7 conda" })).toBeVisible()
  expect(packages.getByRole("row", { name: "scikit-learn ==1.7.2 pip" })).toBeVisible()

  await user.click(facts.getByRole("link", { name: "input_example.json" }))
  expect(place()).toBe(`${VERSION}?path=input_example.json`)
  expect(about.getByRole("table", { name: "Inputs" })).toBeVisible()
})

const exampleIn = async (example: () => Response) => {
  const answer: Answer = (request) =>
    decodeURIComponent(request.url).includes("input_example.json") ? Promise.resolve(example()) : demo(request)
  openApp(VERSION, { one: answer })
  return within(
    (await (await region()).findByRole("heading", { name: "Input example" })).parentElement ?? document.body,
  )
}

test("1.14: the first rows of the input example stand on the page, and lead to the whole file", async () => {
  const { user } = openApp(VERSION, { one: demo })
  const about = await region()
  const rows = within(await about.findByRole("table", { name: "2 rows" }))
  expect(rows.getAllByRole("row").map((row) => row.textContent)).toEqual([
    "tenureplancalls",
    "12.0basic3.0",
    "48.0plus0.0",
  ])
  await user.click(about.getByRole("link", { name: "The whole file" }))
  expect(place()).toBe(`${VERSION}?path=input_example.json`)
})

test("a long and wide input example is cut, and says so", async () => {
  const columns = Array.from({ length: 784 }, (_, index) => `p${index}`)
  const data = Array.from({ length: 21 }, () => columns.map(() => 1))
  const example = await exampleIn(() => Response.json({ dataframe_split: { columns, data } }))
  const rows = example.getByRole("table", { name: "The first 20 rows, the first 50 of 784 columns" })
  expect(within(rows).getAllByRole("columnheader")).toHaveLength(50)
  expect(within(rows).getAllByRole("row")).toHaveLength(21)
})

test("an input example that is no table is shown as its text", async () => {
  const example = await exampleIn(() => new Response('{"inputs": [[1.50, "<b>"]]}'))
  expect(example.getByText('{"inputs": [[1.50, "<b>"]]}')).toBeVisible()
  expect(example.queryByText(/characters are shown/)).not.toBeInTheDocument()
  expect(example.queryByRole("table")).not.toBeInTheDocument()
})

test("a long text of an input example is cut, and says so", async () => {
  const example = await exampleIn(() => new Response(`["${"x".repeat(30_000)}"]`))
  expect(example.getByText("The first 20,000 characters are shown.")).toBeVisible()
})

test.each([
  ["is gone", () => new Response("gone", { status: 404 })],
  ["is too large", () => new Response("1".repeat(100_001))],
])("an input example that %s says so beside the rest", async (_, answer) => {
  const example = await exampleIn(answer)
  expect(example.getByText("It cannot be read, or is larger than 100 KB, the most that is shown here.")).toBeVisible()
  expect(example.getByRole("link", { name: "The whole file" })).toBeVisible()
  expect(screen.getByRole("table", { name: "Inputs" })).toBeVisible()
})

test("the page of a logged model says the same of it", async () => {
  const { user } = openApp(VERSION, { one: demo })
  await user.click(await screen.findByRole("link", { name: /^m-/ }))
  const about = await region()
  expect(await about.findByRole("table", { name: "About the model" })).toHaveTextContent("sklearn 1.7.2")
  expect(about.getByRole("row", { name: "plan string required" })).toBeVisible()
  expect(await about.findByRole("row", { name: "mlflow ==3.17.2 pip" })).toBeVisible()
})

test("the MLmodel is asked for once, though its use is shown as well", async () => {
  let asked = 0
  const counting: Answer = (request) => {
    if (/\/files\?.*MLmodel/.test(decodeURIComponent(request.url))) asked++
    return demo(request)
  }
  openApp(VERSION, { one: counting })
  const about = await region()
  await about.findByRole("table", { name: "Inputs" })
  await screen.findByRole("navigation", { name: "Ways to use this model" })
  expect(asked).toBe(1)
})

test("a model without a signature, an example and a size is told as such", async () => {
  open("flavors: {python_function: {loader_module: mlflow.sklearn}}\n")
  const about = await region()
  expect(await about.findByText(/^None was logged: what the model takes and gives is not known/)).toBeVisible()
  expect(about.getByRole("row", { name: /^Input example/ })).toHaveTextContent("none was logged")
  expect(about.getByRole("row", { name: /^Artifact path/ })).toHaveTextContent(/models:\/m-\w+/)
  expect(await about.findByText(/^48\.\d KB, the sum of its files$|^49\.\d KB, the sum of its files$/)).toBeVisible()
})

test("what is no model says so, beside a page that is whole", async () => {
  const listing = () => Response.json({ root_uri: "x", files: [{ path: "weights.bin", is_dir: false }] })
  const gone = () => Response.json({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "gone" }, { status: 404 })
  openApp(VERSION, { one: demoWith({ description: gone, listing }) })
  const about = await region()
  expect(await about.findByText(/^There is no MLmodel among its files/)).toBeVisible()
  expect(await about.findByText("Size: unknown")).toBeVisible()
  expect(screen.getByRole("region", { name: "Where it comes from" })).toHaveTextContent("Ready")
})

test("files that are gone are an error in their place, which can be asked again", async () => {
  let isGone = true
  const answer: Answer = (request) =>
    isGone && /\/(?:files|directories)\b/.test(request.url)
      ? Promise.resolve(Response.json({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "gone" }, { status: 404 }))
      : demo(request)
  const { user } = openApp(VERSION, { one: answer })
  const about = await region()
  expect(await about.findByRole("alert")).toHaveTextContent("The MLmodel among its files: the server does not have it")
  expect(screen.getByRole("region", { name: "Where it comes from" })).toHaveTextContent("Ready")
  isGone = false
  await user.click(about.getByRole("button", { name: "Try again" }))
  expect(await about.findByRole("table", { name: "Inputs" })).toBeVisible()
})

const hundredOf = (text: string) => `[${Array.from({ length: 100 }, () => text).join(",")}]`
const BOMB = `a: &a ${hundredOf("x")}
b: &b ${hundredOf("*a")}
c: &c ${hundredOf("*b")}
d: &d ${hundredOf("*c")}
flavors: {a: *d}
`

test.each([
  ["unfolds without end", BOMB, /^Its MLmodel cannot be read\. The document unfolds/],
  ["is nested without end", `flavors: ${"[".repeat(5000)}`, /^Its MLmodel cannot be read\./],
  ["is huge", `flavors: {a: {}}\n#${"x".repeat(4_000_001)}`, /It is larger than 4 MB, which are read here\.$/],
])("an MLmodel that %s is refused in its place", async (_, description, words) => {
  open(description)
  const about = await region()
  expect((await about.findByRole("alert")).textContent).toMatch(words)
  expect(screen.getByRole("region", { name: "Files" })).toHaveTextContent("MLmodel")
})

test("markup in an MLmodel stays text", async () => {
  const markup = "<img src=x onerror=alert(1)>"
  open(
    `flavors: {"${markup}": {a: "${markup}"}}\nsignature: {inputs: '[{"name": "${markup}", "type": "${markup}"}]'}\n`,
  )
  const about = await region()
  expect(await about.findByRole("row", { name: `${markup} ${markup}` })).toBeVisible()
  expect(screen.getByRole("main").querySelector("img")).toBeNull()
})
