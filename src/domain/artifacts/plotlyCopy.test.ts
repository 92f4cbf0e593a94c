import { expect, test } from "vitest"

import { outsideParts } from "./outsideParts"
import { OWN_PLOTLY, plotlyVersionOf, plotlyWanted } from "./plotlyCopy"

/** As plotly.py writes it. */
const WRITTEN =
  '<head></head><script>window.PlotlyConfig = {};</script>\n<script charset="utf-8" src="https://cdn.plot.ly/plotly-3.1.0.min.js" integrity="sha256-O24=" crossorigin="anonymous"></script><div id="f"></div>'

test("the address of Plotly gives way to its source, the rest of the page stays", () => {
  const wanted = plotlyWanted(WRITTEN)
  expect(wanted?.version).toBe("3.1.0")
  expect(wanted?.withSource("plot()")).toBe(
    '<head></head><script>window.PlotlyConfig = {};</script>\n<script>plot()</script><div id="f"></div>',
  )
  expect(outsideParts(wanted?.withSource("") ?? "").scripts).toEqual([])
})

test.each([
  ["https://cdn.plot.ly/plotly-2.35.2.min.js", "2.35.2"],
  ["https://cdn.plot.ly/plotly-latest.min.js", ""],
  ["//cdn.plot.ly/plotly-basic-2.1.0.min.js", "2.1.0"],
  ["https://cdn.jsdelivr.net/npm/plotly.js-dist@2.18.2/plotly.min.js", "2.18.2"],
  ["https://cdnjs.cloudflare.com/ajax/libs/plotly.js/1.58.5/plotly.min.js?x=1", "1.58.5"],
  ["https://unpkg.com/plotly.js-dist-min/plotly.min.js", ""],
])("%s is Plotly %s", (address, version) => {
  for (const tag of [`<script src="${address}">`, `<SCRIPT async src='${address}' defer>`, `<script src=${address}>`])
    expect(plotlyWanted(`${tag}</script>`)?.version).toBe(version)
})

test.each([
  "https://cdn.plot.ly.evil.example/plotly-3.1.0.min.js",
  "https://evil.example/plotly-3.1.0.min.js",
  "https://cdn.plot.ly/other.js",
  "https://cdn.jsdelivr.net/npm/vega@5",
  "./plotly.min.js",
])("%s is not", (address) => expect(plotlyWanted(`<script src="${address}"></script>`)).toBeUndefined())

test("what may be fetched is left to the network", () => {
  expect(plotlyWanted(WRITTEN, ["https://cdn.plot.ly"])).toBeUndefined()
  expect(plotlyWanted(OWN_PLOTLY, ["https://cdn.plot.ly"])).toBeDefined()
})

test("a page that asks twice gets it once", () => {
  const wanted = plotlyWanted(`${OWN_PLOTLY}a${OWN_PLOTLY}b`)
  expect(wanted?.withSource("$&$1")).toBe("<script>$&$1</script>ab")
})

test("tags that never end are not searched to the end of the file, each of them", () => {
  expect(plotlyWanted("<script src=//cdn.plot.ly/".repeat(200_000))).toBeUndefined()
})

test("a copy says which one it is", () => {
  expect(plotlyVersionOf("/**\n* plotly.js v4.1.2\n*/")).toBe("4.1.2")
  expect(plotlyVersionOf("")).toBe("")
})
