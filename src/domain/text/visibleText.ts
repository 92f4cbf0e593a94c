/**
 * Names come from anybody. Characters that hide, or that turn the text around them, are shown as what they are,
 * so that two names that look the same are the same.
 */
export type TextPart = { readonly text: string; readonly isMark: boolean }

// Controls, format characters (direction marks, zero-width), line separators, fillers; never what chooses a glyph's form.
const HAZARD = /(?!\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

// A joiner between two pictographs, or after a letter of a script that needs it, is part of the writing.
const JOINER = "\u200d"
const NON_JOINER = "\u200c"
const PICTOGRAPH_BEFORE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u
const PICTOGRAPH_AFTER = /^\p{Extended_Pictographic}/u
const JOINING_BEFORE =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{M}]$/u

const NAMES = new Map([
  ["\n", "↵"],
  ["\r", "␍"],
  ["\t", "⇥"],
  ["\u0000", "␀"],
  ["\u00ad", "SHY"],
  ["\u200b", "ZWSP"],
  ["\u200c", "ZWNJ"],
  ["\u200d", "ZWJ"],
  ["\u200e", "LRM"],
  ["\u200f", "RLM"],
  ["\u202a", "LRE"],
  ["\u202b", "RLE"],
  ["\u202c", "PDF"],
  ["\u202d", "LRO"],
  ["\u202e", "RLO"],
  ["\u2066", "LRI"],
  ["\u2067", "RLI"],
  ["\u2068", "FSI"],
  ["\u2069", "PDI"],
  ["\ufeff", "BOM"],
])

/** The text as pieces: plain ones, and marks that stand for one character that could not be seen, but for those `kept`. */
export function visibleParts(text: string, kept = ""): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(HAZARD)) {
    const [character] = match
    if (kept.includes(character) || isWriting(text, match.index, character)) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isMark: false })
    parts.push({ text: nameOf(character), isMark: true })
    end = match.index + character.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMark: false })
  return parts
}

/** One string with the marks in brackets, for places that take no elements: tooltips, names for screen readers. */
export const visibleText = (text: string): string =>
  visibleParts(text)
    .map((part) => (part.isMark ? `[${part.text}]` : part.text))
    .join("")

/** What stays of a text where nothing can be marked: a window title, a file name. */
export const withoutHazards = (text: string): string =>
  visibleParts(text)
    .map((part) => (part.isMark ? " " : part.text))
    .join("")

const FILE_NAME_MAX = 120

/** A name for a file on this computer: no path, no reserved character, no hidden one, not too long. */
export function safeFileName(name: string, fallback = "download"): string {
  const clean = withoutHazards(name)
    .replace(/[\\/:*?"<>|]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "")
  if (clean === "") return fallback
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? ""
  return clean.length <= FILE_NAME_MAX ? clean : clean.slice(0, FILE_NAME_MAX - extension.length) + extension
}

function isWriting(text: string, index: number, character: string): boolean {
  if (character !== JOINER && character !== NON_JOINER) return false
  const before = text.slice(Math.max(0, index - 2), index)
  if (JOINING_BEFORE.test(before)) return true
  return character === JOINER && PICTOGRAPH_BEFORE.test(before) && PICTOGRAPH_AFTER.test(text.slice(index + 1))
}

const nameOf = (character: string): string =>
  NAMES.get(character) ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
