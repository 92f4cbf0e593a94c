import { isExactText, likePattern, quoteText } from "~/domain/filters/quoteText"

/** Registered models whose name holds the text, in any case. The registry's grammar refuses back-ticks round `name`. */
export const modelsNamed = (text: string): string => {
  const wanted = text.trim()
  return wanted === "" ? "" : `name ILIKE '%${likePattern(wanted)}%'`
}

/** The versions of one model; wider for the few names that cannot be written, so compare the names of the answer. */
export const versionsOf = (name: string): string =>
  isExactText(name) ? `name = ${quoteText(name)}` : `name LIKE '${likePattern(name)}'`
