import { QueryClient } from "@tanstack/react-query"
import { createDemoServer } from "~mocks/demoServer"
import { beforeEach, expect, test } from "vitest"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import { mlflowServer } from "~/api/providers/contractServers"
import { ApiError } from "~/domain/errors/apiError"

import { fileTreeQuery, pointCountQuery, storedRunQuery } from "./linked"
import { experimentsQuery } from "./experiments"

const server = { id: "s", label: "s", address: "https://a.example", isConfigured: true, isReadOnly: false }
let backend: Backend
let client: QueryClient

beforeEach(async () => {
  const { fetch } = mlflowServer(createDemoServer("small").handle)
  backend = await connect(server, { address: "https://a.example/", fetch })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})

async function runCalled(name: string) {
  const { experiments } = await client.query(experimentsQuery(backend))
  const experimentIds = experiments.map(({ id }) => id)
  const query = { experimentIds, filter: "", orderBy: [], lifecycle: "active", pageSize: 1000 } as const
  const run = (await backend.searchRuns(query)).runs.find((one) => one.name === name)
  if (run === undefined) throw new Error("The seed has changed")
  return run
}

test("1.4: a run that a store does not have is an answer, a store in trouble is a failure", async () => {
  const { id } = await runCalled("train-04")
  expect((await client.query(storedRunQuery(backend, id))).run?.name).toBe("train-04")
  expect(await client.query(storedRunQuery(backend, "0".repeat(32)))).toEqual({ run: undefined })
  const error = new ApiError({ kind: "unreachable", status: 0, code: "", message: "down" })
  const down = { ...backend, id: "down", getRun: () => Promise.reject(error) }
  await expect(client.query(storedRunQuery(down, id))).rejects.toBe(error)
})

test("1.2: points are counted over all pages, and no further than is bearable", async () => {
  const { id, metrics } = await runCalled("train-02")
  const metric = metrics.find(({ key }) => key === "val/loss")
  if (metric === undefined) throw new Error("The seed has changed")
  const withPages = (historyPageMax: number, name: string): Backend => ({
    ...backend,
    id: name,
    can: { ...backend.can, historyPageMax },
  })
  expect(await client.query(pointCountQuery(backend, id, metric))).toEqual({ count: 200, isWhole: true })
  expect(await client.query(pointCountQuery(withPages(30, "t"), id, metric))).toEqual({ count: 200, isWhole: true })
  expect(await client.query(pointCountQuery(withPages(3, "u"), id, metric))).toEqual({ count: 60, isWhole: false })
})

test("1.3: files are listed through all folders", async () => {
  const { id } = await runCalled("train-04")
  const { sizes, isWhole } = await client.query(fileTreeQuery(backend, id))
  expect(isWhole).toBe(true)
  expect([...sizes.keys()]).toEqual(expect.arrayContaining(["config.json", "reports/scores.csv"]))
  expect(sizes.get("reports/scores.csv")).toBeGreaterThan(0)
})

test("1.3: a tree without end is left at some point, and says so", async () => {
  let asked = 0
  const endless: Backend = {
    ...backend,
    listArtifacts: (_root, path) => {
      asked += 1
      const entry = (name: string, isFolder: boolean) => ({ path: `${path}/${name}`, isFolder, sizeBytes: 1 })
      return Promise.resolve({ rootUri: "", entries: [entry("a", true), entry("b", true), entry("file", false)] })
    },
  }
  const { sizes, isWhole } = await client.query(fileTreeQuery(endless, "r"))
  expect(isWhole).toBe(false)
  expect(sizes.size).toBe(asked)
  expect(asked).toBeLessThan(150)
})
