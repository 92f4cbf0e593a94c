// oxlint-disable import/default -- vite answers this query with the address of the file
import vegaEmbed from "/node_modules/vega-embed/build/vega-embed.min.js?url"
import vegaLite from "/node_modules/vega-lite/build/vega-lite.min.js?url"
// These three packages hide the builds for pages from imports by name.
import vega from "/node_modules/vega/build/vega.min.js?url"
import plotly from "plotly.js-dist-min/plotly.min.js?url"

import type { LibraryName } from "~/domain/artifacts/libraryCopies"

const ADDRESSES: Readonly<Record<LibraryName, string>> = {
  plotly,
  vega,
  "vega-lite": vegaLite,
  "vega-embed": vegaEmbed,
}

const sources = new Map<LibraryName, Promise<string>>()

/** Text that only the sandbox runs: files of ours, no part of any chunk, each fetched with the first figure that needs it. */
export function librarySource(name: LibraryName): Promise<string> {
  const source =
    sources.get(name) ??
    load(name).catch((error: unknown) => {
      sources.delete(name)
      throw error
    })
  sources.set(name, source)
  return source
}

async function load(name: LibraryName): Promise<string> {
  const response = await fetch(ADDRESSES[name])
  if (!response.ok) throw new Error(`The copy of ${name} answered ${response.status}`)
  return response.text()
}
