import { render, screen } from "@testing-library/react"
import { beforeEach, expect, test, vi } from "vitest"

import type { SandboxPage as Tested } from "./SandboxPage"

let SandboxPage: typeof Tested

// Copies that have been fetched once are kept as long as the module lives.
beforeEach(async () => {
  vi.resetModules()
  ;({ SandboxPage } = await import("./SandboxPage"))
})

test("a copy of Plotly that cannot be fetched is said, asked for again, and the page is shown as it is", async () => {
  const fetched = vi.fn<typeof fetch>().mockResolvedValue(new Response("gone", { status: 404 }))
  vi.stubGlobal("fetch", fetched)
  const page = <SandboxPage html='<script src="https://cdn.plot.ly/plotly-3.1.0.min.js"></script>' label="Page" />
  const { unmount } = render(page)
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be fetched")
  expect(screen.getByRole("note")).toHaveTextContent("https://cdn.plot.ly")
  expect(screen.getByTitle("Page")).toBeInTheDocument()
  unmount()
  render(page)
  expect(await screen.findByRole("alert")).toBeVisible()
  expect(fetched).toHaveBeenCalledTimes(2)
})

test("of several libraries each is fetched, and all that the page was not written for are named", async () => {
  const fetched = vi.fn<typeof fetch>().mockImplementation(() => Promise.resolve(new Response("draw()")))
  vi.stubGlobal("fetch", fetched)
  const altair = ["vega@5", "vega-lite@5.20.1", "vega-embed@7"].map(
    (name) => `<script src="https://cdn.jsdelivr.net/npm/${name}"></script>`,
  )
  const figure =
    '{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "data": {"url": "https://data.example/a.csv"}}'
  render(<SandboxPage html={`${altair.join("")}<script>draw(${figure})</script>`} label="Page" />)
  expect(await screen.findByTitle("Page")).toBeInTheDocument()
  expect(fetched).toHaveBeenCalledTimes(3)
  expect(
    screen.getByText(/^Drawn by Vega 6\.[\d.]+ and Vega-Lite 6\.[\d.]+, which come .* asks for 5 and 5\.20\.1\.$/),
  ).toBeVisible()
  expect(screen.getByRole("note")).toHaveTextContent("Data from https://data.example is not fetched")
  expect(screen.getByRole("note")).not.toHaveTextContent("jsdelivr")
})
