import { fireEvent, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test, vi } from "vitest"

import { SandboxSettingsProvider } from "~/components/sandbox/sandboxSettings"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { magicOf } from "~/domain/artifacts/magic"
import { ApiError } from "~/domain/errors/apiError"

import { viewersFor, viewOf } from "./registry"

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)
const encode = (text: string) => new TextEncoder().encode(text)

function fileOf(path: string, content: Uint8Array<ArrayBuffer> | string) {
  const all = typeof content === "string" ? encode(content) : content
  const reads = vi.fn<(start: number, end: number) => void>()
  const file: ArtifactFile = {
    path,
    sizeBytes: all.length,
    bytes: (range = { start: 0, end: all.length }) => {
      reads(range.start, range.end)
      return Promise.resolve(all.slice(range.start, range.end))
    },
  }
  return { file, reads, magic: magicOf(all.subarray(0, 1000)) }
}

function show(path: string, content: Uint8Array<ArrayBuffer> | string, allowed: readonly string[] = []) {
  const { file, reads, magic } = fileOf(path, content)
  const [viewer] = viewersFor({ path, sizeBytes: file.sizeBytes, magic })
  const View = viewer && viewOf(viewer)
  const view = render(
    <SandboxSettingsProvider value={{ artifactScripts: allowed }}>
      {View && <View file={file} magic={magic} whileLoading="loading" />}
    </SandboxSettingsProvider>,
  )
  return { ...view, reads }
}

const revoked = vi.fn<(url: string) => void>()
beforeEach(() => {
  revoked.mockClear()
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:here", revokeObjectURL: revoked }))
})

const VEGA_LITE = '{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "data": {"url": "cars.csv"}}'

test.each([
  ["log.txt", "hello", ["text", "bytes"]],
  ["train.log", "hello", ["console", "text", "bytes"]],
  ["config.json", "{}", ["json", "text", "bytes"]],
  ["README.md", "# hi", ["markdown", "text", "bytes"]],
  ["plot.svg", "<svg/>", ["image", "text", "bytes"]],
  ["loss.json", '{"data": [{"type": "bar"}]}', ["figure", "json", "text", "bytes"]],
  ["chart.vl.json", VEGA_LITE, ["figure", "json", "text", "bytes"]],
  ["work.ipynb", VEGA_LITE, ["notebook", "figure", "json", "text", "bytes"]],
  ["work.ipynb", "{}", ["notebook", "json", "text", "bytes"]],
  ["page.html", "<script>", ["page", "text", "bytes"]],
  ["empty.txt", "", ["bytes"]],
])("%s can be viewed as %j", (path, content, expected) => {
  const { magic } = fileOf(path, content)
  expect(viewersFor({ path, sizeBytes: content.length, magic }).map(({ id }) => id)).toEqual(expected)
})

test("what a file is called does not make it a picture, what it is does", () => {
  expect(viewersFor({ path: "a.png", sizeBytes: 9, magic: magicOf(encode("<script>")) })[0]?.id).toBe("text")
  expect(viewersFor({ path: "a.bin", sizeBytes: 9, magic: magicOf(PNG) })[0]?.id).toBe("image")
  expect(viewersFor({ path: "a.png", sizeBytes: 9e9, magic: magicOf(PNG) })[0]?.id).toBe("bytes")
})

