import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { configure, render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test, vi } from "vitest"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { ApiError } from "~/domain/errors/apiError"
import { readSearch } from "~/domain/url/search"

import { MetricWall, type WallRun } from "./MetricWall"
import { wallSearch, type WallOptions } from "./wallSearch"

vi.setConfig({ testTimeout: 30_000 })
configure({ asyncUtilTimeout: 8_000 })

beforeEach(() => {
  // Without it every card counts as in sight.
  vi.stubGlobal("IntersectionObserver", undefined)
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null)
})

const historyBulk = vi.fn<Backend["historyBulk"]>()
const historyInterval = vi.fn<Backend["historyInterval"]>()
const historyPage = vi.fn<Backend["historyPage"]>()
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a wall calls nothing else of a backend
const backend = {
  id: "one",
  can: { historyBulk: true, historyInterval: true, historyPageMax: 50_000 },
  historyBulk,
  historyInterval,
  historyPage,
} as unknown as Backend

/** One run's values 1, 1, ... at the given steps. */
const batch = (runId: string, steps: readonly number[]) => ({
  runIds: [runId],
  runIndex: new Uint32Array(steps.length),
  steps: Float64Array.from(steps),
  timestampsMs: new Float64Array(steps.length),
  values: new Float64Array(steps.length).fill(1),
})
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

const answer: Backend["historyBulk"] = async (runIds) => ({
  runIds,
  runIndex: Uint32Array.from(runIds.flatMap((_, i) => [i, i, i])),
  steps: Float64Array.from(runIds.flatMap(() => [0, 1, 2])),
  timestampsMs: new Float64Array(runIds.length * 3),
  values: new Float64Array(runIds.length * 3).fill(1),
})
beforeEach(() => {
  historyBulk.mockReset()
  historyBulk.mockImplementation(answer)
})

const run = (id: string, ...keys: string[]): WallRun => ({
  id,
  name: `run ${id}`,
  color: { token: 1, dash: 0 },
  latest: new Map(keys.map((key) => [key, { step: 2, timestampMs: 2 }])),
})

const changes: Partial<WallOptions>[] = []
function Wall({
  runs,
  keys,
  start,
}: {
  runs: readonly WallRun[]
  keys: readonly string[]
  start?: Partial<WallOptions>
}) {
  const [options, setOptions] = useState({ ...readSearch(wallSearch, new URLSearchParams()), ...start })
  const [sources] = useState([{ backend, runs }])
  return (
    <MetricWall
      sources={sources}
      keys={keys}
      options={options}
      onOptions={(change) => {
        changes.push(change)
        setOptions((old) => ({ ...old, ...change }))
      }}
    />
  )
}
function show(runs: readonly WallRun[], keys: readonly string[], start?: Partial<WallOptions>) {
  changes.splice(0)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <Wall runs={runs} keys={keys} {...(start && { start })} />
    </QueryClientProvider>,
  )
}
const cards = () => screen.queryAllByRole("article").map((card) => card.getAttribute("aria-label"))

test("charts stand in sections by prefix; keys that no run has logged are left out", async () => {
  show([run("a", "val/loss", "train/loss", "lr")], ["val/loss", "train/loss", "lr", "never"])
  expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent)).toEqual([
    "Charts",
    "val1 chart",
    "train1 chart",
    "Without a prefix1 chart",
  ])
  expect(cards()).toEqual(["val/loss", "train/loss", "lr"])
  await waitFor(() => expect(screen.getAllByText("all 3 points")).toHaveLength(3))
})

test("a section is folded away and the choice is told", async () => {
  show([run("a", "val/loss", "train/loss")], ["val/loss", "train/loss"])
  await userEvent.click(screen.getByRole("button", { name: /^train/, expanded: true }))
  expect(changes).toEqual([{ folded: ["train"] }])
  expect(cards()).toEqual(["val/loss"])
})

test("searching narrows the wall; a search without a match offers to show all", async () => {
  show([run("a", "val/loss", "val/acc")], ["val/loss", "val/acc"])
  await userEvent.type(screen.getByRole("searchbox", { name: "Find a metric" }), "acc")
  await waitFor(() => expect(cards()).toEqual(["val/acc"]))
  await userEvent.type(screen.getByRole("searchbox", { name: "Find a metric" }), "x")
  await userEvent.click(await screen.findByRole("button", { name: "Show all metrics" }))
  expect(cards()).toEqual(["val/acc", "val/loss"])
})

test("without any metric it says how one is logged", () => {
  show([run("a")], [])
  expect(screen.getByRole("heading", { name: "No metrics yet" })).toBeInTheDocument()
})

test("only the runs that have logged a metric are asked for it", async () => {
  show([run("a", "loss"), run("b"), run("c", "loss")], ["loss"])
  expect(await screen.findByText("all 6 points")).toBeInTheDocument()
  expect(historyBulk.mock.calls.flatMap(([ids]) => ids)).toEqual(["a", "c"])
})

test("a chart that fails says so in its own place and recovers when asked again", async () => {
  const outage = new ApiError({ kind: "server", status: 500, code: "", message: "database is locked" })
  historyBulk.mockImplementation((ids, key) => (key === "bad" ? Promise.reject(outage) : answer(ids, key)))
  show([run("a", "bad", "good")], ["bad", "good"])
  const bad = screen.getByRole("article", { name: "bad" })
  expect(await within(bad).findByText(/database is locked/)).toBeInTheDocument()
  expect(await screen.findByText("all 3 points")).toBeInTheDocument()
  historyBulk.mockImplementation(answer)
  await userEvent.click(within(bad).getByRole("button", { name: "Try again" }))
  expect(await within(bad).findByText("all 3 points")).toBeInTheDocument()
})

test("one metric is opened large and closed again", async () => {
  show([run("a", "loss")], ["loss"])
  await userEvent.click(await screen.findByRole("button", { name: "Open loss alone" }))
  expect(changes).toEqual([{ metric: "loss" }])
  expect(cards()).toEqual(["loss", "loss"])
  await userEvent.click(screen.getByRole("button", { name: "Close loss" }))
  expect(cards()).toEqual(["loss"])
})

test("choosing another horizontal axis drops the zoom, which meant something else", async () => {
  show([run("a", "loss")], ["loss"], { xRange: { low: 1, high: 2 } })
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Horizontal axis" }), "Wall time")
  expect(changes).toEqual([{ x: "wall", xRange: undefined }])
})

test("a sampled chart is refined where a person zooms, and loads every point on demand", async () => {
  const last = 59_999
  historyInterval.mockImplementation(async ({ runIds: [id = ""], steps, pointsPerRun }) => {
    if (steps !== undefined) return batch(id, range(steps.start, steps.end))
    return batch(
      id,
      range(0, pointsPerRun - 1).map((i) => i * 24),
    )
  })
  historyPage.mockImplementation(async ({ runId, page, pageSize }) => {
    const from = Number(page ?? 0)
    const to = Math.min(last, from + pageSize - 1)
    return { points: batch(runId, range(from, to)), nextPage: to < last ? String(to + 1) : undefined }
  })
  const long: WallRun = { ...run("a"), latest: new Map([["loss", { step: last, timestampMs: last }]]) }
  show([long], ["loss"], { xRange: { low: 100, high: 299 } })
  expect(await screen.findByText("all 200 points in view")).toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Reset zoom" }))
  expect(await screen.findByText("2,500 of about 60,000 points, sampled by the server")).toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Load all" }))
  expect(await screen.findByText("all 60,000 points")).toBeInTheDocument()
  expect(historyPage).toHaveBeenCalledTimes(3)
})
