import { ChevronLeft, ChevronRight } from "lucide-react"
import { useEffect, useRef, useState } from "react"

import { IconButton } from "~/components/ui/IconButton"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { formatCount } from "~/domain/format"
import { Fault } from "~/viewers/Fault"
import css from "~/viewers/View.module.css"

import type { Pdf } from "./openPdf"
import { PageText } from "./PageText"
import styles from "./PdfPages.module.css"

const ICON = 14
const SHOWN = [
  { value: "fit", label: "Fit" },
  { value: "double", label: "2:1" },
  { value: "text", label: "Text" },
] as const
type Shown = (typeof SHOWN)[number]["value"]

export function PdfPages({ pdf, name }: { pdf: Pdf; name: string }) {
  const [page, setPage] = useState(1)
  const [shown, setShown] = useState<Shown>("fit")
  return (
    <section className={css["view"]} aria-label="Pages of the file">
      <div className={css["bar"]}>
        <IconButton
          label="Previous page"
          disabledReason={page === 1 ? "This is the first page" : undefined}
          onClick={() => setPage(page - 1)}
        >
          <ChevronLeft size={ICON} />
        </IconButton>
        <span role="status">
          Page {formatCount(page)} of {formatCount(pdf.pageCount)}
        </span>
        <IconButton
          label="Next page"
          disabledReason={page === pdf.pageCount ? "This is the last page" : undefined}
          onClick={() => setPage(page + 1)}
        >
          <ChevronRight size={ICON} />
        </IconButton>
        <span className={css["end"]}>
          <SegmentedControl label="How the page is shown" options={SHOWN} value={shown} onChange={setShown} />
        </span>
      </div>
      {shown === "text" ? (
        <PageText key={page} pdf={pdf} page={page} />
      ) : (
        <Drawn pdf={pdf} page={page} isDouble={shown === "double"} label={`Page ${page} of ${name}`} />
      )}
    </section>
  )
}

function Drawn({ pdf, page, isDouble, label }: { pdf: Pdf; page: number; isDouble: boolean; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState<string>()
  const at = `${page} ${isDouble}`
  useEffect(() => {
    const holder = canvas.current
    if (holder === null) return undefined
    // A canvas of its own for each drawing: a reader refuses to draw twice on one at a time.
    const drawn = document.createElement("canvas")
    const widthPx = (holder.parentElement?.clientWidth ?? 0) * window.devicePixelRatio * (isDouble ? 2 : 1)
    let isOver = false
    pdf.draw(page, drawn, widthPx).then(
      () => {
        if (isOver) return
        holder.width = drawn.width
        holder.height = drawn.height
        holder.getContext("2d")?.drawImage(drawn, 0, 0)
        holder.dataset["drawn"] = at
      },
      () => {
        if (!isOver) setFailed(at)
      },
    )
    return () => {
      isOver = true
    }
  }, [pdf, page, isDouble, at])
  return (
    <>
      {failed === at && <Fault>This page cannot be drawn: it is damaged, or drawing it took too long.</Fault>}
      <div
        className={styles["paper"]}
        data-double={isDouble || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        tabIndex={0}
        role="region"
        aria-label="Page, scrolls"
      >
        <canvas ref={canvas} role="img" aria-label={label} />
      </div>
    </>
  )
}
