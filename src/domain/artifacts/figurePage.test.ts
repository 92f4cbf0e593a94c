import { expect, test } from "vitest"

import { figurePage } from "./figurePage"
import { plotlyWanted } from "./plotlyCopy"

test("a figure becomes data of a page that draws it with our copy of Plotly", () => {
  const page = figurePage('{"data": [{"type": "bar", "y": [1]}], "layout": {"title": {"text": "a"}}}')
  const html = page.ok ? page.value : ""
  expect(html).toContain('{"data":[{"type":"bar","y":[1]}],"layout":{"title":{"text":"a"}}}')
  expect(plotlyWanted(html)?.version).toBe("")
})

test("nothing of the figure ends the element that holds it", () => {
  const hostile = '</script><script>evil()</script><!--<script src="local:plotly"></script>'
  const page = figurePage(JSON.stringify({ data: [], layout: { title: hostile, [hostile]: 1 } }))
  const html = page.ok ? page.value : ""
  expect(html).not.toContain("evil()</script>")
  const held = /id="held">([^<]*)<\/script>/.exec(html)?.[1]
  expect(JSON.parse(held ?? "")).toMatchObject({ layout: { title: hostile } })
  expect(
    plotlyWanted(html)
      ?.withSource("")
      .match(/<script/g),
  ).toHaveLength(2)
})

test.each(["", "{", "[]", "null", "7", "{}", '{"data": 3}', '{"data": [{"type": "bar"'])("%s is no figure", (text) =>
  expect(figurePage(text)).toMatchObject({ ok: false }),
)
