import { visibleParts } from "~/domain/text/visibleText"

import type { LineStyle } from "./terminal"

/** A part of a line that is drawn in one way. */
export type LinePiece = {
  readonly text: string
  readonly style: string
  /** It stands for a character that could not be seen. */
  readonly isMark: boolean
  readonly isHit: boolean
}

/** A line cut where its style changes, where what is sought begins and ends, and around what hides. */
export function linePieces(text: string, styles: readonly LineStyle[], wanted: string): readonly LinePiece[] {
  const hits = hitsIn(text, wanted)
  const cuts = new Set([0, text.length, ...hits.flat()])
  for (const { end } of styles) if (end < text.length) cuts.add(end)
  const places = [...cuts].toSorted((a, b) => a - b)
  let [styleAt, hitAt] = [0, 0]
  return places.slice(0, -1).flatMap((from, index) => {
    while ((styles[styleAt]?.end ?? Infinity) <= from) styleAt++
    while ((hits[hitAt]?.[1] ?? Infinity) <= from) hitAt++
    const style = styles[styleAt]?.style ?? ""
    const isHit = (hits[hitAt]?.[0] ?? Infinity) <= from
    const part = text.slice(from, places[index + 1])
    return visibleParts(part, "\t").map((piece) => ({ ...piece, style, isHit: isHit && !piece.isMark }))
  })
}

function hitsIn(text: string, wanted: string): readonly (readonly [start: number, end: number])[] {
  const lower = text.toLowerCase()
  // Some letters change their length with their case: then places would not fit.
  if (wanted === "" || lower.length !== text.length) return []
  const needle = wanted.toLowerCase()
  const found: [number, number][] = []
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + needle.length))
    found.push([at, at + needle.length])
  return found
}