test("3.8, 3.12: a picture, also an SVG, is only ever an image, and its address is given back", async () => {
  const { container, unmount } = show("plot.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  const image = await screen.findByRole("img", { name: "plot.svg" })
  expect(image).toHaveAttribute("src", "blob:here")
  expect(container.querySelectorAll("script, iframe, object, embed")).toHaveLength(0)
  unmount()
  expect(revoked).toHaveBeenCalledWith("blob:here")
})

test("markdown is drawn without its HTML", async () => {
  const { container } = show("README.md", "# Title\n<script>1</script>\n")
  expect(await screen.findByRole("heading", { name: "Title" })).toBeVisible()
  expect(container.querySelector("script")).toBeNull()
})

test("3.8: a page is shown in the sandbox only, and says what is blocked", async () => {
  const html =
    '<script src="https://scripts.example/chart.js"></script><img src="https://pictures.example/a.png"><b id="own">'
  const { container } = show("figure.html", html)
  const before = await screen.findByTitle("Page figure.html")
  expect(before).toHaveAttribute("sandbox", "allow-scripts")
  expect(screen.getByRole("note")).toHaveTextContent(
    "needs scripts from https://scripts.example, which is not allowed here",
  )
  expect(screen.getByRole("note")).toHaveTextContent("from https://pictures.example are blocked")
  expect(container.querySelectorAll("script, img, #own, iframe:not([sandbox])")).toHaveLength(0)
  await userEvent.click(screen.getByRole("button", { name: "Reload" }))
  expect(screen.getByTitle("Page figure.html")).not.toBe(before)
})

test("scripts that whoever hosts the page allows are not called blocked", async () => {
  show("figure.html", '<script src="https://scripts.example/chart.js"></script>', ["https://scripts.example"])
  expect(await screen.findByTitle("Page figure.html")).toBeInTheDocument()
  expect(screen.queryByRole("note")).toBeNull()
})

const PLOTLY = "/* plotly.js v4.1.2 */ draw()"
const answerWith = (status: number) =>
  vi.stubGlobal("fetch", vi.fn<typeof fetch>().mockResolvedValue(new Response(PLOTLY, { status })))

test("Plotly that a page would fetch comes from the copy at hand, and the page says which", async () => {
  answerWith(200)
  const { unmount } = show("loss.html", '<script src="https://cdn.plot.ly/plotly-3.1.0.min.js"></script>')
  expect(await screen.findByTitle("Page loss.html")).toHaveAttribute("sandbox", "allow-scripts")
  expect(
    screen.getByText(/Drawn by Plotly 4\.1\.2, which comes with Tracklight; the page asks for 3\.1\.0/),
  ).toBeVisible()
  expect(screen.queryByRole("note")).toBeNull()
  unmount()
  show("loss.json", '{"data": [{"type": "bar", "y": [1]}]}')
  expect(await screen.findByTitle("Figure loss.json")).toHaveAttribute("sandbox", "allow-scripts")
})

test("a figure of Vega-Lite is drawn in the sandbox, and says what it was written for and what is missing", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn<typeof fetch>().mockImplementation(() => Promise.resolve(new Response("draw()"))),
  )
  show("cars.json", VEGA_LITE)
  expect(await screen.findByTitle("Figure cars.json")).toHaveAttribute("sandbox", "allow-scripts")
  expect(
    screen.getByText(/^Drawn by Vega-Lite [\d.]+, which comes with Tracklight; the page asks for 5\.$/),
  ).toBeVisible()
  expect(screen.getByRole("note")).toHaveTextContent("Data from cars.csv is not fetched")
})

test("a figure that is cut off is said to be", async () => {
  show("loss.json", '{"data": [{"type": "bar", "y": [1')
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "This is no figure of Plotly or Vega, or it is cut or damaged",
  )
})

test("a notebook is cells: markdown, code and what it printed; its pages only in the sandbox", async () => {
  const outputs = [
    { output_type: "stream", name: "stdout", text: ["one\n"] },
    { output_type: "stream", name: "stdout", text: "\u202etwo" },
    { output_type: "error", ename: "E", evalue: "v", traceback: ["\u001b[31mTraceback\u001b[0m"] },
    { data: { "image/png": "iVBORw==" } },
    { data: { "text/html": "<b id='own'>1</b><script>1</script>" } },
    { data: { "application/x-odd": "1" } },
  ]
  const cells = [
    { cell_type: "markdown", source: ["# Aim\n", "<script>1</script>"] },
    { cell_type: "code", source: "import os\nprint(1)", execution_count: 3, outputs },
  ]
  const metadata = { language_info: { name: "python" } }
  const { container } = show("work.ipynb", JSON.stringify({ nbformat: 4, metadata, cells }))
  expect(await screen.findByText("2 cells", { exact: false })).toHaveTextContent("2 cells, python")
  expect(await screen.findByRole("heading", { name: "Aim" })).toBeVisible()
  // Its code is coloured once the highlighter has answered.
  expect(await screen.findByText("import", { selector: "code > span" })).toBeVisible()
  expect(screen.getByText("import", { selector: "code > span" }).closest("pre")).toHaveTextContent("import osprint(1)")
  for (const text of ["[3]", "one", "Traceback", "application/x-odd"]) expect(screen.getByText(text)).toBeVisible()
  expect(screen.getByText("RLO")).toBeVisible()
  expect(screen.getByRole("img", { name: "Output of the cell" })).toHaveAttribute(
    "src",
    "data:image/png;base64,iVBORw==",
  )
  expect(screen.getByTitle("Output of the cell")).toHaveAttribute("sandbox", "allow-scripts")
  expect(container.querySelectorAll("script, #own, iframe:not([sandbox])")).toHaveLength(0)
})

