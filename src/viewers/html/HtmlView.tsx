import { RotateCw } from "lucide-react"
import { useMemo, useState } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { SandboxPage } from "~/components/sandbox/SandboxPage"
import { Button } from "~/components/ui/Button"
import { fileNameOf } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { MAX_PAGE_BYTES } from "./htmlViewer"

const LARGE_BYTES = 5_000_000

/** A page with its scripts, in the sandbox; a large one only when it is asked for. */
export function HtmlView({ file }: ViewProps) {
  const [isWanted, setWanted] = useState((file.sizeBytes ?? 0) <= LARGE_BYTES)
  if (isWanted) return <ReadPage file={file} />
  return (
    <EmptyState title="A large page">
      <p>It is {formatBytes(file.sizeBytes ?? 0)}. Running it may take a while, and memory.</p>
      <Button onClick={() => setWanted(true)}>Show it</Button>
    </EmptyState>
  )
}

function ReadPage({ file }: Pick<ViewProps, "file">) {
  const state = useFileBytes(file, MAX_PAGE_BYTES)
  return (
    <ReadState state={state} end={MAX_PAGE_BYTES}>
      {({ bytes, isWhole }) =>
        isWhole ? (
          <Page bytes={bytes} name={fileNameOf(file.path)} />
        ) : (
          <p className={css["note"]}>This page is too large to be shown here. View it as text, or download it.</p>
        )
      }
    </ReadState>
  )
}

function Page({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const html = useMemo(() => new TextDecoder().decode(bytes), [bytes])
  const [loads, setLoads] = useState(0)
  return (
    <section className={css["view"]} aria-label="Page of the file">
      <div className={css["bar"]}>
        Runs in a sandbox, apart from Tracklight; requests to other hosts are blocked
        <span className={css["end"]}>
          <Button icon={<RotateCw size={14} />} onClick={() => setLoads(loads + 1)}>
            Reload
          </Button>
        </span>
      </div>
      <SandboxPage key={loads} html={html} label={`Page ${visibleText(name)}`} />
    </section>
  )
}
