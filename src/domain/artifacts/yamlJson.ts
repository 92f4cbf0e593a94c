import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Alias, type Document, type Scalar } from "yaml"

/** The JSON that a YAML text means; several documents become a list. Numbers stay as they are written. */
export type YamlReading =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string; readonly offset: number }

/** An alias is a copy: a few lines can mean billions of values. */
const MOST_VALUES = 300_000
const DEEPEST = 400
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i

class Fault extends Error {}

export function yamlToJson(text: string): YamlReading {
  try {
    const documents = [...parseAllDocuments(text, { schema: "core", customTags: [], uniqueKeys: false })]
    const wrong = documents.flatMap(({ errors }) => errors)[0]
    if (wrong !== undefined) return { ok: false, message: firstLine(wrong.message), offset: wrong.pos[0] }
    const write = writer()
    const values = documents.map((document) => write(document, document.contents, 0))
    return { ok: true, json: values.length === 1 ? (values[0] ?? "null") : `[${values.join(",")}]` }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, message: error.message, offset: 0 }
    // The parser is recursive: what is nested without end exhausts its stack.
    if (error instanceof RangeError) return { ok: false, message: "The document is nested too deeply", offset: 0 }
    throw error
  }
}

const firstLine = (message: string): string => message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? ""

function writer() {
  let values = 0
  // Each look for an anchor goes over the whole document.
  const targets = new Map<Alias, unknown>()
  const target = (alias: Alias, document: Document): unknown => {
    if (!targets.has(alias)) targets.set(alias, alias.resolve(document))
    const found = targets.get(alias)
    if (found === undefined) throw new Fault(`*${alias.source} stands for nothing`)
    return found
  }
  const write = (document: Document, node: unknown, depth: number): string => {
    if (++values > MOST_VALUES)
      throw new Fault(`The document unfolds to more than ${MOST_VALUES} values, by aliases that repeat each other`)
    if (depth > DEEPEST) throw new Fault("The document is nested too deeply")
    if (isAlias(node)) return write(document, target(node, document), depth + 1)
    if (isSeq(node)) return `[${node.items.map((item) => write(document, item, depth + 1)).join(",")}]`
    if (isMap(node)) {
      const pairs = node.items.map(({ key, value }) => {
        const name = write(document, key, depth + 1)
        return `${name.startsWith('"') ? name : JSON.stringify(name)}:${write(document, value, depth + 1)}`
      })
      return `{${pairs.join(",")}}`
    }
    return isScalar(node) ? scalarText(node) : "null"
  }
  return write
}

function scalarText({ value, source = "" }: Scalar): string {
  if (value === null || value === undefined) return "null"
  if (typeof value === "boolean") return String(value)
  if (typeof value === "number" || typeof value === "bigint") {
    if (JSON_NUMBER.test(source)) return source
    // 0x1f, .5 and .inf have other names in JSON; the words of Python are read too.
    return typeof value === "number" ? String(value) : value.toString()
  }
  return JSON.stringify(typeof value === "string" ? value : source)
}
