import { useVirtualizer } from "@tanstack/react-virtual"
import { useMemo, useRef, useState } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { Dialog } from "~/components/ui/Dialog"
import { SearchField } from "~/components/ui/SearchField"
import { Switch } from "~/components/ui/Switch"
import { formatCount } from "~/domain/format/numbers"
import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import type { KeyStat } from "~/domain/runs/keyStats"

import styles from "./ColumnPicker.module.css"
import { columnChoices, type ColumnChoice } from "./columnChoices"
import { titleOf } from "./runGridColumns"

type ColumnPickerProps = {
  stats: readonly KeyStat[]
  runCount: number
  shown: readonly ColumnRef[]
  /** undefined = back to what differs. */
  onChange: (shown: readonly ColumnRef[] | undefined) => void
  onClose: () => void
}

const LINE_PX = 30

/** Thousands of keys, by kind and prefix, of which only those in sight exist. */
export function ColumnPicker({ stats, runCount, shown, onChange, onClose }: ColumnPickerProps) {
  const [search, setSearch] = useState("")
  const [onlyDiffering, setOnlyDiffering] = useState(false)
  const choices = useMemo(() => columnChoices(stats, { search, onlyDiffering }), [stats, search, onlyDiffering])
  const shownIds = new Set(shown.map(columnId))
  const found = choices.flatMap((choice) => (choice.kind === "column" ? [choice.ref] : []))
  const show = (refs: readonly ColumnRef[]) =>
    onChange([...shown, ...refs.filter((ref) => !shownIds.has(columnId(ref)))])
  const hide = (refs: readonly ColumnRef[]) => {
    const gone = new Set(refs.map(columnId))
    onChange(shown.filter((ref) => !gone.has(columnId(ref))))
  }
  return (
    <Dialog
      open
      isWide
      title="Columns"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => hide(found)}>Hide these {formatCount(found.length)}</Button>
          <Button
            onClick={() => show(found)}
            disabledReason={found.length > MOST_AT_ONCE ? `Search first: at most ${MOST_AT_ONCE} at once` : undefined}
          >
            Show these {formatCount(found.length)}
          </Button>
          <Button onClick={() => onChange(undefined)}>Show what differs</Button>
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles["tools"]}>
        <SearchField label={`Find among ${formatCount(stats.length)} keys`} value={search} onChange={setSearch} />
        <Switch label="Only what differs" checked={onlyDiffering} onChange={setOnlyDiffering} />
      </div>
      <Choices
        choices={choices}
        runCount={runCount}
        isShown={(ref) => shownIds.has(columnId(ref))}
        onToggle={(ref, isShown) => (isShown ? show([ref]) : hide([ref]))}
      />
    </Dialog>
  )
}

const MOST_AT_ONCE = 500

type ChoicesProps = {
  choices: readonly ColumnChoice[]
  runCount: number
  isShown: (ref: ColumnRef) => boolean
  onToggle: (ref: ColumnRef, isShown: boolean) => void
}

function Choices({ choices, runCount, isShown, onToggle }: ChoicesProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the compiler that this warns about is not in use
  const lines = useVirtualizer({
    count: choices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 10,
    initialRect: { width: 600, height: 400 },
  })
  return (
    <div ref={scroller} className={styles["choices"]}>
      {choices.length === 0 && <p>No such key in the runs that are loaded.</p>}
      <div className={styles["all"]} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const choice = choices[index]
          if (choice === undefined) return null
          return (
            <div
              key={choice.id}
              className={styles["line"]}
              style={{ height: LINE_PX, transform: `translateY(${start}px)` }}
            >
              {choice.kind === "heading" ? (
                <h3>
                  {choice.title} <small>{formatCount(choice.count)}</small>
                </h3>
              ) : (
                <>
                  <Checkbox
                    label={<UntrustedText text={titleOf(choice.ref)} />}
                    checked={isShown(choice.ref)}
                    onChange={(checked) => onToggle(choice.ref, checked)}
                  />
                  <small>{noteOf(choice, runCount)}</small>
                </>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function noteOf({ stat }: Extract<ColumnChoice, { kind: "column" }>, runCount: number): string {
  if (stat === undefined) return ""
  const part = stat.count === runCount ? "all runs" : `${formatCount(stat.count)} runs`
  return stat.differs ? `differs, ${part}` : `the same in ${part}`
}
