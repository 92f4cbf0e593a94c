import { isExactText, likePattern, quoteKey, quoteText } from "~/domain/filters/quoteText"
import type { KeyValue } from "~/domain/runs/run"

/** Registered models whose name holds the text, in any case. The registry's grammar refuses back-ticks round `name`. */
export const modelsNamed = (text: string): string => {
  const wanted = text.trim()
  return wanted === "" ? "" : `name ILIKE '%${likePattern(wanted)}%'`
}

/** What a person looks for: a part of the name, and tags with their values. */
export type ModelSearch = { readonly name: string; readonly tags: readonly KeyValue[] }

/** `tags.owner = 'ann'` as MLflow writes it, also without quotes or with back-ticks round the key, and joined by `and`. */
const TAG =
  /(?:^|\s)(?:and\s+)?tags?\.(?:`([^`]+)`|"([^"]+)"|([^\s=`"']+))\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"]+))(?:\s+and(?=\s))?/gi

export function readModelSearch(text: string): ModelSearch {
  const tags = [...text.matchAll(TAG)].map(([, ticked, quoted, bare, single, double, plain]) => ({
    key: ticked ?? quoted ?? bare ?? "",
    value: single ?? double ?? plain ?? "",
  }))
  return { name: text.replace(TAG, " ").trim(), tags }
}

/** Registered models that have it all. */
export const modelsFound = ({ name, tags }: ModelSearch): string =>
  [modelsNamed(name), ...tags.map(tagClause)].filter((clause) => clause !== "").join(" AND ")

function tagClause({ key, value }: KeyValue): string {
  const written = `tags.${quoteKey(key) ?? key}`
  return isExactText(value) ? `${written} = ${quoteText(value)}` : `${written} LIKE '${likePattern(value)}'`
}

/** The versions of one model; wider for the few names that cannot be written, so compare the names of the answer. */
export const versionsOf = (name: string): string =>
  isExactText(name) ? `name = ${quoteText(name)}` : `name LIKE '${likePattern(name)}'`
