import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { useState } from "react"
import { beforeEach, expect, test, vi } from "vitest"

import type { ChartSeries, ChartStatus } from "~/charts/chartKind"
import { readSearch } from "~/domain/url/search"
import { setPreferences } from "~/hooks/preferences"
import { LineChart } from "./LineChart"
import { lineOptions, type LineOptions } from "./lineOptions"

const SIZE = { width: 600, height: 300 }

// jsdom lays nothing out and has no canvas; what is drawn is tested in the engine and in a real browser.
beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly #tell: ResizeObserverCallback
      constructor(tell: ResizeObserverCallback) {
        this.#tell = tell
      }
      observe(target: Element) {
        const entry = { target, contentRect: new DOMRect(0, 0, SIZE.width, SIZE.height) }
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of an entry that is read
        this.#tell([entry as ResizeObserverEntry], this as unknown as ResizeObserver)
      }
      unobserve() {}
      disconnect() {}
    },
  )
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(SIZE.height)
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(SIZE.width)
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null)
  vi.spyOn(HTMLCanvasElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 300))
})
const changes: Partial<LineOptions>[] = []
beforeEach(() => void changes.splice(0))

const line = (id: string, values: readonly number[], isComplete = true): ChartSeries => ({
  id,
  label: `run ${id}`,
  color: { token: 1, dash: 0 },
  series: {
    runId: id,
    key: "val/loss",
    steps: Float64Array.from(values, (_, i) => i * 10),
    timestampsMs: Float64Array.from(values, (_, i) => 1_000 * i),
    values: Float64Array.from(values),
    isComplete,
  },
})

type Given = {
  series: readonly ChartSeries[]
  status?: Partial<ChartStatus>
  options?: Partial<LineOptions>
  size?: "small" | "full"
  name?: string
  onExpand?: () => void
}

function Harness({ series, status, options: initial, size = "full", name = "val/loss", onExpand }: Given) {
  const [options, setOptions] = useState({ ...readSearch(lineOptions, new URLSearchParams()), ...initial })
  return (
    <LineChart
      name={name}
      onExpand={onExpand}
      series={series}
      options={options}
      onOptions={(change) => {
        changes.push(change)
        setOptions((old) => ({ ...old, ...change }))
      }}
      status={{ expected: 0, ...status }}
      size={size}
      zone="UTC"
    />
  )
}
const show = (given: Given) => render(<Harness {...given} />)
const findPlot = async () => {
  const plot = await screen.findByRole("application")
  await within(plot).findByText("0.6")
  return plot
}
const two = [line("a", [0, 1, 0.25]), line("b", [1, 0, 0.75])]

test("1.12, 3.10: axes have ticks, and the chart has a name, a statement of completeness and its last values in words", async () => {
  show({ series: two })
  const plot = await findPlot()
  expect(plot).toHaveAccessibleName(/val\/loss: all 6 points\. run a ends at 0\.25, run b ends at 0\.75\./)
  expect(within(plot).getByText("10")).toBeInTheDocument()
  expect(screen.getByRole("figure", { name: "val/loss, 2 runs" })).toBeInTheDocument()
})

test("a sample says so and can be loaded whole; loading shows progress and can be cancelled", async () => {
  const onLoadAll = vi.fn<() => void>()
  const { rerender } = show({ series: [line("a", [0, 1], false)], status: { expected: 1_204_000, onLoadAll } })
  expect(screen.getByText("2 of about 1,204,000 points, sampled by the server")).toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Load all" }))
  expect(onLoadAll).toHaveBeenCalledOnce()

  const onCancel = vi.fn<() => void>()
  rerender(
    <Harness series={[line("a", [0, 1], false)]} status={{ expected: 1_000, loading: { loaded: 250, onCancel } }} />,
  )
  expect(screen.getByRole("progressbar", { name: "250 of about 1,000 points" })).toHaveValue(0.25)
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }))
  expect(onCancel).toHaveBeenCalledOnce()
})

test("arrow keys move over the points and say each one", async () => {
  show({ series: two, options: { smoothing: 0 } })
  const plot = await findPlot()
  plot.focus()
  await userEvent.keyboard("{ArrowRight}")
  const voice = plot.querySelector("[aria-live]")
  await waitFor(() => expect(voice).toHaveTextContent("run a, step 0: 0"))
  await userEvent.keyboard("{ArrowRight}")
  await waitFor(() => expect(voice).toHaveTextContent("run a, step 10: 1"))
  await userEvent.keyboard("{ArrowDown}{End}")
  await waitFor(() => expect(voice).toHaveTextContent("run b, step 20: 0.75"))
})

