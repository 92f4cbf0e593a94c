/** Where no word has come by then, a row of a table does without. */
const MOST_CHARACTERS = 2000

const BLOCK_SIGNS = /^\s*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)]|\[[ xX]\])(?:\s+|$)|```+)*/
const ONLY_SIGNS = /^[-=*_~`|:\s]*$/

/** The first line of a note that says something, without the signs of markdown: what a row of a table has room for. */
export function firstWords(markdown: string): string {
  const lines = markdown.slice(0, MOST_CHARACTERS).split(/\r?\n/)
  return lines.map((line) => withoutSigns(line.replace(BLOCK_SIGNS, ""))).find((line) => !ONLY_SIGNS.test(line)) ?? ""
}

const withoutSigns = (line: string): string =>
  line
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`)(?=\S)(.*?\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*]*[^*\s])\*(?![\w*])/g, "$1")
    .replace(/(?<![\w_])_(?=\S)([^_]*[^_\s])_(?![\w_])/g, "$1")
    .trim()
