import { readFileSync } from "node:fs"

import { expect, test } from "vitest"

import { copiesWanted, LIBRARIES, otherVersions, ownCopy, type LibraryName } from "./libraryCopies"
import { readNotebook } from "./notebook"
import { outsideParts } from "./outsideParts"

/** As plotly.py writes it. */
const PLOTLY_PAGE =
  '<head></head><script>window.PlotlyConfig = {};</script>\n<script charset="utf-8" src="https://cdn.plot.ly/plotly-3.1.0.min.js" integrity="sha256-O24=" crossorigin="anonymous"></script><div id="f"></div>'

/** As Altair writes it. */
const ALTAIR_PAGE = `<script type="text/javascript" src="https://cdn.jsdelivr.net/npm/vega@5"></script>
<script type="text/javascript" src="https://cdn.jsdelivr.net/npm/vega-lite@5.20.1"></script>
<script type="text/javascript" src="https://cdn.jsdelivr.net/npm/vega-embed@6"></script><div id="vis"></div>`

/** As Altair 6.3.0 left them in a notebook that was run: a page, and a kind of its own. */
const NOTEBOOK = readNotebook(readFileSync("e2e/fixtures/files/altair.ipynb", "utf8"))
const pagesInNotebook = (NOTEBOOK?.cells ?? []).flatMap(({ outputs }) =>
  outputs.flatMap((output) => (output.kind === "page" ? [output.html] : [])),
)

const sources = (...entries: readonly (readonly [LibraryName, string])[]) => new Map(entries)

test("the address of a library gives way to its source, the rest of the page stays", () => {
  const wanted = copiesWanted(PLOTLY_PAGE)
  expect(wanted?.libraries).toEqual([{ name: "plotly", version: "3.1.0" }])
  expect(wanted?.withSources(sources(["plotly", "plot()"]))).toBe(
    '<head></head><script>window.PlotlyConfig = {};</script>\n<script>plot()</script><div id="f"></div>',
  )
  expect(outsideParts(wanted?.withSources(sources()) ?? "").scripts).toEqual([])
})

test("each of several libraries is put in its own place", () => {
  const wanted = copiesWanted(ALTAIR_PAGE)
  expect(wanted?.libraries).toEqual([
    { name: "vega", version: "5" },
    { name: "vega-lite", version: "5.20.1" },
    { name: "vega-embed", version: "6" },
  ])
  expect(wanted?.withSources(sources(["vega", "1"], ["vega-lite", "2"], ["vega-embed", "3"]))).toBe(
    '<script>1</script>\n<script>2</script>\n<script>3</script><div id="vis"></div>',
  )
})

test.each([
  ["https://cdn.plot.ly/plotly-2.35.2.min.js", "plotly", "2.35.2"],
  ["https://cdn.plot.ly/plotly-latest.min.js", "plotly", ""],
  ["//cdn.plot.ly/plotly-basic-2.1.0.min.js", "plotly", "2.1.0"],
  ["https://cdn.jsdelivr.net/npm/plotly.js-dist@2.18.2/plotly.min.js", "plotly", "2.18.2"],
  ["https://cdnjs.cloudflare.com/ajax/libs/plotly.js/1.58.5/plotly.min.js?x=1", "plotly", "1.58.5"],
  ["https://unpkg.com/plotly.js-dist-min/plotly.min.js", "plotly", ""],
  ["https://cdn.jsdelivr.net/npm//vega@5", "vega", "5"],
  ["https://cdn.jsdelivr.net/npm/vega@6.1/build/vega.min.js", "vega", "6.1"],
  ["https://cdn.jsdelivr.net/npm/vega-lite@5.8.0?noext", "vega-lite", "5.8.0"],
  ["https://cdnjs.cloudflare.com/ajax/libs/vega-embed/6.22.2/vega-embed.min.js", "vega-embed", "6.22.2"],
  ["https://unpkg.com/vega-embed@latest", "vega-embed", ""],
  ["https://unpkg.com/vega", "vega", ""],
])("%s is %s %s", (address, name, version) => {
  for (const tag of [`<script src="${address}">`, `<SCRIPT async src='${address}' defer>`, `<script src=${address}>`])
    expect(copiesWanted(`${tag}</script>`)?.libraries).toEqual([{ name, version }])
})

