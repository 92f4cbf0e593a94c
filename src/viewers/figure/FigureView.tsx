import { useMemo } from "react"

import { SandboxPage } from "~/components/sandbox/SandboxPage"
import { figurePage } from "~/domain/artifacts/figurePage"
import { fileNameOf } from "~/domain/artifacts/file"
import { visibleText } from "~/domain/text/visibleText"
import { Fault } from "~/viewers/Fault"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { MAX_FIGURE_BYTES } from "./figureViewer"

/** A figure of Plotly, Vega or Vega-Lite that was kept as JSON, drawn in the sandbox. */
export function FigureView({ file }: ViewProps) {
  const state = useFileBytes(file, MAX_FIGURE_BYTES)
  return (
    <ReadState state={state} end={MAX_FIGURE_BYTES}>
      {({ bytes }) => <Figure bytes={bytes} name={fileNameOf(file.path)} />}
    </ReadState>
  )
}

function Figure({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const page = useMemo(() => figurePage(new TextDecoder().decode(bytes)), [bytes])
  if (!page.ok) return <Fault>{page.message}. View it as text.</Fault>
  return (
    <section className={css["view"]} aria-label="Figure of the file">
      <SandboxPage html={page.value} label={`Figure ${visibleText(name)}`} />
    </section>
  )
}
