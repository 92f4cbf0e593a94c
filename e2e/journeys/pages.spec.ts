import { readFileSync } from "node:fs"

import type { BrowserContext } from "@playwright/test"

import { openLogged } from "~e2e/fixtures/openLogged"
import { main } from "~e2e/fixtures/pages"
import { OF_THE_SANDBOX } from "~e2e/fixtures/sandbox"
import { expect, test } from "~e2e/fixtures/test"

/** As `mlflow.log_figure` writes a figure of Plotly: the script is fetched from the network. */
const FIGURE = `<!doctype html><html><head><meta charset="utf-8" /><style>html, body {height: 100%;}</style></head><body>
<div style="height:100%; width:100%;"><script>window.PlotlyConfig = {MathJaxConfig: 'local'};</script>
<script charset="utf-8" src="https://cdn.plot.ly/plotly-3.1.0.min.js" integrity="sha256-Ei4740bWZhaUTQuD6q9yQlgVCMPBz6CZWhevDYPv93A=" crossorigin="anonymous"></script>
<div id="f1" class="plotly-graph-div" style="height:100%; width:100%;"></div><script>
Plotly.newPlot("f1", [{"name": "loss", "x": [1, 2, 3], "y": [3, 1, 2], "type": "scatter"}], {"title": {"text": "Loss of the run"}}, {"responsive": true})
</script></div></body></html>`

