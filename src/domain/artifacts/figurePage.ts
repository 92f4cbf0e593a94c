import type { Checked } from "./checked"
import { OWN_PLOTLY } from "./plotlyCopy"

/**
 * A page for the sandbox that draws a figure which was kept as JSON (`fig.to_json()`, `mlflow.log_dict(fig.to_dict(), ...)`).
 * The figure is data in it: no text of the file can end the element that holds it.
 */
export function figurePage(text: string): Checked<string> {
  const figure = parse(text)
  if (typeof figure !== "object" || figure === null || !("data" in figure) || !Array.isArray(figure.data))
    return { ok: false, message: "This is no Plotly figure, or it is cut or damaged" }
  const held = JSON.stringify(figure).replaceAll("<", String.raw`\u003c`)
  return {
    ok: true,
    value: `<!doctype html><meta charset="utf-8"><style>html, body, #figure { height: 100%; margin: 0 }</style>
<div id="figure"></div>
<script type="application/json" id="held">${held}</script>
${OWN_PLOTLY}
<script>const { data, layout, frames } = JSON.parse(document.getElementById("held").textContent)
Plotly.newPlot("figure", { data, layout, frames, config: { responsive: true } })</script>`,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
