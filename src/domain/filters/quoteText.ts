/**
 * A text value in quotes. The grammar has no escapes, so a text with both kinds of quote, or with a backslash at its
 * end (sqlparse reads `\'` as a quote that does not close), cannot be written exactly: see `isExactText`.
 */
export const quoteText = (value: string): string => (value.includes("'") ? `"${value}"` : `'${value}'`)

export const isExactText = (value: string): boolean =>
  !(value.includes("'") && value.includes('"')) && !value.endsWith("\\")

/** A LIKE pattern that every such text matches, with `_` for each character that cannot be written. */
export const likePattern = (value: string): string => value.replace(/'/g, "_").replace(/\\$/, "_")

/** Lists are read as a Python literal, where escapes work; as hex, so that sqlparse sees neither quote nor backslash. */
export const quoteListText = (value: string): string => `'${Array.from(value, listCharacter).join("")}'`

function listCharacter(character: string): string {
  const isPlain = character >= " " && character !== "'" && character !== "\\"
  return isPlain ? character : `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`
}

/** A key in back-ticks, or in quotes when it holds one; undefined when it holds both and cannot be written. */
export function quoteKey(key: string): string | undefined {
  if (!key.includes("`")) return `\`${key}\``
  return key.includes('"') || key.endsWith("\\") ? undefined : `"${key}"`
}
