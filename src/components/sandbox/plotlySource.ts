// oxlint-disable-next-line import/default -- vite answers this query with the address of the file
import address from "plotly.js-dist-min/plotly.min.js?url"

let source: Promise<string> | undefined

/** Megabytes of text that only the sandbox runs: a file of ours, no part of any chunk, fetched with the first figure. */
export function plotlySource(): Promise<string> {
  source ??= load().catch((error: unknown) => {
    source = undefined
    throw error
  })
  return source
}

async function load(): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The copy of Plotly answered ${response.status}`)
  return response.text()
}
