import { withoutHazards } from "~/domain/text/visibleText"

/**
 * Names for the files of an archive, made from those of a server. Whoever unpacks it gets files below the folder he chose, on
 * any system, and each its own: no absolute path, no `..`, nothing hidden, and no two that differ in case only.
 */
export function zipNames(): (path: string) => string {
  /** What a folder or file of the server became; folders end with a slash, so that a file of the same name is another. */
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const nameOf = (path: string, above: string): string => {
    const kept = names.get(path)
    if (kept !== undefined) return kept
    const [, part = ""] = /([^/]*)\/?$/.exec(path) ?? []
    const name = free(above, cleanPart(part), taken)
    names.set(path, name)
    return name
  }
  return (path) => {
    const parts = path.split("/")
    let name = ""
    parts.forEach((_, index) => {
      const here = parts.slice(0, index + 1).join("/")
      name = index < parts.length - 1 ? `${nameOf(`${here}/`, name)}/` : nameOf(here, name)
    })
    return name
  }
}

function free(above: string, part: string, taken: Set<string>): string {
  const dot = part.lastIndexOf(".")
  const [stem, ending] = dot > 0 ? [part.slice(0, dot), part.slice(dot)] : [part, ""]
  for (let count = 1; ; count += 1) {
    const name = above + (count === 1 ? part : `${stem} (${count})${ending}`)
    const same = name.normalize("NFC").toLowerCase()
    if (taken.has(same)) continue
    taken.add(same)
    return name
  }
}

/** Windows takes them for devices, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** In bytes of UTF-8, as file systems count. */
const LONGEST = 200

function cleanPart(part: string): string {
  const clean = withoutHazards(part)
    .replace(/[\\:*?"<>|]/g, "_")
    .replace(/^\s+|[.\s]+$/g, "")
  if (clean === "") return "_"
  return shortened(DEVICE.test(clean) ? `_${clean}` : clean)
}

function shortened(part: string): string {
  const bytes = new TextEncoder().encode(part)
  if (bytes.length <= LONGEST) return part
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(part)?.[0] ?? ""
  const stem = new TextDecoder().decode(bytes.slice(0, LONGEST - ending.length)).replace(/\ufffd+$/, "")
  return stem + ending
}
