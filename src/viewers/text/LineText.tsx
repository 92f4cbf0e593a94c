import { memo } from "react"

import { LONGEST_LINE } from "~/domain/artifacts/textLines"
import { formatCount } from "~/domain/format"
import { visibleParts } from "~/domain/text/visibleText"

import styles from "./Lines.module.css"

/** One line: what hides is shown, what is sought is marked, what is endless is cut. */
export const LineText = memo(function LineText({ text, wanted }: { text: string; wanted: string }) {
  const shown = text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text
  return (
    <code className={styles["text"]}>
      {pieces(shown, wanted).map((piece, index) =>
        // A piece has no identity but its place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        piece.isMark ? (
          <i key={index}>{piece.text}</i>
        ) : piece.isHit ? (
          <mark key={index}>{piece.text}</mark>
        ) : (
          piece.text
        ),
      )}
      {text.length > LONGEST_LINE && <i>{`… ${formatCount(text.length - LONGEST_LINE)} more characters`}</i>}
    </code>
  )
})

type Piece = { readonly text: string; readonly isMark: boolean; readonly isHit: boolean }

function pieces(text: string, wanted: string): readonly Piece[] {
  return visibleParts(text, "\t").flatMap(({ text: part, isMark }) =>
    isMark || wanted === "" ? [{ text: part, isMark, isHit: false }] : hitPieces(part, wanted),
  )
}

function hitPieces(text: string, wanted: string): readonly Piece[] {
  const found: Piece[] = []
  const lower = text.toLowerCase()
  const needle = wanted.toLowerCase()
  // Some letters change their length with their case: then places would not fit.
  if (lower.length !== text.length) return [{ text, isMark: false, isHit: false }]
  let from = 0
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, from)) {
    if (at > from) found.push({ text: text.slice(from, at), isMark: false, isHit: false })
    found.push({ text: text.slice(at, at + needle.length), isMark: false, isHit: true })
    from = at + needle.length
  }
  if (from < text.length) found.push({ text: text.slice(from), isMark: false, isHit: false })
  return found
}
