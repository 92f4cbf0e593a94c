import { ChevronDown, ChevronUp, WrapText } from "lucide-react"
import { useDeferredValue, useMemo, useState } from "react"

import { CopyButton } from "~/components/CopyButton"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import { SearchField } from "~/components/ui/SearchField"
import { findLines, textLines } from "~/domain/artifacts/textLines"
import { formatBytes, formatCount } from "~/domain/format"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes, type FileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { Lines } from "./Lines"
import { WrappedLines } from "./WrappedLines"

const FIRST_BYTES = 2_000_000
const STEP_BYTES = 16_000_000
const MOST_BYTES = 66_000_000

/** Any text: a log of 200,000 lines as well as a model's requirements. Reads its beginning, and on when asked. */
export function TextView({ file }: ViewProps) {
  const state = useFileBytes(file, FIRST_BYTES)
  return (
    <ReadState state={state} end={FIRST_BYTES}>
      {(read) => <Text {...read} sizeBytes={file.sizeBytes} state={state} />}
    </ReadState>
  )
}

function Text({
  bytes,
  isWhole,
  sizeBytes,
  state,
}: {
  bytes: Uint8Array
  isWhole: boolean
  sizeBytes: number | undefined
  state: FileBytes
}) {
  const [isWrapped, setWrapped] = useState(false)
  const [wanted, setWanted] = useState("")
  const [hit, setHit] = useState(0)
  const lines = useMemo(() => textLines(bytes, isWhole), [bytes, isWhole])
  const sought = useDeferredValue(wanted)
  const hits = useMemo(() => findLines(lines, sought), [lines, sought])
  const current = hits.length === 0 ? undefined : hits[hit % hits.length]
  const LinesView = isWrapped ? WrappedLines : Lines
  const step = (by: number) => setHit((old) => (old + by + hits.length) % Math.max(1, hits.length))
  return (
    <section className={css["view"]} aria-label="Text of the file">
      <div className={css["bar"]}>
        <SearchField
          label="Find in the text"
          value={wanted}
          onChange={(text) => {
            setWanted(text)
            setHit(0)
          }}
          onKeyDown={(event) => event.key === "Enter" && step(event.shiftKey ? -1 : 1)}
        />
        {wanted !== "" && <Hits count={hits.length} hit={hit} onStep={step} />}
        <span className={css["end"]}>
          {formatCount(lines.length)} lines
          <IconButton label="Wrap long lines" aria-pressed={isWrapped} onClick={() => setWrapped(!isWrapped)}>
            <WrapText size={16} />
          </IconButton>
          <CopyButton text={() => lines.join("\n")} label="Copy the text" isSmall={false} />
        </span>
      </div>
      <LinesView lines={lines} wanted={sought} current={current} />
      {!isWhole && <Rest have={bytes.length} sizeBytes={sizeBytes} state={state} />}
    </section>
  )
}

function Hits({ count, hit, onStep }: { count: number; hit: number; onStep: (by: number) => void }) {
  return (
    <>
      <span role="status">
        {count === 0 ? "No line has it" : `${(hit % count) + 1} of ${formatCount(count)} lines`}
      </span>
      <IconButton label="Line before" isSmall onClick={() => onStep(-1)}>
        <ChevronUp size={14} />
      </IconButton>
      <IconButton label="Next line" isSmall onClick={() => onStep(1)}>
        <ChevronDown size={14} />
      </IconButton>
    </>
  )
}

function Rest({ have, sizeBytes, state }: { have: number; sizeBytes: number | undefined; state: FileBytes }) {
  if (state.error !== undefined) {
    return (
      <ErrorNotice
        error={state.error}
        what="The rest"
        recovers={false}
        onRetry={() => state.readTo(have + STEP_BYTES)}
      />
    )
  }
  const of = sizeBytes === undefined ? "" : ` of ${formatBytes(sizeBytes)}`
  if (have >= MOST_BYTES) {
    return (
      <p className={css["note"]}>
        The first {formatBytes(have)}
        {of}. Download the file to see the rest.
      </p>
    )
  }
  return (
    <p className={css["note"]}>
      The first {formatBytes(have)}
      {of}.
      <Button onClick={() => state.readTo(have + STEP_BYTES)} disabledReason={state.isReading ? "Reading" : undefined}>
        Read more
      </Button>
    </p>
  )
}
