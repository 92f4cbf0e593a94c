import { X } from "lucide-react"
import { useId, useRef, useState, type RefObject } from "react"

import { IconButton } from "~/components/ui/IconButton"
import type { FilterKeys } from "~/domain/filters/filterSuggestions"
import { useHotkeys } from "~/hooks/useHotkeys"

import styles from "./FilterBar.module.css"
import { FilterPaint } from "./FilterPaint"
import { FilterProblem } from "./FilterProblem"
import { FilterSuggestions } from "./FilterSuggestions"
import { useFilterField } from "./useFilterField"

type FilterBarProps = {
  /** What the URL says, which may not parse. */
  filter: string
  /** Called on a pause with text that parses, and on Enter: then `isStep` says that Back should undo it. */
  onFilter: (filter: string, isStep: boolean) => void
  keys: () => FilterKeys
  /** What a server said about the filter. */
  serverProblem: string | undefined
  /** Where the filter is applied, beside the text. */
  note: string | undefined
}

/** The filter in MLflow's own words: coloured, completed, and checked before any server sees it. */
export function FilterBar({ filter, onFilter, keys, serverProblem, note }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null)
  const field = useFilterField({ filter, onFilter, keys, input })
  const { text, parsed, options, active, isOpen } = field
  const listId = useId()
  const messageId = useId()
  useHotkeys([{ keys: "/", text: "Filter", group: "Runs", run: () => input.current?.focus() }])
  const { isUnfinished } = field
  const problem = parsed.ok ? (
    serverProblem
  ) : (
    <FilterProblem error={parsed.error} isUnfinished={isUnfinished} onFix={field.replace} />
  )
  return (
    <div className={styles["bar"]}>
      <div className={styles["field"]} data-invalid={(!parsed.ok && !isUnfinished) || undefined}>
        <FilterInput field={field} input={input} listId={listId} messageId={messageId} />
        {note !== undefined && parsed.ok && <span className={styles["where"]}>{note}</span>}
        {text !== "" && (
          <IconButton label="Clear the filter" isSmall onClick={field.clear}>
            <X size={14} />
          </IconButton>
        )}
        <div className={styles["popup"]} hidden={!isOpen || (problem === undefined && options.length === 0)}>
          {isOpen && problem}
          <FilterSuggestions id={listId} options={options} active={active} onChoose={field.choose} />
        </div>
      </div>
      <div id={messageId} className={styles["message"]} role="status">
        {!isOpen && problem}
      </div>
    </div>
  )
}

type FilterInputProps = {
  field: ReturnType<typeof useFilterField>
  input: RefObject<HTMLInputElement | null>
  listId: string
  messageId: string
}

function FilterInput({ field, input, listId, messageId }: FilterInputProps) {
  const [scroll, setScroll] = useState(0)
  const { text, parsed, options, active } = field
  return (
    <>
      <FilterPaint text={text} error={parsed.ok || field.isUnfinished ? undefined : parsed.error} scrollPx={scroll} />
      <input
        ref={input}
        role="combobox"
        type="text"
        aria-label="Filter runs"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
        aria-invalid={(!parsed.ok && !field.isUnfinished) || undefined}
        aria-describedby={messageId}
        className={styles["input"]}
        placeholder="Filter, for example metrics.accuracy > 0.9 AND params.optimizer = 'adam'"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target }) => field.edit(target.value, target.selectionStart ?? target.value.length)}
        onClick={({ currentTarget }) => field.setCaret(currentTarget.selectionStart ?? undefined)}
        onKeyDown={field.handleKeyDown}
        onScroll={({ currentTarget }) => setScroll(currentTarget.scrollLeft)}
        onBlur={field.leave}
      />
    </>
  )
}
