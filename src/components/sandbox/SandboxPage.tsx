import { useEffect, useMemo, useState } from "react"

import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { plotlyVersionOf, plotlyWanted, type PlotlyWanted } from "~/domain/artifacts/plotlyCopy"

import { useArtifactScripts } from "./artifactScripts"
import { BlockedParts } from "./BlockedParts"
import styles from "./BlockedParts.module.css"
import { plotlySource } from "./plotlySource"
import { SandboxFrame } from "./SandboxFrame"

type Props = { html: string; label: string; isFitted?: boolean }

/** A page of a file as it can be shown here: with our copy of what it may not fetch, and a word on what is missing. */
export function SandboxPage({ html, label, isFitted = false }: Props) {
  const allowed = useArtifactScripts()
  const wanted = useMemo(() => plotlyWanted(html, allowed), [html, allowed])
  if (wanted === undefined) return <Page {...{ html, label, isFitted }} outside={html} />
  return <PlotlyPage {...{ html, label, isFitted, wanted }} />
}

function PlotlyPage({ html, wanted, ...frame }: Required<Props> & { wanted: PlotlyWanted }) {
  const copy = usePlotly()
  const { source } = copy
  const whole = useMemo(() => wanted.withSource(source ?? ""), [wanted, source])
  if (copy.hasFailed)
    return (
      <>
        <p className={styles["copy"]} role="alert">
          The copy of Plotly that comes with Tracklight could not be fetched, so figures stay blank. Reload to try
          again.
        </p>
        <Page {...frame} html={html} outside={html} />
      </>
    )
  if (source === undefined) return <RowsSkeleton rows={frame.isFitted ? 2 : 12} label="Fetching Plotly" />
  const version = plotlyVersionOf(source)
  return (
    <>
      {wanted.version !== "" && wanted.version !== version && (
        <p className={styles["copy"]}>
          Drawn by Plotly {version}, which comes with Tracklight; the page asks for {wanted.version}.
        </p>
      )}
      <Page {...frame} html={whole} outside={wanted.withSource("")} />
    </>
  )
}

/** `outside`: the text in which parts of other hosts are looked for. */
function Page({ outside, ...frame }: Required<Props> & { outside: string }) {
  return (
    <>
      <BlockedParts html={outside} />
      <SandboxFrame {...frame} />
    </>
  )
}

type Copy = { readonly source?: string; readonly hasFailed?: boolean }

function usePlotly(): Copy {
  const [copy, setCopy] = useState<Copy>({})
  useEffect(() => {
    let isOver = false
    const settle = (settled: Copy) => {
      if (!isOver) setCopy(settled)
    }
    plotlySource().then(
      (source) => settle({ source }),
      () => settle({ hasFailed: true }),
    )
    return () => {
      isOver = true
    }
  }, [])
  return copy
}
