import { expect, test } from "vitest"

import { readNotebook } from "./notebook"

const notebook = (...cells: readonly object[]) =>
  readNotebook(JSON.stringify({ nbformat: 4, metadata: { language_info: { name: "python" } }, cells }))
const outputOf = (output: object) =>
  notebook({ cell_type: "code", source: "", outputs: [output] })?.cells[0]?.outputs[0]

test("cells are told apart, sources may be lists of lines", () => {
  expect(
    notebook(
      { cell_type: "markdown", source: ["# Title\n", "text"] },
      { cell_type: "code", source: "print(1)", execution_count: 3, outputs: [] },
      { cell_type: "raw", source: "raw" },
      { cell_type: "of the future", source: "?" },
    ),
  ).toEqual({
    language: "python",
    cells: [
      { kind: "markdown", source: "# Title\ntext", count: undefined, outputs: [] },
      { kind: "code", source: "print(1)", count: 3, outputs: [] },
      { kind: "raw", source: "raw", count: undefined, outputs: [] },
      { kind: "raw", source: "?", count: undefined, outputs: [] },
    ],
  })
})

test("cells of version 3 lie in worksheets", () => {
  const text = JSON.stringify({
    nbformat: 3,
    worksheets: [
      {
        cells: [
          { cell_type: "heading", source: "Old" },
          { cell_type: "code", input: "1+1", prompt_number: 2 },
        ],
      },
    ],
  })
  expect(readNotebook(text)?.cells).toMatchObject([
    { kind: "markdown", source: "# Old" },
    { kind: "code", source: "1+1", count: 2 },
  ])
})

test.each([
  [
    { output_type: "stream", name: "stdout", text: ["a\n", "b"] },
    { kind: "text", text: "a\nb", isError: false },
  ],
  [
    { output_type: "stream", name: "stderr", text: "\u001b[31mred\u001b[0m" },
    { kind: "text", text: "red", isError: true },
  ],
  [
    { output_type: "error", ename: "E", evalue: "v", traceback: ["one", "two"] },
    { kind: "text", text: "one\ntwo", isError: true },
  ],
  [
    { output_type: "error", ename: "E", evalue: "v" },
    { kind: "text", text: "E: v", isError: true },
  ],
  [
    { data: { "text/plain": "1", "text/html": "<b>1</b>" } },
    { kind: "page", html: expect.stringMatching(/^<!doctype html>[^]*<b>1<\/b>$/) },
  ],
  [
    { data: { "text/plain": "fig", "image/png": "iVBO\nRw==\n" } },
    { kind: "picture", address: "data:image/png;base64,iVBORw==" },
  ],
  [
    { data: { "image/svg+xml": "<svg/>" } },
    { kind: "picture", address: "data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E" },
  ],
  [{ data: { "application/javascript": "alert(1)" } }, { kind: "other", types: ["application/javascript"] }],
  [{ data: { "image/png": '"onerror="x', "text/plain": "fig" } }, { kind: "text", text: "fig", isError: false }],
  [{}, { kind: "other", types: [] }],
])("%j", (output, expected) => expect(outputOf(output)).toEqual(expected))

test("a figure of Plotly among the outputs becomes a page that draws it", () => {
  const figure = { data: [{ type: "bar", y: [1] }], layout: {} }
  const data = { "text/html": "<div>needs a network</div>", "application/vnd.plotly.v1+json": figure }
  expect(outputOf({ data })).toMatchObject({ kind: "page", html: expect.stringContaining(JSON.stringify(figure)) })
  expect(outputOf({ data: { ...data, "application/vnd.plotly.v1+json": 7 } })).toMatchObject({
    html: expect.stringContaining("<div>needs a network</div>"),
  })
})

test("a figure of Altair among the outputs becomes a page that draws it", () => {
  const figure = { $schema: "https://vega.github.io/schema/vega-lite/v5.json", mark: "bar" }
  const data = { "text/plain": "alt.Chart(...)", "application/vnd.vegalite.v5+json": figure }
  expect(outputOf({ data })).toMatchObject({ kind: "page", html: expect.stringContaining(JSON.stringify(figure)) })
})

test("half a character in a picture is left out", () => {
  expect(outputOf({ data: { "image/svg+xml": "<svg>\ud800</svg>" } })).toMatchObject({
    address: "data:image/svg+xml;charset=utf-8,%3Csvg%3E%3C%2Fsvg%3E",
  })
})

test.each(["", "{", "null", "[]", "7", '{"cells": 3}', '{"__proto__": {"cells": []}}'])("%s is no notebook", (text) =>
  expect(readNotebook(text)).toBeUndefined(),
)

test("cells that are none are kept as empty ones, and nothing is polluted", () => {
  const text = '{"cells": [null, 3, "x", {"__proto__": {"polluted": 1}}]}'
  expect(readNotebook(text)?.cells).toHaveLength(4)
  expect({}).not.toHaveProperty("polluted")
})
