import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { beforeEach, expect, test, vi } from "vitest"

import { configured, openConfigured, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and two mock servers: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 20_000 })
vi.setConfig({ testTimeout: 60_000 })
prepareApp()

const LINK = { primary: "brick", mirror: "cloud", mode: "both", isConfigured: true } as const
let servers: Readonly<Record<"brick" | "cloud", Answer>>
beforeEach(() => {
  servers = { brick: createDemoServer("small").handle, cloud: createDemoServer("mirror").handle }
})

type Ids = { readonly run: string; readonly experiment: string }

async function idsOf(handle: Answer, name: string): Promise<Ids> {
  const ask = async (noun: string, body: object) => {
    const url = `http://mlflow.test/api/2.0/mlflow/${noun}/search`
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
    return (await handle(new Request(url, init))).json()
  }
  const { experiments }: { experiments: { experiment_id: string }[] } = await ask("experiments", { max_results: 1000 })
  const experiment_ids = experiments.map(({ experiment_id }) => experiment_id)
  const found: { runs: { info: { run_id: string; run_name: string; experiment_id: string } }[] } = await ask("runs", {
    experiment_ids,
    max_results: 1000,
  })
  const info = found.runs.find((run) => run.info.run_name === name)?.info
  if (info === undefined) throw new Error("The seed has changed")
  return { run: info.run_id, experiment: info.experiment_id }
}

async function open(name: string, { tab = "/linked", cloud = servers.cloud, link = true } = {}) {
  const { run, experiment } = await idsOf(servers.brick, name)
  const config = {
    servers: [configured("brick", "Brick"), configured("cloud", "Cloud")],
    links: link ? [LINK] : [],
    embedParents: [],
  }
  return openConfigured(`/s/brick/experiments/${experiment}/runs/${run}${tab}`, { ...servers, cloud }, config)
}

const main = () => within(screen.getByRole("main"))
const section = async (name: string) => within(await main().findByRole("region", { name }))

test("1.2, 1.4: a metric that ends earlier in one store is named, with last values and points of both", async () => {
  const { user } = await open("train-02")
  const metrics = await section("Metrics, last values")
  const row = await metrics.findByRole("row", { name: /val\/loss/ })
  expect(await within(row).findByText(/150 points/)).toBeVisible()
  expect(within(row).getByText(/200 points/)).toBeVisible()
  expect(within(row).getByText("differs")).toBeVisible()
  expect(metrics.getAllByRole("row")).toHaveLength(2)
  await user.click(main().getByRole("radio", { name: "Everything" }))
  expect(metrics.getByRole("row", { name: /train\/loss/ })).toBeVisible()
  expect(place()).toMatch(/\?stores=all$/)
  expect(main().getByRole("link", { name: "The stores differ" })).toBeVisible()
})

test("1.3, 1.4: a file that one store lacks is named by its side, and can be opened where it is", async () => {
  await open("train-04")
  const artifacts = await section("Artifacts")
  const row = await artifacts.findByRole("row", { name: /reports\/scores\.csv not in Cloud/ })
  expect(within(row).getByRole("link")).toHaveAttribute("href", expect.stringMatching(/brick.*artifacts\?path=reports/))
  expect(artifacts.getByText(/^1 of \d+ differ$/)).toBeVisible()
  const places = await section("Where it is")
  const there = within(places.getByRole("listitem", { name: "Cloud" }))
  expect(there.getByRole("link", { name: "Open the run here" })).toHaveAttribute(
    "href",
    expect.stringContaining("/s/cloud/experiments/"),
  )
})

test("1.4: equal copies say so", async () => {
  await open("train-01")
  expect(await main().findByText("No difference found")).toBeVisible()
  expect(main().getByRole("link", { name: "In both stores" })).toBeVisible()
})

