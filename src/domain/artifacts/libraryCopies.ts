/** Libraries that draw figures. Pages of artifacts fetch them from the network, which the sandbox has not: they get our copies. */
export type LibraryName = "plotly" | "vega" | "vega-lite" | "vega-embed"

type Library = { readonly label: string; readonly version: string }

/** What is in package.json; a test holds the versions to what is installed. */
export const LIBRARIES: Readonly<Record<LibraryName, Library>> = {
  plotly: { label: "Plotly", version: "4.1.2" },
  vega: { label: "Vega", version: "6.2.0" },
  "vega-lite": { label: "Vega-Lite", version: "6.4.3" },
  "vega-embed": { label: "Vega-Embed", version: "7.3.0" },
}

/** `version` is the one that the page names, or the beginning of one; "" where it names none. */
type AskedLibrary = { readonly name: LibraryName; readonly version: string }

export type CopiesWanted = {
  readonly libraries: readonly AskedLibrary[]
  /** The page with the source of each library in the place of its address; without a source that place is left empty. */
  readonly withSources: (sources: ReadonlyMap<LibraryName, string>) => string
}

/** What a page of our own writes for a library. */
export const ownCopy = (name: LibraryName, version = ""): string =>
  `<script src="local:${name}${version === "" ? "" : `@${version}`}"></script>`

// No tag is longer, and a text full of tags that never end must not be searched to its end for each of them.
const SCRIPT =
  /<script\b[^<>]{0,300}?\ssrc\s{0,9}=\s{0,9}["']?((?:https?:)?\/\/(?:cdn\.plot\.ly|cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|unpkg\.com)\/[^\s"'<>]{0,200}|local:[a-z-]{1,20}(?:@[\d.]{1,20})?)["']?(?:\s[^<>]{0,300})?>\s{0,99}<\/script\s{0,9}>/gi
/** Also the partial builds: ours holds all kinds of charts. */
const PLOTLY_FILE = /\/plotly(?:-[a-z0-9]+)*(?:-(\d+\.\d+\.\d+))?(?:\.min)?\.js$/i
const VERSION_IN_PATH = /[@/](\d+\.\d+\.\d+)\//
/** The folder of a package, as Altair names it, or the file in it. */
const VEGA_FILE =
  /\/(vega|vega-lite|vega-embed)(?:[@/]v?(\d+(?:\.\d+){0,2})|@[a-z]+)?(?:\/(?:build\/)?\1(?:\.min)?\.js)?$/i
const OWN_COPY = /^local:(plotly|vega|vega-lite|vega-embed)(?:@([\d.]+))?$/

/** What Altair leaves in a notebook loads its libraries by script, from addresses that are listed in it. */
const LISTED = /"vega(?:-lite|-embed)?"\s{0,9}:\s{0,9}"(https:\/\/cdn\.jsdelivr\.net\/[^\s"'<>]{0,200})"/g

/** Undefined when the page wants none, or may fetch them. */
export function copiesWanted(html: string, allowed: readonly string[] = []): CopiesWanted | undefined {
  const places = [...placesOfTags(html), ...placesOfLists(html)]
    .flatMap(({ address, ...place }) => {
      const asked = allowed.includes(originOf(address)) ? undefined : askedBy(address)
      return asked === undefined ? [] : [{ ...place, asked }]
    })
    .toSorted((one, other) => one.start - other.start)
  if (places.length === 0) return undefined
  const first = new Map<LibraryName, (typeof places)[number]>()
  for (const place of places) if (!first.has(place.asked.name)) first.set(place.asked.name, place)
  return {
    libraries: [...first.values()].map(({ asked }) => asked),
    withSources: (sources) => {
      let page = ""
      let from = 0
      for (const place of places) {
        page += html.slice(from, place.start)
        const source = sources.get(place.asked.name)
        // Once is enough, and it is megabytes.
        if (source !== undefined && first.get(place.asked.name) === place) page += `<script>${source}</script>`
        if (source !== undefined && place.isListed) page += loadedMark(place.asked)
        from = place.end
      }
      return page + html.slice(from)
    },
  }
}

type Place = { readonly address: string; readonly start: number; readonly end: number; readonly isListed: boolean }

const placesOfTags = (html: string): readonly Place[] =>
  [...html.matchAll(SCRIPT)].map(({ 0: tag, 1: address = "", index }) => ({
    address,
    start: index,
    end: index + tag.length,
    isListed: false,
  }))

/** In front of the script that holds the list. */
function placesOfLists(html: string): readonly Place[] {
  let start = -1
  let from = 0
  return [...html.matchAll(LISTED)].flatMap(({ 1: address = "", index }) => {
    // Looked for from the last one on, so that a text full of lists is read once.
    const opened = html.slice(from, index).toLowerCase().lastIndexOf("<script")
    if (opened !== -1) start = from + opened
    from = index
    return start === -1 ? [] : [{ address, start, end: start, isListed: true }]
  })
}

/** Where that script looks whether somebody has loaded a library in the version that it wants. */
const loadedMark = ({ name, version }: AskedLibrary): string =>
  `<script>(self.VEGA_DEBUG ??= {})["${name.replace("-", "")}_version"] = "${version}"</script>`

function askedBy(address: string): AskedLibrary | undefined {
  const own = OWN_COPY.exec(address)
  if (own !== null) return { name: nameOf(own[1]), version: own[2] ?? "" }
  const path = address.replace(/[?#].*$/, "")
  const plotly = PLOTLY_FILE.exec(path)
  if (plotly !== null) return { name: "plotly", version: plotly[1] ?? VERSION_IN_PATH.exec(path)?.[1] ?? "" }
  const vega = VEGA_FILE.exec(path)
  return vega === null ? undefined : { name: nameOf(vega[1]), version: vega[2] ?? "" }
}

function nameOf(text = ""): LibraryName {
  const name = text.toLowerCase()
  return name === "vega" || name === "vega-lite" || name === "vega-embed" ? name : "plotly"
}

function originOf(address: string): string {
  const absolute = address.startsWith("//") ? `https:${address}` : address
  return URL.canParse(absolute) ? new URL(absolute).origin : ""
}

/** Those of which the page wants another major version than ours, or a newer one: what they draw may differ. */
export const otherVersions = (asked: readonly AskedLibrary[]): readonly AskedLibrary[] =>
  asked.filter(({ name, version }) => version !== "" && !isServed(version, LIBRARIES[name].version))

function isServed(asked: string, ours: string): boolean {
  const [wanted, own] = [asked, ours].map((version) => version.split(".").map(Number))
  const difference = own?.map((part, index) => part - (wanted?.[index] ?? 0)).find((part) => part !== 0) ?? 0
  return own?.[0] === wanted?.[0] && difference >= 0
}
