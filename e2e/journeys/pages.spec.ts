import { openLogged } from "~e2e/fixtures/logFile"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

/** As `mlflow.log_figure` writes a figure of Plotly: the script is fetched from the network. */
const FIGURE = `<!doctype html><html><head><meta charset="utf-8" /><style>html, body {height: 100%;}</style></head><body>
<div style="height:100%; width:100%;"><script>window.PlotlyConfig = {MathJaxConfig: 'local'};</script>
<script charset="utf-8" src="https://cdn.plot.ly/plotly-3.1.0.min.js" integrity="sha256-Ei4740bWZhaUTQuD6q9yQlgVCMPBz6CZWhevDYPv93A=" crossorigin="anonymous"></script>
<div id="f1" class="plotly-graph-div" style="height:100%; width:100%;"></div><script>
Plotly.newPlot("f1", [{"name": "loss", "x": [1, 2, 3], "y": [3, 1, 2], "type": "scatter"}], {"title": {"text": "Loss of the run"}}, {"responsive": true})
</script></div></body></html>`

test("a page runs its own scripts in the sandbox, beside its download, and again on demand", async ({
  page,
  make,
  api,
  request,
  tracking,
}) => {
  const data = '<h1>Report</h1><p id="made">no script</p><script>made.textContent = "made by " + self.origin</script>'
  await openLogged({ page, make, api, request, tracking }, { name: "estimator.html", data })
  const inside = page.getByTitle("Page estimator.html").contentFrame()
  await expect(inside.getByRole("heading", { name: "Report" })).toBeVisible()
  await expect(inside.getByText("made by null")).toBeVisible()
  await expect(main(page).getByRole("button", { name: "Download" })).toBeVisible()
  await main(page).getByRole("button", { name: "Reload" }).click()
  await expect(inside.getByText("made by null")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("Text")
  await expect(main(page).getByText(data)).toBeVisible()
})

test("hosts that a page wants and does not get are named", async ({ page, make, api, request, tracking, watched }) => {
  watched.expected.push(/^request to an unknown host: https:\/\/scripts\.example\//, /artifact-frame\.html\)$/)
  const data = '<h1>Chart</h1><script src="https://scripts.example/chart.js"></script>'
  await openLogged({ page, make, api, request, tracking }, { name: "chart.html", data })
  await expect(page.getByTitle("Page chart.html").contentFrame().getByRole("heading")).toHaveText("Chart")
  await expect(main(page).getByRole("note")).toContainText("scripts from https://scripts.example, which is not allowed")
})

test("a figure of Plotly is drawn without the network", async ({ page, make, api, request, tracking }) => {
  await openLogged({ page, make, api, request, tracking }, { name: "loss.html", data: FIGURE })
  const inside = page.getByTitle("Page loss.html").contentFrame()
  await expect(inside.getByText("Loss of the run")).toBeVisible()
  await expect(inside.locator(".scatterlayer .trace")).toHaveCount(1)
  await expect(main(page).getByText(/Drawn by Plotly \d.*the page asks for 3\.1\.0/)).toBeVisible()
  await expect(main(page).getByRole("note")).toHaveCount(0)
})

test("a figure of Plotly that was kept as JSON is drawn too", async ({ page, make, api, request, tracking }) => {
  const data = JSON.stringify({ data: [{ type: "bar", y: [1, 2] }], layout: { title: { text: "</script>Bars" } } })
  await openLogged({ page, make, api, request, tracking }, { name: "bars.json", data })
  const inside = page.getByTitle("Figure bars.json").contentFrame()
  await expect(inside.getByText("</script>Bars")).toBeVisible()
  await expect(inside.locator(".barlayer .point")).toHaveCount(2)
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("JSON tree")
  await expect(main(page).getByRole("tree", { name: "JSON" })).toBeVisible()
})

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

test("a notebook is cells, and what they left behind", async ({ page, make, api, request, tracking }) => {
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
  await openLogged({ page, make, api, request, tracking }, { name: "work.ipynb", data })
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
