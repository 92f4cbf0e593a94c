import { visibleParts } from "~/domain/text/visibleText"

import styles from "./NotebookView.module.css"

/** Code, or what it printed; what hides in it is shown, as in any text. */
export const CodeText = ({ text }: { text: string }) => (
  <code>
    {visibleParts(text, "\t\n\r").map((part, index) =>
      part.isMark ? (
        // A part has no identity but its place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <i key={index} className={styles["mark"]}>
          {part.text}
        </i>
      ) : (
        part.text
      ),
    )}
  </code>
)
