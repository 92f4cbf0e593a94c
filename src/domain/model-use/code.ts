import type { JsonNode } from "~/domain/artifacts/parseJson"

// Controls, format characters, odd spaces: what hides, or turns the text around it.
const HIDDEN = /(?! )[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}]/gu

/**
 * Text of a server inside code that somebody will run: quoted so that it can only ever be a text, with every hidden
 * character written out. Python, YAML and bash read it alike.
 */
export const quoted = (text: string): string => JSON.stringify(text).replace(HIDDEN, (character) => codeOf(character))

const codeOf = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`
}

/** JSON knows four digits only. */
const jsonText = (text: string): string =>
  JSON.stringify(text).replace(HIDDEN, (character) => character.split("").map(codeOf).join(""))

/** One word of a POSIX shell. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  // bash, zsh and ksh understand $'...'; only texts with hidden characters need it. Ends of lines are seen as they are.
  if (text.replaceAll("\n", "").search(HIDDEN) >= 0) return `$'${quoted(text).slice(1, -1).replaceAll("'", "\\'")}'`
  return `'${text.replaceAll("'", `'\\''`)}'`
}

const WORDS = new Map([
  ["true", "True"],
  ["false", "False"],
  ["null", "None"],
  ["NaN", 'float("nan")'],
  ["Infinity", 'float("inf")'],
  ["-Infinity", 'float("-inf")'],
])

/** A literal of Python. */
export const pythonValue = (node: JsonNode): string =>
  printed(node, { wordOf: (word) => WORDS.get(word) ?? "None", textOf: quoted })

/** JSON on one line; what is no JSON (NaN) becomes null. */
export const jsonValue = (node: JsonNode): string =>
  printed(node, { wordOf: (word) => (/^[tfn]/.test(word) ? word : "null"), textOf: jsonText })

type Language = { readonly wordOf: (word: string) => string; readonly textOf: (text: string) => string }

function printed(node: JsonNode, language: Language): string {
  switch (node.kind) {
    case "string":
      return language.textOf(node.value)
    case "number":
      return node.text
    case "word":
      return language.wordOf(node.text)
    case "array":
      return `[${node.elements.map((element) => printed(element, language)).join(", ")}]`
    case "object":
      return `{${node.entries.map(({ key, value }) => `${language.textOf(key)}: ${printed(value, language)}`).join(", ")}}`
  }
}

/** Small letters, digits and dashes: what images, endpoints and folders may be called everywhere. */
export const plainName = (name: string, longest: number): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, longest)
    .replace(/-$/, "") || "model"
