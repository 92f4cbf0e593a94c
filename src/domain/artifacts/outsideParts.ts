/** What a page wants from other hosts, read from its text alone. The sandbox has no network, so this says what will be missing. */
export type OutsideParts = {
  /** Origins that scripts come from. */
  readonly scripts: readonly string[]
  /** Origins of styles, pictures, fonts, frames and media. */
  readonly others: readonly string[]
  /** Origins, or else paths, of the data of figures of Vega. */
  readonly data: readonly string[]
}

// No tag is longer, and a text full of tags that never end must not be searched to its end for each of them.
const TAG = /<(script|link|img|iframe|frame|source|video|audio|embed|object|image)\b([^<>]{0,3000})/gi
const ADDRESS =
  /(?:^|[\s"'/])(?:src|href|data|xlink:href)\s*=\s*(?:"([^"]{0,2000})|'([^']{0,2000})|([^\s"'>]{1,2000}))/i
/** Only pages with a figure of Vega are looked through for addresses of data: elsewhere they are words like any other. */
const VEGA_FIGURE = /vega\.github\.io\/schema\/vega/
const DATA_ADDRESS = /"url"\s{0,9}:\s{0,9}"(?!data:|blob:)([^"\\\s]{1,2000})"/g
const MOST_ORIGINS = 8

export function outsideParts(html: string): OutsideParts {
  const scripts = new Set<string>()
  const others = new Set<string>()
  for (const [, tag = "", attributes = ""] of html.matchAll(TAG)) {
    const [, double, single, bare] = ADDRESS.exec(attributes) ?? []
    const origin = outsideOrigin(double ?? single ?? bare ?? "")
    if (origin === undefined) continue
    const origins = tag.toLowerCase() === "script" ? scripts : others
    if (origins.size < MOST_ORIGINS) origins.add(origin)
  }
  return { scripts: [...scripts], others: [...others], data: VEGA_FIGURE.test(html) ? dataOf(html) : [] }
}

function dataOf(html: string): readonly string[] {
  const places = new Set<string>()
  for (const [, address = ""] of html.matchAll(DATA_ADDRESS)) {
    if (places.size === MOST_ORIGINS) break
    places.add(outsideOrigin(address) ?? address.slice(0, 100))
  }
  return [...places]
}

/** Undefined for what needs no other host: data:, blob:, and paths, which lead nowhere in the sandbox. */
function outsideOrigin(address: string): string | undefined {
  const text = address.trim()
  if (!/^(?:https?:)?\/\//i.test(text)) return undefined
  const absolute = text.startsWith("//") ? `https:${text}` : text
  return URL.canParse(absolute) ? new URL(absolute).origin : undefined
}
