import { useEffect, useState } from "react"

import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { fileNameOf } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { Fault } from "~/viewers/Fault"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { openPdf, type Pdf } from "./openPdf"
import { PdfPages } from "./PdfPages"
import { MAX_PDF_BYTES } from "./pdfViewer"

/** The browser's own reader is shut out by the policy of the page, so pages are drawn here, one at a time. */
export function PdfView({ file }: ViewProps) {
  const state = useFileBytes(file, MAX_PDF_BYTES)
  return (
    <ReadState state={state} end={MAX_PDF_BYTES}>
      {({ bytes, isWhole }) =>
        isWhole ? (
          <Opened bytes={bytes} name={visibleText(fileNameOf(file.path))} />
        ) : (
          <p className={css["fault"]}>This file is larger than {formatBytes(MAX_PDF_BYTES)}. Download it to read it.</p>
        )
      }
    </ReadState>
  )
}

type Opening = { readonly pdf?: Pdf; readonly hasFailed?: boolean }

function Opened({ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string }) {
  const [opening, setOpening] = useState<Opening>({})
  useEffect(() => {
    let isOver = false
    let close = () => {}
    openPdf(bytes).then(
      (pdf) => {
        close = pdf.close
        if (isOver) close()
        else setOpening({ pdf })
      },
      () => {
        if (!isOver) setOpening({ hasFailed: true })
      },
    )
    return () => {
      isOver = true
      close()
    }
  }, [bytes])
  if (opening.hasFailed === true)
    return (
      <Fault>
        This PDF cannot be read: it may be cut, damaged or locked with a password. Download it to open it with its own
        program.
      </Fault>
    )
  if (opening.pdf === undefined) return <RowsSkeleton rows={12} label="Opening the pages" />
  return <PdfPages pdf={opening.pdf} name={name} />
}
