import { expect, test } from "vitest"

import { outsideParts } from "./outsideParts"

test("names the hosts that a page takes its parts from, scripts apart", () => {
  const html = `<!doctype html>
<script charset="utf-8" src="https://cdn.plot.ly/plotly-3.1.0.min.js" integrity="sha256-x"></script>
<SCRIPT SRC='//cdn.example/a.js'></SCRIPT><script src=https://cdn.plot.ly/other.js></script>
<link rel="stylesheet" href="https://fonts.example/css?family=A"><img alt="x" src="http://pictures.example/a.png">
<script>const s = "no address"</script><script src="./local.js"></script><img src="data:image/png;base64,AA==">
<a href="https://nobody.example/">only a link</a>`
  expect(outsideParts(html)).toEqual({
    scripts: ["https://cdn.plot.ly", "https://cdn.example"],
    others: ["https://fonts.example", "http://pictures.example"],
    data: [],
  })
})

test.each([
  ["nothing", "", []],
  ["no page at all", "just < text", []],
  ["an address that is none", '<script src="https://"></script>', []],
  ["more hosts than anybody reads", Array.from({ length: 50 }, (_, i) => `<script src=//h${i}.example>`).join(""), 8],
])("%s", (_, html, expected) => {
  const { scripts } = outsideParts(html)
  expect(typeof expected === "number" ? scripts.length : scripts).toEqual(expected)
})

test("tags that never end are not searched to the end of the file, each of them", () => {
  expect(outsideParts("<img ".repeat(400_000) + "src=".repeat(400_000))).toEqual({ scripts: [], others: [], data: [] })
})

test("names where a figure of Vega has its data, which is no address on any other page", () => {
  const data =
    '{"data": {"url": "https://data.example/cars.json"}, "layer": [{"data": {"url" : "files/a.csv"}}, {"url": "data:,1"}]}'
  expect(outsideParts(`<script>const figure = ${data}</script>`).data).toEqual([])
  const html = `<script>const figure = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "x": ${data}}</script>`
  expect(outsideParts(html).data).toEqual(["https://data.example", "files/a.csv"])
  const many = Array.from({ length: 50 }, (_, index) => `{"url": "${index}.csv"}`).join("")
  expect(outsideParts(html + many).data).toHaveLength(8)
})
