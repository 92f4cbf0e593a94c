import { memo } from "react"

import { linePieces, type LinePiece } from "~/domain/artifacts/linePieces"
import type { LineStyle } from "~/domain/artifacts/terminal"
import { LONGEST_LINE } from "~/domain/artifacts/textLines"
import { formatCount } from "~/domain/format"

import styles from "./LineText.module.css"

const PLAIN: readonly LineStyle[] = []

/** One line: what hides is shown, what is sought is marked, what is endless is cut. */
export const LineText = memo(function LineText({
  text,
  wanted,
  look = PLAIN,
}: {
  text: string
  wanted: string
  look?: readonly LineStyle[] | undefined
}) {
  const shown = text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text
  return (
    <code className={styles["text"]}>
      {linePieces(shown, look, wanted).map((piece, index) => (
        // A piece has no identity but its place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Piece key={index} piece={piece} />
      ))}
      {text.length > LONGEST_LINE && <i>{`… ${formatCount(text.length - LONGEST_LINE)} more characters`}</i>}
    </code>
  )
})

function Piece({ piece: { text, style, isMark, isHit } }: { piece: LinePiece }) {
  if (isMark) return <i>{text}</i>
  if (style === "") return isHit ? <mark>{text}</mark> : text
  const looks = style
    .split(" ")
    .flatMap((name) => styles[name] ?? [])
    .join(" ")
  if (isHit) return <mark className={looks}>{text}</mark>
  return <span className={looks}>{text}</span>
}