test("1.2: as long as points are not counted, metrics are not called the same", async () => {
  const waiting: (() => void)[] = []
  const cloud: Answer = async (request) => {
    if (request.url.includes("get-history")) await new Promise<void>((resolve) => waiting.push(resolve))
    return servers.cloud(request)
  }
  await open("train-01", { cloud })
  const metrics = await section("Metrics, last values")
  expect(await metrics.findByText("The last values are the same. Counting the points…")).toBeVisible()
  expect(main().queryByText("No difference found")).toBeNull()
  const release = setInterval(() => waiting.splice(0).forEach((resolve) => resolve()), 10)
  expect(await metrics.findByText("The same in both stores.")).toBeVisible()
  clearInterval(release)
})

test("1.4: a run of one store only says which", async () => {
  await open("train-06")
  expect(await main().findByText("It has no run with this id.")).toBeVisible()
  expect(main().getByRole("link", { name: "Only Brick" })).toBeVisible()
})

test("the other server is out of order: it is said in place, and the run stays", async () => {
  const cloud: Answer = () => Promise.resolve(new Response("<html>", { headers: { "content-type": "text/html" } }))
  const { user } = await open("train-01", { cloud })
  expect(await main().findByText("It could not be asked.")).toBeVisible()
  expect(main().getByRole("alert")).toHaveTextContent(/Cloud/)
  expect(main().getByRole("link", { name: /Cloud cannot be asked/ })).toBeVisible()
  await user.click(main().getByRole("link", { name: "Overview" }))
  expect(await main().findByText("learning_rate")).toBeVisible()
})

test("the other store is out of reach: the failure stays while it is asked again", async () => {
  let asked = 0
  const cloud: Answer = (request) => {
    if (!request.url.includes("runs/get")) return servers.cloud(request)
    asked += 1
    return Promise.reject(new TypeError("Failed to fetch"))
  }
  const { user } = await open("train-01", { cloud })
  expect(await main().findByText("It could not be asked.")).toBeVisible()
  const before = asked
  await user.click(main().getByRole("button", { name: "Try again" }))
  expect(main().getByText("It could not be asked.")).toBeVisible()
  expect(main().getByRole("button", { name: "Try again" })).toHaveAccessibleDescription("Asking now")
  expect(asked).toBeGreaterThan(before)
})

test("a server that is not linked has no such tab, and a link to it says what to do", async () => {
  await open("train-01", { link: false })
  expect(await main().findByRole("heading", { name: "This server is not linked" })).toBeVisible()
  expect(main().getByRole("link", { name: "Link servers" })).toHaveAttribute("href", "#/servers")
})

test("the other server is asked for one run, and without a link for none", async () => {
  const asked: string[] = []
  const cloud: Answer = (request) => {
    asked.push(new URL(request.url).pathname)
    return servers.cloud(request)
  }
  const ofRuns = () =>
    asked.filter((path) => /runs|metrics|artifacts/.test(path)).map((path) => path.replace(/.*mlflow/, ""))
  const { unmount } = await open("train-01", { tab: "", link: false, cloud })
  expect(await main().findByText("learning_rate")).toBeVisible()
  expect(main().queryByRole("link", { name: "Linked" })).toBeNull()
  expect(ofRuns()).toEqual([])
  unmount()
  await open("train-01", { tab: "", cloud })
  expect(await main().findByRole("link", { name: "In both stores" })).toBeVisible()
  expect(ofRuns()).toEqual(["/runs/get"])
})

test("1.4: a run that this store does not have leads to the one that has it", async () => {
  const { run } = await idsOf(servers.brick, "train-06")
  const config = { servers: [configured("brick"), configured("cloud", "Cloud")], links: [LINK], embedParents: [] }
  openConfigured(`/s/cloud/experiments/1/runs/${run}`, servers, config)
  expect(await main().findByRole("heading", { name: "The server has no such run" })).toBeVisible()
  expect(await main().findByRole("link", { name: "brick has it" })).toHaveAttribute(
    "href",
    expect.stringMatching(new RegExp(`^#/s/brick/experiments/\\d+/runs/${run}$`)),
  )
})