test.each([["{}"], ['{"cells": [{"cell_type": "code", "source"']])("%s is said to be no notebook", async (text) => {
  show("work.ipynb", text)
  expect(await screen.findByRole("alert")).toHaveTextContent("This is no notebook, or it is cut or damaged")
})

const WAV = Uint8Array.from("RIFF....WAVEfmt ", (character) => character.charCodeAt(0))
const WEBM = Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0, 1)

test("sound and video are played from a blob, whose address is given back", async () => {
  const { unmount } = show("beep.wav", WAV)
  expect(await screen.findByLabelText("beep.wav")).toHaveAttribute("src", "blob:here")
  unmount()
  expect(revoked).toHaveBeenCalledWith("blob:here")
  show("run.webm", WEBM)
  const video = await screen.findByLabelText("run.webm")
  expect(video.tagName).toBe("VIDEO")
  fireEvent.error(video)
  expect(screen.getByRole("alert")).toHaveTextContent("The browser cannot play this file")
})

test("a sound that is too long or that the browser cannot decode has no waveform, and says why", async () => {
  show("beep.wav", WAV)
  const player = await screen.findByLabelText("beep.wav")
  Object.defineProperty(player, "duration", { value: 700 })
  fireEvent.loadedMetadata(player)
  expect(await screen.findByText("Only sound of up to 10 minutes and 32 MB gets a waveform.")).toBeVisible()
})

test("media are what their bytes say", () => {
  const first = (path: string, content: Uint8Array, sizeBytes = 9) =>
    viewersFor({ path, sizeBytes, magic: magicOf(content) })[0]?.id
  expect(first("a.txt", WAV)).toBe("audio")
  expect(first("a.weba", WEBM)).toBe("audio")
  expect(first("a.wav", encode("text"))).toBe("text")
  expect(first("a.webm", WEBM, 200_000_000)).toBe("bytes")
})

test("a large page is not run before it is asked for, and one that is larger still not at all", async () => {
  const { reads } = show("large.html", `<p>${"x".repeat(5_000_000)}`)
  await userEvent.click(await screen.findByRole("button", { name: "Show it" }))
  expect(await screen.findByTitle("Page large.html")).toBeInTheDocument()
  expect(reads).toHaveBeenCalledTimes(1)
  expect(viewersFor({ path: "large.html", sizeBytes: 25_000_001, magic: "text" })[0]?.id).toBe("text")
})

test("anything else says what it is and shows its first bytes", async () => {
  show("weights.h5", Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x41))
  expect(await screen.findByText(/an HDF5 file/)).toBeVisible()
  expect(await screen.findByText(/89 48 44 46 0d 0a 41/)).toBeVisible()
})

test("a file that cannot be read says so in place and can be asked for again", async () => {
  const bytes = vi
    .fn<ArtifactFile["bytes"]>()
    .mockRejectedValueOnce(new ApiError({ kind: "server", status: 500, code: "", message: "no such key" }))
    .mockResolvedValue(encode("at last\n"))
  const [viewer] = viewersFor({ path: "a.txt", sizeBytes: 8, magic: "text" })
  const View = viewer && viewOf(viewer)
  render(View && <View file={{ path: "a.txt", sizeBytes: 8, bytes }} magic="text" />)
  expect(await screen.findByRole("alert")).toHaveTextContent("no such key")
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  expect(await screen.findByText("at last")).toBeVisible()
})
