const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:"])

/** The address if it is absolute and harmless to follow (http, https, mailto), else undefined. */
export function safeUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return SAFE_PROTOCOLS.has(url.protocol) ? url : undefined
}
