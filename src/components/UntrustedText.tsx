import { classNames } from "~/components/ui/classNames"
import { visibleParts, visibleText } from "~/domain/text/visibleText"

import styles from "./UntrustedText.module.css"

const LONGEST = 500

/**
 * Text that came from a server. It cannot turn the text around it, hide characters in it, or be longer than a list
 * can bear; what is cut stands in the tooltip.
 */
export function UntrustedText({
  text,
  max = LONGEST,
  isClipped = false,
  title,
  className,
}: {
  text: string
  /** Characters shown; Infinity = all. */
  max?: number | undefined
  /** One line that ends in an ellipsis where the room ends, with the full text as tooltip. */
  isClipped?: boolean | undefined
  /** The tooltip, where it says more than the text. */
  title?: string | undefined
  className?: string | undefined
}) {
  const isCut = text.length > max
  const shown = isCut ? text.slice(0, max) : text
  const whole = title ?? (isCut || isClipped ? text : undefined)
  return (
    <bdi
      className={classNames(styles["text"], isClipped && styles["clipped"], className)}
      title={whole && visibleText(whole.slice(0, 4 * LONGEST))}
    >
      {visibleParts(shown).map((part, index) =>
        part.isMark ? (
          // A part has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <span key={index} className={styles["mark"]}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
      {isCut && "…"}
    </bdi>
  )
}
