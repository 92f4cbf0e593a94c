import { hashNoise } from "./random"

/** How often customers left, of those who were said to leave as often; as `mlflow.log_figure` writes a figure of Plotly. */
export function calibrationPage(seed: number): string {
  const said = Array.from({ length: 10 }, (_, bin) => (bin + 0.5) / 10)
  const left = said.map((share, bin) => Math.min(1, Math.max(0, share + (hashNoise(seed, bin) - 0.5) * 0.14)))
  const traces = [
    { type: "scatter", mode: "lines", name: "perfect", x: [0, 1], y: [0, 1], line: { dash: "dot", color: "#98a2b3" } },
    { type: "scatter", mode: "lines+markers", name: "model", x: said, y: left, line: { color: "#2f6fb5" } },
  ]
  const layout = {
    title: { text: "Calibration" },
    xaxis: { title: { text: "said to leave" }, range: [0, 1], tickformat: ".0%" },
    yaxis: { title: { text: "left" }, range: [0, 1], tickformat: ".0%" },
  }
  return `<!doctype html>
<html>
<head><meta charset="utf-8" /><style>html, body {height: 100%;}</style></head>
<body>
  <div style="height:100%; width:100%;">
    <script>window.PlotlyConfig = {MathJaxConfig: 'local'};</script>
    <script charset="utf-8" src="https://cdn.plot.ly/plotly-3.1.0.min.js" crossorigin="anonymous"></script>
    <div id="figure" class="plotly-graph-div" style="height:100%; width:100%;"></div>
    <script>Plotly.newPlot("figure", ${JSON.stringify(traces)}, ${JSON.stringify(layout)}, {"responsive": true})</script>
  </div>
</body>
</html>
`
}

/** What each threshold costs, by how many of those who are said to leave do so, and how many of those who leave are found. */
export const precisionByThreshold = (seed: number) =>
  Array.from({ length: 19 }, (_, index) => (index + 1) / 20).flatMap((threshold, index) => {
    const wave = (hashNoise(seed, index) - 0.5) * 0.03
    const round = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000
    return [
      { measure: "precision", threshold, share: round(0.42 + 0.55 * threshold + wave) },
      { measure: "recall", threshold, share: round(1 - 0.9 * threshold ** 2 + wave) },
    ]
  })

/** As `chart.to_json()` of Altair writes it. */
export function thresholdChart(seed: number): string {
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v5.20.1.json",
    config: { view: { continuousHeight: 300, continuousWidth: 480 } },
    data: { values: precisionByThreshold(seed) },
    encoding: {
      color: { field: "measure", type: "nominal" },
      tooltip: [
        { field: "threshold", type: "quantitative" },
        { field: "share", format: ".1%", type: "quantitative" },
      ],
      x: { field: "threshold", type: "quantitative" },
      y: { axis: { format: "%" }, field: "share", type: "quantitative" },
    },
    mark: { point: true, type: "line" },
    title: "Precision and recall by threshold",
  }
  return JSON.stringify(spec, undefined, 2)
}
