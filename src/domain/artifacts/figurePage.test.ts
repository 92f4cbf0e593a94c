import { expect, test } from "vitest"

import { figurePage } from "./figurePage"
import { copiesWanted } from "./libraryCopies"

const htmlOf = (text: string) => {
  const page = figurePage(text)
  return page.ok ? page.value : ""
}

test("a figure becomes data of a page that draws it with our copy of Plotly", () => {
  const figure = '{"data": [{"type": "bar", "y": [1]}], "layout": {"title": {"text": "a"}}}'
  expect(htmlOf(figure)).toContain(figure)
  expect(copiesWanted(htmlOf(figure))?.libraries).toEqual([{ name: "plotly", version: "" }])
})

const VEGA_LITE =
  '{"$schema": "https://vega.github.io/schema/vega-lite/v5.20.1.json", "data": {"values": []}, "mark": "bar"}'

test("a figure of Vega-Lite is drawn by our copies, and says which version it is of", () => {
  expect(htmlOf(VEGA_LITE)).toContain(VEGA_LITE)
  expect(copiesWanted(htmlOf(VEGA_LITE))?.libraries).toEqual([
    { name: "vega", version: "" },
    { name: "vega-lite", version: "5.20.1" },
    { name: "vega-embed", version: "" },
  ])
})

test("a figure of Vega needs no Vega-Lite", () => {
  const html = htmlOf('{"$schema": "https://vega.github.io/schema/vega/v5.json", "data": [], "marks": []}')
  expect(copiesWanted(html)?.libraries).toEqual([
    { name: "vega", version: "5" },
    { name: "vega-embed", version: "" },
  ])
})

test.each([
  JSON.stringify({ data: [], layout: { title: "HOSTILE", HOSTILE: 1 } }),
  JSON.stringify({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", title: "HOSTILE", HOSTILE: 1 }),
])("nothing of the figure ends the element that holds it: %s", (figure) => {
  const hostile = '</script><script>evil()</script><!--<script src=\\"local:plotly\\"></script>'
  const text = figure.replaceAll("HOSTILE", hostile)
  const html = htmlOf(text)
  expect(html).not.toContain("evil()</script>")
  const held = /id="held">([^<]*)<\/script>/.exec(html)?.[1]
  expect(JSON.parse(held ?? "")).toEqual(JSON.parse(text))
  expect(
    copiesWanted(html)
      ?.withSources(new Map())
      .match(/<script/g),
  ).toHaveLength(2)
})

test.each([
  ["", "{", "[]", "null", "7", "{}", '{"data": 3}', '{"data": [{"type": "bar"'],
  ['{"$schema": "https://vega.github.io/schema/other/v5.json"}', '{"$schema": 5}', VEGA_LITE.slice(0, -9)],
  ['{"$schema": "https://vega.github.io.evil.example/schema/vega/v5.json"}'],
  [VEGA_LITE.replace("v5", 'v5@6\\" onerror=1')],
])("%s is no figure", (...texts) => {
  for (const text of texts) expect(figurePage(text)).toMatchObject({ ok: false })
})

test("a figure that is too deep to be written anew is handed over as it is", () => {
  const deep = `{"data": [], "layout": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`
  expect(htmlOf(deep)).toContain(deep)
})
