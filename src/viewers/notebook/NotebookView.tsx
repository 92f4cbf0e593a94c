import { useMemo, useState } from "react"

import { Markdown } from "~/components/Markdown"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import { languageNamed } from "~/domain/artifacts/languages"
import type { Notebook, NotebookCell } from "~/domain/artifacts/notebook"
import type { LineStyle } from "~/domain/artifacts/terminal"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import { Fault } from "~/viewers/Fault"
import { LineText } from "~/viewers/LineText"
import { ReadState } from "~/viewers/ReadState"
import { MOST_COLOURED, useCodeStyles } from "~/viewers/useCodeStyles"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { CodeText } from "./CodeText"
import { CellOutput } from "./CellOutput"
import { MAX_NOTEBOOK_BYTES } from "./notebookViewer"
import { useNotebook } from "./useNotebook"
import styles from "./NotebookView.module.css"
import { WideText } from "./WideText"

const SHOWN_AT_FIRST = 100

/** Cells and what they printed, as they were saved. Pages among the outputs run in the sandbox. */
export function NotebookView({ file }: ViewProps) {
  const state = useFileBytes(file, MAX_NOTEBOOK_BYTES)
  return (
    <ReadState state={state} end={MAX_NOTEBOOK_BYTES}>
      {({ bytes }) => <Read bytes={bytes} />}
    </ReadState>
  )
}

function Read({ bytes }: { bytes: Uint8Array }) {
  const reading = useNotebook(bytes)
  if (reading.state === "reading") return <RowsSkeleton rows={12} label="Reading the notebook" />
  if (reading.state === "read") return <Cells {...reading.notebook} />
  return <Fault>This is no notebook, or it is cut or damaged. View it as text.</Fault>
}

function Cells({ cells, language }: Notebook) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST)
  const sources = useSources(cells, language)
  return (
    <section className={css["view"]} aria-label="Notebook">
      <div className={css["bar"]}>
        {cells.length === 1 ? "1 cell" : `${formatCount(cells.length)} cells`}
        {language !== "" && (
          <>
            {", "}
            <UntrustedText text={language} max={40} />
          </>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div className={styles["cells"]} tabIndex={0} role="region" aria-label="Cells, scrolls">
        {cells.slice(0, shown).map((cell, index) => (
          // Cells have no names; a file that was read never changes.
          <Cell key={index} cell={cell} lines={sources[index] ?? []} />
        ))}
        {shown < cells.length && (
          <Button onClick={() => setShown(shown + SHOWN_AT_FIRST)}>
            Show more of {formatCount(cells.length)} cells
          </Button>
        )}
      </div>
    </section>
  )
}

type SourceLine = { readonly text: string; readonly look: readonly LineStyle[] | undefined }

/** The lines of each cell. All its code is one program, so it is coloured as one. */
function useSources(cells: readonly NotebookCell[], language: string): readonly (readonly SourceLine[])[] {
  const texts = useMemo(() => cells.map(({ kind, source }) => (kind === "code" ? source.split("\n") : [])), [cells])
  const lines = useMemo(() => texts.flat(), [texts])
  const characters = lines.reduce((sum, line) => sum + line.length + 1, 0)
  const looks = useCodeStyles(characters <= MOST_COLOURED ? languageNamed(language) : undefined, lines)
  return useMemo(() => withLooks(texts, looks), [texts, looks])
}

function withLooks(
  texts: readonly (readonly string[])[],
  looks: readonly (readonly LineStyle[])[] | undefined,
): readonly (readonly SourceLine[])[] {
  let first = 0
  return texts.map((own) => {
    const start = first
    first += own.length
    return own.map((text, index) => ({ text, look: looks?.[start + index] }))
  })
}

function Cell({ cell: { kind, source, count, outputs }, lines }: { cell: NotebookCell; lines: readonly SourceLine[] }) {
  if (kind === "markdown")
    return (
      <div className={styles["prose"]}>
        <Markdown headingLevel={2} text={source} />
      </div>
    )
  return (
    <div className={styles["cell"]}>
      <span className={styles["count"]}>{kind === "code" && `[${count ?? " "}]`}</span>
      <WideText label="Text of the cell" className={styles["source"]}>
        {kind === "code" ? <SourceLines lines={lines} /> : <CodeText text={source} />}
      </WideText>
      {outputs.map((output, index) => (
        <div key={index} className={styles["output"]}>
          <CellOutput output={output} />
        </div>
      ))}
    </div>
  )
}

const SourceLines = ({ lines }: { lines: readonly SourceLine[] }) =>
  lines.map(({ text, look }, index) => (
    // A line has no name but its place.
    // oxlint-disable-next-line react/no-array-index-key -- see above
    <div key={index} className={styles["line"]}>
      <LineText text={text} wanted="" look={look} />
    </div>
  ))