test("3.12: a page runs its own scripts in the sandbox, beside its download, and again on demand", async ({
  page,
  fill,
}) => {
  const data = '<h1>Report</h1><p id="made">no script</p><script>made.textContent = "made by " + self.origin</script>'
  await openLogged(fill, { name: "estimator.html", data })
  const inside = page.getByTitle("Page estimator.html").contentFrame()
  await expect(inside.getByRole("heading", { name: "Report" })).toBeVisible()
  await expect(inside.getByText("made by null")).toBeVisible()
  await expect(main(page).getByRole("button", { name: "Download" })).toBeVisible()
  await main(page).getByRole("button", { name: "Reload" }).click()
  await expect(inside.getByText("made by null")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("Text")
  await expect(main(page).getByText(data)).toBeVisible()
})

test("hosts that a page wants and does not get are named", async ({ page, watched, fill }) => {
  watched.expected.push(/^request to an unknown host: https:\/\/scripts\.example\//, /artifact-frame\.html\)$/)
  const data = '<h1>Chart</h1><script src="https://scripts.example/chart.js"></script>'
  await openLogged(fill, { name: "chart.html", data })
  await expect(page.getByTitle("Page chart.html").contentFrame().getByRole("heading")).toHaveText("Chart")
  await expect(main(page).getByRole("note")).toContainText("scripts from https://scripts.example, which is not allowed")
})

test("the sandbox has its size before it gets the page, which draws itself to fit only once", async ({
  page,
  fill,
}) => {
  let open: () => void = () => undefined
  const isOpen = new Promise<void>((resolve) => (open = resolve))
  await page.route("**/artifact-frame.html", async (route) => {
    await isOpen
    await route.continue()
  })
  await openLogged(fill, { name: "page.html", data: "<p>drawn</p>" })
  const frame = page.getByTitle("Page page.html")
  await expect(frame).toBeAttached()
  const waiting = await frame.boundingBox()
  open()
  await expect(frame.contentFrame().getByText("drawn")).toBeVisible()
  expect(await frame.boundingBox()).toEqual(waiting)
})

test("3.12: a figure of Plotly is drawn without the network", async ({ page, fill }) => {
  await openLogged(fill, { name: "loss.html", data: FIGURE })
  const inside = page.getByTitle("Page loss.html").contentFrame()
  await expect(inside.getByText("Loss of the run")).toBeVisible()
  await expect(inside.locator(".scatterlayer .trace")).toHaveCount(1)
  await expect(main(page).getByText(/Drawn by Plotly \d.*the page asks for 3\.1\.0/)).toBeVisible()
  await expect(main(page).getByRole("note")).toHaveCount(0)
})

test("a figure of Plotly that was kept as JSON is drawn too", async ({ page, fill }) => {
  const data = JSON.stringify({ data: [{ type: "bar", y: [1, 2] }], layout: { title: { text: "</script>Bars" } } })
  await openLogged(fill, { name: "bars.json", data })
  const inside = page.getByTitle("Figure bars.json").contentFrame()
  await expect(inside.getByText("</script>Bars")).toBeVisible()
  await expect(inside.locator(".barlayer .point")).toHaveCount(2)
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("JSON tree")
  await expect(main(page).getByRole("tree", { name: "JSON" })).toBeVisible()
})

/** As `chart.to_dict()` and `chart.save("chart.html")` of Altair write it; SVG, so that its words are words. */
const SPEC = {
  config: { view: { continuousHeight: 300, continuousWidth: 300 } },
  data: { name: "rows" },
  encoding: { x: { field: "word", type: "nominal" }, y: { field: "count", type: "quantitative" } },
  mark: { type: "bar" },
  title: "</script>Words of the run",
  $schema: "https://vega.github.io/schema/vega-lite/v5.20.1.json",
  datasets: {
    rows: [
      { word: "one", count: 3 },
      { word: "two", count: 5 },
    ],
  },
  usermeta: { embedOptions: { renderer: "svg" } },
}
const CHART = `<!DOCTYPE html><html><head><style>#vis.vega-embed { width: 100%; display: flex; }</style>
<script type="text/javascript" src="https://cdn.jsdelivr.net/npm/vega@5"></script>
<script type="text/javascript" src="https://cdn.jsdelivr.net/npm/vega-lite@5.20.1"></script>
<script type="text/javascript" src="https://cdn.jsdelivr.net/npm/vega-embed@6"></script>
</head><body><div id="vis"></div><script type="text/javascript">(function(vegaEmbed) {
var spec = ${JSON.stringify({ ...SPEC, title: "Words of the run" })};
vegaEmbed("#vis", spec, {"mode": "vega-lite"}); })(vegaEmbed);</script></body></html>`

test("a chart of Altair that was kept as JSON is drawn without the network", async ({ page, fill }) => {
  const data = JSON.stringify(SPEC)
  await openLogged(fill, { name: "words.json", data, by: "log_dict" })
  const inside = page.getByTitle("Figure words.json").contentFrame()
  await expect(inside.getByText("</script>Words of the run")).toBeVisible()
  await expect(inside.locator(".mark-rect.role-mark path")).toHaveCount(2)
  await expect(main(page).getByText(/Drawn by Vega-Lite 6\S*, .*the page asks for 5\.20\.1\./)).toBeVisible()
  await expect(main(page).getByRole("note")).toHaveCount(0)
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("JSON tree")
  await expect(main(page).getByRole("tree", { name: "JSON" })).toBeVisible()
})

test("a page of Altair is drawn by the copies at hand", async ({ page, watched, fill }) => {
  // Vega-Embed says so itself, too.
  watched.expected.push(/^console warning: WARN The input spec uses Vega-Lite v5/)
  await openLogged(fill, { name: "words.html", data: CHART, by: "log_text" })
  const inside = page.getByTitle("Page words.html").contentFrame()
  await expect(inside.getByText("Words of the run")).toBeVisible()
  await expect(inside.locator(".mark-rect.role-mark path")).toHaveCount(2)
  await expect(main(page).getByText(/Drawn by Vega 6\S*, Vega-Lite 6.* asks for 5, 5\.20\.1 and 6\./)).toBeVisible()
  await expect(main(page).getByRole("note")).toHaveCount(0)
})

test("a chart whose data is elsewhere says where, and is drawn without it", async ({ page, watched, fill }) => {
  watched.expected.push(...OF_THE_SANDBOX, /^console error: policy violation: connect-src https:\/\/data\.example\//)
  const data = JSON.stringify({ ...SPEC, title: "Cars", data: { url: "https://data.example/cars.json" } })
  await openLogged(fill, { name: "cars.json", data, by: "log_dict" })
  const inside = page.getByTitle("Figure cars.json").contentFrame()
  await expect(inside.getByText("Cars")).toBeVisible()
  await expect(main(page).getByRole("note")).toContainText("Data from https://data.example is not fetched")
})

test("a chart that Vega cannot draw says so in its place", async ({ page, fill }) => {
  const data = JSON.stringify({ ...SPEC, mark: undefined })
  await openLogged(fill, { name: "broken.json", data, by: "log_dict" })
  const inside = page.getByTitle("Figure broken.json").contentFrame()
  await expect(inside.getByText(/^This figure cannot be drawn: /)).toBeVisible()
})

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

test("a notebook is cells, and what they left behind", async ({ page, fill }) => {
  const result = (data: object) => ({ output_type: "execute_result", execution_count: 2, metadata: {}, data })
  const cells = [
    { cell_type: "markdown", metadata: {}, source: ["# What it learned\n", "<script>window.__ran = 1</script>"] },
    {
      cell_type: "code",
      execution_count: 2,
      metadata: {},
      source: ["print('a line')\n", "table"],
      outputs: [
        { output_type: "stream", name: "stdout", text: ["a line\n"] },
        result({ "image/png": PIXEL }),
        result({
          "text/html": "<table><tr><td>in a table</td></tr></table><script>try { parent.__ran = 1 } catch {}</script>",
        }),
      ],
    },
  ]
  const data = JSON.stringify({
    cells,
    metadata: { language_info: { name: "python" } },
    nbformat: 4,
    nbformat_minor: 5,
  })
  await openLogged(fill, { name: "work.ipynb", data })
  await expect(main(page).getByText("2 cells, python")).toBeVisible()
  await expect(main(page).getByRole("heading", { name: "What it learned" })).toBeVisible()
  await expect(main(page).getByText("print('a line')")).toBeVisible()
  await expect(main(page).getByText("a line", { exact: true })).toBeVisible()
  await expect(main(page).getByRole("img", { name: "Output of the cell" })).toHaveJSProperty("naturalWidth", 1)
  const inside = page.getByTitle("Output of the cell").contentFrame()
  await expect(inside.getByText("in a table")).toBeVisible()
  await expect(main(page).getByText("in a table")).toHaveCount(0)
  expect(await page.evaluate(() => "__ran" in window)).toBe(false)
})

test("charts of Altair in a notebook are drawn, as the page and as the kind of its own that it left", async ({
  page,
  fill,
}) => {
  await openLogged(fill, { name: "chart.ipynb", data: readFileSync("e2e/fixtures/files/altair.ipynb") })
  const charts = page.getByTitle("Output of the cell")
  await expect(charts).toHaveCount(2)
  for (const [index, title] of ["Loss by step", "Loss by step, as a kind of its own"].entries()) {
    const chart = charts.nth(index)
    await chart.scrollIntoViewIfNeeded()
    await expect(chart.contentFrame().getByText(title, { exact: true })).toBeVisible()
    await expect(chart.contentFrame().locator(".mark-symbol.role-mark path")).toHaveCount(6)
  }
  await expect(main(page).getByRole("note")).toHaveCount(0)
})

/** A second of a tone of 440 Hz that fades, as a WAV file of 16 bits. */
function tone(): Buffer {
  const rate = 8000
  const wav = Buffer.alloc(44 + 2 * rate)
  wav.write("RIFF", 0)
  wav.writeUInt32LE(36 + 2 * rate, 4)
  wav.write("WAVEfmt ", 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(2 * rate, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write("data", 36)
  wav.writeUInt32LE(2 * rate, 40)
  for (let at = 0; at < rate; at += 1) {
    const loudness = 0.8 * (1 - at / rate)
    wav.writeInt16LE(Math.round(32_767 * loudness * Math.sin((2 * Math.PI * 440 * at) / rate)), 44 + 2 * at)
  }
  return wav
}

test("a sound has its waveform, and a click in it goes there", async ({ page, fill }) => {
  await openLogged(fill, { name: "tone.wav", data: tone() })
  const waveform = main(page).getByRole("img", { name: "Waveform of 1.0 seconds" })
  await expect(waveform).toBeVisible()
  // Loud at its beginning, almost silent at its end.
  const drawn = await waveform.evaluate((element) => {
    const canvas = element instanceof HTMLCanvasElement ? element : document.createElement("canvas")
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    const isDrawn = (column: number, row: number) => (data[4 * (row * canvas.width + column) + 3] ?? 0) > 0
    const heightAt = (column: number) =>
      Array.from({ length: canvas.height }, (_, row) => isDrawn(column, row)).filter(Boolean).length
    return [heightAt(5), heightAt(canvas.width - 5)]
  })
  expect(drawn[0]).toBeGreaterThan(80)
  expect(drawn[1]).toBeLessThan(10)
  const player = main(page).getByLabel("tone.wav")
  await waveform.click()
  await expect(player).toHaveJSProperty("seeking", false)
  expect(
    await player.evaluate((element) => (element instanceof HTMLMediaElement ? element.currentTime : 0)),
  ).toBeCloseTo(0.5, 1)
})

test("a sound that is cut off before it begins is said to be damaged", async ({ page, fill }) => {
  await openLogged(fill, { name: "cut.wav", data: tone().subarray(0, 30) })
  await expect(main(page).getByRole("alert")).toContainText("The browser cannot play this file")
})

/** What the browser itself records of a moving picture: real frames, of its own kind. */
async function recording(context: BrowserContext): Promise<Buffer> {
  const page = await context.newPage()
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 })
    const pen = canvas.getContext("2d")
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm" })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve
    })
    recorder.start()
    for (let frame = 0; frame < 20; frame += 1) {
      pen?.fillRect(frame, 0, 2, 48)
      await new Promise(requestAnimationFrame)
    }
    recorder.stop()
    await ended
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  })
  await page.close()
  return Buffer.from(base64, "base64")
}

test("a video plays from memory", async ({ page, context, fill }) => {
  const data = await recording(context)
  await openLogged(fill, { name: "frames.webm", data })
  const video = main(page).getByLabel("frames.webm")
  await expect(video).toHaveAttribute("src", /^blob:/)
  await expect(video).toHaveJSProperty("videoWidth", 64)
  await expect(video).toHaveJSProperty("error", null)
})
