import { useEffect, useState } from "react"

import { CopyButton } from "~/components/CopyButton"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import css from "~/viewers/View.module.css"

import type { Pdf } from "./openPdf"
import styles from "./PdfPages.module.css"

/** The words of a page, for those who cannot see it or want to copy from it. */
export function PageText({ pdf, page }: { pdf: Pdf; page: number }) {
  const [text, setText] = useState<string>()
  useEffect(() => {
    let isOver = false
    const settle = (found: string) => {
      if (!isOver) setText(found)
    }
    pdf.textOf(page).then(settle, () => settle(""))
    return () => {
      isOver = true
    }
  }, [pdf, page])
  if (text === undefined) return <RowsSkeleton rows={8} label="Reading the text" />
  if (text.trim() === "") return <p className={css["note"]}>There is no text on this page, only a picture of it.</p>
  return (
    <div className={styles["text"]}>
      <CopyButton text={text} label="Copy the text" />
      {text.split("\n").map((line, index) => (
        // Lines have no names; what was read never changes.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <p key={index}>
          <UntrustedText text={line} max={Infinity} />
        </p>
      ))}
    </div>
  )
}