test("the tooltip lists exact values of every line at the cursor, the closest marked", async () => {
  show({ series: [line("a", [0, 0.1 + 0.2, 1]), line("b", [1, NaN, 0])], options: { smoothing: 0 } })
  const plot = await findPlot()
  const [, overlay] = plot.querySelectorAll("canvas")
  if (overlay === undefined) throw new Error("no overlay")
  fireEvent.pointerMove(overlay, { clientX: 310, clientY: 200 })
  const card = plot.querySelector("[popover]")
  await waitFor(() => expect(card).toHaveTextContent("step 10"))
  expect(card).toHaveTextContent("0.30000000000000004")
  expect(card).toHaveTextContent("NaN")
})

test("keys zoom, and 0 or the button shows everything again", async () => {
  show({ series: two })
  const plot = await findPlot()
  plot.focus()
  await userEvent.keyboard("+")
  expect(changes.at(-1)?.xRange).toEqual({ low: 5, high: 15 })
  await userEvent.click(await screen.findByRole("button", { name: "Show everything again" }))
  expect(changes.at(-1)).toEqual({ xRange: undefined, yRange: undefined })
})

test("dragging sideways zooms x, a double click resets it", async () => {
  show({ series: two, size: "small" })
  const plot = await findPlot()
  const [, overlay] = plot.querySelectorAll("canvas")
  if (overlay === undefined) throw new Error("no overlay")
  fireEvent.pointerDown(overlay, { clientX: 150, clientY: 100, button: 0 })
  fireEvent.pointerMove(overlay, { clientX: 300, clientY: 160 })
  fireEvent.pointerUp(overlay, { clientX: 300, clientY: 160 })
  expect(changes).toEqual([{ xRange: { low: 5, high: 10 } }])
  fireEvent.doubleClick(overlay)
  expect(changes.at(-1)).toEqual({ xRange: undefined })
})

test("a click in the legend draws only that run, another click all again", async () => {
  show({ series: two })
  const legend = screen.getByRole("list", { name: "Runs in this chart" })
  await userEvent.click(within(legend).getByRole("button", { name: "run b" }))
  expect(changes.at(-1)).toEqual({ only: ["b"] })
  expect(await screen.findByText("all 3 points")).toBeInTheDocument()
  await userEvent.click(within(legend).getByRole("button", { name: "run b" }))
  expect(changes.at(-1)).toEqual({ only: [] })
})

test("4.7: metrics that were logged once are values: one as a number with its run, several as a list, the best first, NaN last", () => {
  const { unmount } = show({ series: [line("a", [0.5])] })
  expect(screen.getByText("logged once, at step 0")).toBeInTheDocument()
  expect(screen.getByText("run a")).toBeInTheDocument()
  expect(screen.getByText("0.50000")).toBeInTheDocument()
  unmount()
  const series = [line("a", [NaN]), line("b", [1]), line("c", [2])]
  const losses = show({ series })
  expect(screen.getAllByRole("status").map((value) => value.textContent)).toEqual(["1", "2", "NaN"])
  losses.unmount()
  show({ series, name: "accuracy" })
  expect(screen.getAllByRole("status").map((value) => value.textContent)).toEqual(["2", "1", "NaN"])
})

test("a card shows as many values as fit and opens for the others", async () => {
  const onExpand = vi.fn<() => void>()
  const series = Array.from({ length: 17 }, (_, i) => line(`r${i}`, [i]))
  const { unmount } = show({ series, size: "small", onExpand })
  expect(screen.getAllByRole("status")).toHaveLength(7)
  await userEvent.click(screen.getByRole("button", { name: "10 more" }))
  expect(onExpand).toHaveBeenCalledOnce()
  unmount()
  show({ series, size: "full" })
  expect(screen.getAllByRole("status")).toHaveLength(17)
})

test("single values have as many digits as their reader likes, and the exact one is the tooltip", () => {
  setPreferences({ digits: 3 })
  const { unmount } = show({ series: [line("a", [1 / 3])] })
  expect(screen.getByText("0.333")).toHaveAttribute("title", "0.3333333333333333")
  unmount()
  show({ series: [line("a", [1 / 3]), line("b", [2 / 3])] })
  expect(screen.getByText("0.667")).toHaveAttribute("title", "0.6666666666666666")
  act(() => setPreferences({ digits: 5 }))
  expect(screen.getByText("0.66667")).toBeInTheDocument()
})

test("the points stand in a table too", async () => {
  show({ series: two })
  await userEvent.click(screen.getByRole("button", { name: "More for val/loss" }))
  await userEvent.click(await screen.findByRole("menuitem", { name: "Table of points" }))
  const table = await screen.findByRole("grid", { name: "Points of val/loss" })
  expect(table).toHaveAttribute("aria-rowcount", "7")
  const runs = await within(table).findAllByRole("rowheader")
  expect(runs.map((cell) => cell.textContent)).toEqual(["run a", "run a", "run a", "run b", "run b", "run b"])
})

test("values without a place on a log axis are counted, not left out in silence", async () => {
  show({ series: [line("a", [-1, 0, 5])], options: { logY: true } })
  expect(await screen.findByText("2 points at or below 0 have no place on a log axis")).toBeInTheDocument()
})
