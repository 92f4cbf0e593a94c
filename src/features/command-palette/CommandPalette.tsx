import { useDeferredValue, useId, useState, type KeyboardEvent } from "react"
import { useNavigate } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { UntrustedText } from "~/components/UntrustedText"
import { Dialog } from "~/components/ui/Dialog"

import styles from "./CommandPalette.module.css"
import { paletteEntries, type PaletteEntry, type PaletteSources } from "./entries"
import { useFoundEntries } from "./useFoundEntries"

/** One field that leads everywhere: experiments, runs by id, models, servers, actions and pasted links. */
export function CommandPalette({
  sources,
  backends,
  onClose,
}: {
  sources: PaletteSources
  backends: readonly Backend[]
  onClose: () => void
}) {
  const [typed, setTyped] = useState("")
  const [active, setActive] = useState(0)
  const navigate = useNavigate()
  const listId = useId()
  const asked = useDeferredValue(typed)
  const { found, isAsking } = useFoundEntries(asked, backends, sources.servers)
  const entries = paletteEntries(asked, sources, found)
  const current = Math.min(active, entries.length - 1)

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    onClose()
    if ("run" in entry.target) entry.target.run()
    else void navigate(entry.target.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event, current, entries.length)
    if (next !== undefined) setActive(next)
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(entries[current])
    else return
    event.preventDefault()
  }
  return (
    <Dialog open title="Search and commands" isTitleHidden onClose={onClose}>
      <div className={styles["palette"]}>
        <input
          className={styles["field"]}
          role="combobox"
          aria-label="Search experiments, runs by id, models and actions, or paste a link"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries.length === 0 ? undefined : optionId(listId, current)}
          aria-autocomplete="list"
          placeholder="Experiment, run id, model, action or a pasted link"
          autoComplete="off"
          spellCheck={false}
          // The dialog opens for this field alone.
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Entries listId={listId} entries={entries} current={current} onPoint={setActive} onChoose={choose} />
        <p className={styles["foot"]} role="status">
          {statusText(entries.length, isAsking)}
        </p>
      </div>
    </Dialog>
  )
}

function Entries({
  listId,
  entries,
  current,
  onPoint,
  onChoose,
}: {
  listId: string
  entries: readonly PaletteEntry[]
  current: number
  onPoint: (index: number) => void
  onChoose: (entry: PaletteEntry) => void
}) {
  const groups = [...new Set(entries.map(({ group }) => group))]
  return (
    <div id={listId} role="listbox" aria-label="Where to go" className={styles["list"]}>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <div aria-hidden="true" className={styles["group"]}>
            {group}
          </div>
          {entries.map((entry, index) =>
            entry.group === group ? (
              <Entry
                key={entry.key}
                id={optionId(listId, index)}
                entry={entry}
                isCurrent={index === current}
                onPoint={() => onPoint(index)}
                onChoose={() => onChoose(entry)}
              />
            ) : undefined,
          )}
        </div>
      ))}
    </div>
  )
}

function Entry({
  id,
  entry,
  isCurrent,
  onPoint,
  onChoose,
}: {
  id: string
  entry: PaletteEntry
  isCurrent: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  return (
    // Keys are handled by the field, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      ref={isCurrent ? scrollIntoView : undefined}
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={styles["entry"]}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <UntrustedText text={entry.text} />
      <small>{entry.hint}</small>
    </div>
  )
}

const optionId = (listId: string, index: number): string => `${listId}-${index}`

const scrollIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: "nearest" })

function nextIndex(event: KeyboardEvent, current: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (event.key) {
    case "ArrowDown":
      return (current + 1) % count
    case "ArrowUp":
      return (current - 1 + count) % count
    case "PageDown":
      return Math.min(count - 1, current + 8)
    case "PageUp":
      return Math.max(0, current - 8)
    default:
      return undefined
  }
}

function statusText(count: number, isAsking: boolean): string {
  if (isAsking) return "Asking the servers"
  return count === 0 ? "Nothing matches. A run is found by its full id, or by a link to it." : ""
}
