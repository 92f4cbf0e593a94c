import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { mainHeading, openApp, prepareApp } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const seeded = (seed: string) => createDemoServer(seed).handle

const panel = async (name: string) => within(await screen.findByRole("region", { name }))

test("nothing set up: the way to add a server", async () => {
  openApp("/", {})
  expect(await mainHeading("Welcome to Tracklight")).toBeVisible()
  expect(within(screen.getByRole("main")).getByRole("link", { name: "Add a server" })).toHaveAttribute(
    "href",
    "#/servers",
  )
})

test("2.14: servers with their health, the newest experiments, and models", async () => {
  const down = () => Promise.resolve(Response.json({ message: "It refused the connection." }, { status: 502 }))
  openApp("/", { one: seeded("small"), two: down })
  const servers = await panel("Servers")
  expect(await servers.findByText(/^MLflow 3/)).toBeVisible()
  expect(await servers.findByRole("link", { name: "The server cannot be reached" })).toHaveAttribute(
    "href",
    "#/servers",
  )
  expect((await (await panel("Newest experiments")).findAllByRole("link")).length).toBeGreaterThan(1)
  expect((await (await panel("Recent models")).findAllByRole("link")).length).toBeGreaterThan(0)
})

test("a server that does not answer is not said to be empty", async () => {
  const down = () => Promise.resolve(Response.json({ message: "It refused the connection." }, { status: 502 }))
  const { unmount } = openApp("/", { one: down, two: down })
  expect(await (await panel("Latest runs")).findByText("Not known: no server answers.")).toBeVisible()
  expect(await (await panel("Newest experiments")).findByText("Not known: no server answers.")).toBeVisible()
  unmount()
  const none = () => Promise.resolve(Response.json({ experiments: [] }))
  openApp("/", { one: none, two: down })
  expect(await (await panel("Latest runs")).findByText("None on the servers that answer.")).toBeVisible()
})

test("an experiment that was opened comes first the next time, and what runs in it is told", async () => {
  const handle = seeded("empty")
  await handle(
    new Request("http://mlflow.test/api/2.0/mlflow/runs/create", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ experiment_id: "0", run_name: "long one", start_time: Date.now() - 65_000 }),
    }),
  )
  const first = openApp("/s/one/experiments/0", { one: handle })
  await vi.waitFor(() => expect(localStorage.getItem("tracklight.recents")).toContain("Default"))
  first.unmount()
  openApp("/", { one: handle })
  expect(await (await panel("Recent experiments")).findByRole("link", { name: "Default" })).toBeVisible()
  const latest = await panel("Latest runs")
  expect(await latest.findByRole("link", { name: "long one" })).toBeVisible()
  expect(latest.getByText("1 running")).toBeVisible()
  expect(latest.getByText(/^1 min \d/)).toBeVisible()
})

test("who comes for the first time sees the newest runs of all servers, the running ones first", async () => {
  const small = seeded("small")
  await small(
    new Request("http://mlflow.test/api/2.0/mlflow/runs/create", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ experiment_id: "0", run_name: "slow and old", start_time: Date.UTC(2020, 0, 1) }),
    }),
  )
  openApp("/", { one: small, two: seeded("empty") })
  const latest = await panel("Latest runs")
  // By its age it would not be among ten of a server that has dozens.
  expect(await latest.findByRole("link", { name: "slow and old" })).toBeVisible()
  expect(latest.getByText("2 running")).toBeVisible()
  expect(latest.getAllByRole("listitem")).toHaveLength(10)
  expect(await (await panel("Servers")).findByText("1 experiment")).toBeVisible()
})
