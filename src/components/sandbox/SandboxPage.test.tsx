import { render, screen } from "@testing-library/react"
import { expect, test, vi } from "vitest"

import { SandboxPage } from "./SandboxPage"

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
