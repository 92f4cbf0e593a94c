/** Pages that fetch Plotly from the network, as `mlflow.log_figure` writes them: the sandbox has none, so they get our copy. */
export type PlotlyWanted = {
  /** That the page names; "" where it names none. */
  readonly version: string
  /** The page with the source of Plotly in the place of its address; "" leaves it out. */
  readonly withSource: (source: string) => string
}

/** What a page of our own writes for it. */
export const OWN_PLOTLY = '<script src="local:plotly"></script>'

// No tag is longer, and a text full of tags that never end must not be searched to its end for each of them.
const SCRIPT =
  /<script\b[^<>]{0,300}?\ssrc\s{0,9}=\s{0,9}["']?((?:https?:)?\/\/(?:cdn\.plot\.ly|cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|unpkg\.com)\/[^\s"'<>]{0,200}|local:plotly)["']?(?:\s[^<>]{0,300})?>\s{0,99}<\/script\s{0,9}>/gi
/** Also the partial builds: ours holds all kinds of charts. */
const PLOTLY_FILE = /\/plotly(?:-[a-z0-9]+)*(?:-(?<own>\d+\.\d+\.\d+))?(?:\.min)?\.js$/i
const VERSION_IN_PATH = /[@/](?<path>\d+\.\d+\.\d+)\//

/** Undefined when it wants none, or may fetch it. */
export function plotlyWanted(html: string, allowed: readonly string[] = []): PlotlyWanted | undefined {
  const found = [...html.matchAll(SCRIPT)].flatMap(({ 0: tag, 1: address = "", index }) =>
    isPlotly(address) && !allowed.includes(originOf(address))
      ? [{ address, start: index, end: index + tag.length }]
      : [],
  )
  const [first] = found
  if (first === undefined) return undefined
  return {
    version:
      PLOTLY_FILE.exec(first.address)?.groups?.["own"] ?? VERSION_IN_PATH.exec(first.address)?.groups?.["path"] ?? "",
    withSource: (source) => {
      let page = ""
      let from = 0
      for (const { start, end } of found) {
        page += html.slice(from, start)
        // Once is enough, and it is megabytes.
        if (start === first.start && source !== "") page += `<script>${source}</script>`
        from = end
      }
      return page + html.slice(from)
    },
  }
}

const isPlotly = (address: string): boolean =>
  address === "local:plotly" || PLOTLY_FILE.test(address.replace(/[?#].*$/, ""))

function originOf(address: string): string {
  const absolute = address.startsWith("//") ? `https:${address}` : address
  return URL.canParse(absolute) ? new URL(absolute).origin : ""
}

/** How the file of Plotly begins. */
export const plotlyVersionOf = (source: string): string =>
  /plotly\.js v(\d+\.\d+\.\d+)/.exec(source.slice(0, 300))?.[1] ?? ""
