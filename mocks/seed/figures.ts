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