test.each([
  "https://cdn.plot.ly.evil.example/plotly-3.1.0.min.js",
  "https://evil.example/plotly-3.1.0.min.js",
  "https://cdn.plot.ly/other.js",
  "https://cdn.jsdelivr.net/npm/vega-themes@2",
  "https://cdn.jsdelivr.net/npm/vega@5/evil.js",
  "https://evil.example/npm/vega@5",
  "local:react",
  "./plotly.min.js",
])("%s is none", (address) => expect(copiesWanted(`<script src="${address}"></script>`)).toBeUndefined())

test("what may be fetched is left to the network", () => {
  expect(copiesWanted(PLOTLY_PAGE, ["https://cdn.plot.ly"])).toBeUndefined()
  expect(copiesWanted(ALTAIR_PAGE, ["https://cdn.jsdelivr.net"])).toBeUndefined()
  expect(copiesWanted(ownCopy("plotly"), ["https://cdn.plot.ly"])).toBeDefined()
})

test("a page that asks twice gets it once", () => {
  const wanted = copiesWanted(`${ownCopy("plotly")}a${ownCopy("plotly")}b`)
  expect(wanted?.withSources(sources(["plotly", "$&$1"]))).toBe("<script>$&$1</script>ab")
})

test("tags that never end are not searched to the end of the file, each of them", () => {
  expect(copiesWanted("<script src=//cdn.plot.ly/".repeat(200_000))).toBeUndefined()
})

test.each([
  ["plotly", "plotly.js-dist-min"],
  ["vega", "vega"],
  ["vega-lite", "vega-lite"],
  ["vega-embed", "vega-embed"],
] as const)("the copy of %s is the installed one", (name, folder) => {
  const installed: unknown = JSON.parse(readFileSync(`node_modules/${folder}/package.json`, "utf8"))
  expect(installed).toMatchObject({ version: LIBRARIES[name].version })
})

test("another major, and a newer version than the copy, is another version", () => {
  const [major = 0, minor = 0] = LIBRARIES.vega.version.split(".").map(Number)
  const isOther = (version: string) => otherVersions([{ name: "vega", version }]).length === 1
  expect(["", `${major}`, `${major}.${minor}`, LIBRARIES.vega.version, `${major}.0.7`].map(isOther)).toEqual(
    Array(5).fill(false),
  )
  expect([`${major - 1}`, `${major + 1}.0`, `${major}.${minor + 1}`, `${major}.${minor}.99`].map(isOther)).toEqual(
    Array(4).fill(true),
  )
})

const VEGA_SOURCES = sources(["vega", "v()"], ["vega-lite", "l()"], ["vega-embed", "e()"])

test("what Altair leaves in a notebook finds its libraries loaded, in the versions that it looks for", () => {
  const [html = "", figure = ""] = pagesInNotebook
  const wanted = copiesWanted(html)
  expect(wanted?.libraries).toEqual([
    { name: "vega", version: "6" },
    { name: "vega-lite", version: "6.4.1" },
    { name: "vega-embed", version: "7" },
  ])
  const page = wanted?.withSources(VEGA_SOURCES) ?? ""
  const [before = "", own = ""] = page.split(/(?=<script type="text\/javascript">)/)
  expect(before).toMatch(/<script>v\(\)<\/script>.*<script>l\(\)<\/script>.*<script>e\(\)<\/script>/)
  expect(before).toContain('["vegalite_version"] = "6.4.1"')
  expect(html.endsWith(own)).toBe(true)
  expect(wanted?.withSources(sources())).toBe(html)
  expect(copiesWanted(html, ["https://cdn.jsdelivr.net"])).toBeUndefined()
  expect(copiesWanted(figure)?.libraries.map(({ name }) => name)).toEqual(["vega", "vega-lite", "vega-embed"])
})

test("of two such charts in one page each library comes once, and each finds the version that it looks for", () => {
  const [html = ""] = pagesInNotebook
  const page = copiesWanted(html + html.replaceAll("6.4.1", "5.8.0"))?.withSources(VEGA_SOURCES) ?? ""
  expect(page.split("<script>l()</script>")).toHaveLength(2)
  expect(page.indexOf('["vegalite_version"] = "6.4.1"')).toBeLessThan(page.indexOf('["vegalite_version"] = "5.8.0"'))
})

test("a list that stands in no script is text", () => {
  expect(copiesWanted('{"vega": "https://cdn.jsdelivr.net/npm/vega@6"}')).toBeUndefined()
})
