import { useEffect, useMemo, useState } from "react"

import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { copiesWanted, LIBRARIES, type CopiesWanted, type LibraryName } from "~/domain/artifacts/libraryCopies"

import { useArtifactScripts } from "./sandboxSettings"
import { BlockedParts } from "./BlockedParts"
import styles from "./BlockedParts.module.css"
import { librarySource } from "./librarySource"
import { OtherVersions } from "./OtherVersions"
import { SandboxFrame } from "./SandboxFrame"

type Props = { html: string; label: string; isFitted?: boolean }

/** A page of a file as it can be shown here: with our copies of what it may not fetch, and a word on what is missing. */
export function SandboxPage({ html, label, isFitted = false }: Props) {
  const allowed = useArtifactScripts()
  const wanted = useMemo(() => copiesWanted(html, allowed), [html, allowed])
  if (wanted === undefined) return <Page {...{ html, label, isFitted }} outside={html} />
  return <PageWithCopies {...{ html, label, isFitted, wanted }} />
}

const NONE: Sources = new Map()

function PageWithCopies({ html, wanted, ...frame }: Required<Props> & { wanted: CopiesWanted }) {
  const { sources, hasFailed } = useSources(wanted)
  const whole = useMemo(() => wanted.withSources(sources ?? NONE), [wanted, sources])
  const labels = wanted.libraries.map(({ name }) => LIBRARIES[name].label).join(", ")
  if (hasFailed === true)
    return (
      <>
        <p className={styles["copy"]} role="alert">
          The copy of {labels} that comes with Tracklight could not be fetched, so figures stay blank. Reload to try
          again.
        </p>
        <Page {...frame} html={html} outside={html} />
      </>
    )
  if (sources === undefined) return <RowsSkeleton rows={frame.isFitted ? 2 : 12} label={`Fetching ${labels}`} />
  return (
    <>
      <OtherVersions asked={wanted.libraries} />
      <Page {...frame} html={whole} outside={wanted.withSources(NONE)} />
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

type Sources = ReadonlyMap<LibraryName, string>
type Copies = { readonly sources?: Sources; readonly hasFailed?: boolean }

function useSources(wanted: CopiesWanted): Copies {
  const [copies, setCopies] = useState<Copies>({})
  useEffect(() => {
    let isOver = false
    const settle = (settled: Copies) => {
      if (!isOver) setCopies(settled)
    }
    Promise.all(wanted.libraries.map(async ({ name }) => [name, await librarySource(name)] as const)).then(
      (entries) => settle({ sources: new Map(entries) }),
      () => settle({ hasFailed: true }),
    )
    return () => {
      isOver = true
    }
  }, [wanted])
  return copies
}
