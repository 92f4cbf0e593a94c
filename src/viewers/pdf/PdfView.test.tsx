import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test, vi } from "vitest"

import type { ArtifactFile } from "~/domain/artifacts/file"

import { openPdf, type Pdf } from "./openPdf"
import { PdfView } from "./PdfView"

// The reader itself needs a worker and a canvas: journeys have both.
vi.mock("./openPdf")
const opened = vi.mocked(openPdf)
const close = vi.fn<() => void>()
const draw = vi.fn<Pdf["draw"]>()

const bytes = Uint8Array.of(1, 2, 3)
const file: ArtifactFile = { path: "docs/report.pdf", sizeBytes: 3, bytes: () => Promise.resolve(bytes) }

beforeEach(() => {
  vi.clearAllMocks()
  draw.mockResolvedValue()
  opened.mockResolvedValue({ pageCount: 2, draw, textOf: (page) => Promise.resolve(`Words of ${page}\n\u202e`), close })
})

test("one page at a time, to the last and back", async () => {
  const { unmount } = render(<PdfView file={file} magic="pdf" />)
  expect(await screen.findByText("Page 1 of 2")).toBeVisible()
  expect(screen.getByRole("img", { name: "Page 1 of report.pdf" })).toBeVisible()
  expect(screen.getByRole("button", { name: "Previous page" })).toHaveAttribute("aria-disabled", "true")
  await userEvent.click(screen.getByRole("button", { name: "Next page" }))
  expect(screen.getByRole("img", { name: "Page 2 of report.pdf" })).toBeVisible()
  expect(draw.mock.calls.map(([page]) => page)).toEqual([1, 2])
  expect(screen.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true")
  unmount()
  expect(close).toHaveBeenCalledTimes(1)
})

test("the words of a page can be read, and what hides in them", async () => {
  render(<PdfView file={file} magic="pdf" />)
  await userEvent.click(await screen.findByRole("radio", { name: "Text" }))
  expect(await screen.findByText("Words of 1")).toBeVisible()
  expect(screen.getByText("RLO")).toBeVisible()
})

test("a page that cannot be drawn says so, and the next one can be asked for", async () => {
  draw.mockRejectedValueOnce(new Error("damaged"))
  render(<PdfView file={file} magic="pdf" />)
  expect(await screen.findByRole("alert")).toHaveTextContent("This page cannot be drawn")
  await userEvent.click(screen.getByRole("button", { name: "Next page" }))
  expect(screen.queryByRole("alert")).toBeNull()
})

test("a file that is no PDF after all says so", async () => {
  opened.mockRejectedValueOnce(new Error("Invalid PDF structure"))
  render(<PdfView file={file} magic="pdf" />)
  expect(await screen.findByRole("alert")).toHaveTextContent("This PDF cannot be read")
})
