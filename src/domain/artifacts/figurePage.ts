import type { Checked } from "./checked"
import { ownCopy } from "./libraryCopies"

/**
 * A page for the sandbox that draws a figure which was kept as JSON: of Plotly (`fig.to_json()`, `mlflow.log_dict(fig.to_dict(), ...)`),
 * Vega or Vega-Lite (`chart.to_json()` of Altair). The figure is data in it: no text of the file can end the element that holds it.
 */
export function figurePage(text: string): Checked<string> {
  const figure = parse(text)
  const drawing = drawingOf(figure)
  if (drawing === undefined)
    return { ok: false, message: "This is no figure of Plotly or Vega, or it is cut or damaged" }
  // Only its texts can hold this sign. Written anew, a figure of a thousand levels would be too deep.
  const held = text.replaceAll("<", String.raw`\u003c`)
  return {
    ok: true,
    value: `<!doctype html><meta charset="utf-8"><style>${drawing.style}</style>
<div id="figure"></div>
<script type="application/json" id="held">${held}</script>
${drawing.copies}
<script>${drawing.script}</script>`,
  }
}

type Drawing = { readonly style: string; readonly copies: string; readonly script: string }

const SCHEMA = /^https?:\/\/vega\.github\.io\/schema\/(vega|vega-lite)\/v(\d{1,3}(?:\.\d{1,3}){0,2})\.json$/

function drawingOf(figure: unknown): Drawing | undefined {
  if (typeof figure !== "object" || figure === null) return undefined
  const schema = "$schema" in figure && typeof figure.$schema === "string" ? SCHEMA.exec(figure.$schema) : null
  if (schema !== null) return schema[1] === "vega" ? vega(schema[2]) : vegaLite(schema[2])
  return "data" in figure && Array.isArray(figure.data) ? PLOTLY : undefined
}

const PLOTLY: Drawing = {
  style: "html, body, #figure { height: 100%; margin: 0 }",
  copies: ownCopy("plotly"),
  script: `const { data, layout, frames } = JSON.parse(document.getElementById("held").textContent)
Plotly.newPlot("figure", { data, layout, frames, config: { responsive: true } })`,
}

const vega = (version = ""): Drawing => ({
  ...VEGA,
  copies: ownCopy("vega", version) + ownCopy("vega-embed"),
  script: embed("vega"),
})

const vegaLite = (version = ""): Drawing => ({
  ...VEGA,
  // The two are released together, but a page is told only the one that it was written for.
  copies: ownCopy("vega") + ownCopy("vega-lite", version) + ownCopy("vega-embed"),
  script: embed("vega-lite"),
})

const VEGA = { style: "body { margin: 0.75em } #figure { width: 100% } #fault { font: 80%/1.5 system-ui, sans-serif }" }

/** Without its menu, whose windows and downloads the sandbox does not allow; which version it asks for is said around the page. */
const embed = (
  mode: "vega" | "vega-lite",
): string => `const { $schema, ...spec } = JSON.parse(document.getElementById("held").textContent)
vegaEmbed("#figure", spec, { mode: "${mode}", actions: false }).catch((error) => {
  const fault = document.createElement("p")
  fault.id = "fault"
  fault.textContent = "This figure cannot be drawn: " + error.message
  document.body.replaceChildren(fault)
})`

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
