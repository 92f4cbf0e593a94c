import { useRef, useState, type KeyboardEvent, type RefObject } from "react"

import type { FilterError } from "~/domain/filters/filterError"
import { filterSuggestions, type FilterKeys, type Suggestion } from "~/domain/filters/filterSuggestions"
import { parseRunFilter } from "~/domain/filters/parseRunFilter"

const PAUSE_MS = 350

type FilterFieldOptions = {
  filter: string
  onFilter: (filter: string, isStep: boolean) => void
  keys: () => FilterKeys
  input: RefObject<HTMLInputElement | null>
}

/** The half-typed text of the filter, its caret and its suggestions; the URL gets it on a pause, on Enter and on leaving. */
export function useFilterField({ filter, onFilter, keys, input }: FilterFieldOptions) {
  const [draft, setDraft] = useState({ text: filter, of: filter })
  const [caret, setCaret] = useState<number>()
  const [active, setActive] = useState(-1)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  // A filter that came from elsewhere (Back, a link) ends the draft of the one before.
  const text = draft.of === filter ? draft.text : filter
  const parsed = parseRunFilter(text)
  const suggestions = caret === undefined ? undefined : filterSuggestions(text, caret, keys())
  const options = suggestions?.options ?? []
  const isOpen = caret !== undefined

  const commit = (next: string, isStep: boolean) => {
    clearTimeout(pause.current)
    if (parseRunFilter(next).ok && next.trim() !== filter.trim()) onFilter(next, isStep)
  }
  const edit = (next: string, nextCaret: number) => {
    setDraft({ text: next, of: filter })
    setCaret(nextCaret)
    setActive(-1)
    clearTimeout(pause.current)
    pause.current = setTimeout(() => commit(next, false), PAUSE_MS)
  }
  const replace = ({ start, end }: { start: number; end: number }, insert: string) => {
    const nextCaret = start + insert.length
    edit(text.slice(0, start) + insert + text.slice(end), nextCaret)
    input.current?.focus()
    // The value arrives with the next paint; the caret has to wait for it.
    requestAnimationFrame(() => input.current?.setSelectionRange(nextCaret, nextCaret))
  }
  const choose = (option: Suggestion) => suggestions && replace(suggestions, option.insert)
  const clear = () => {
    clearTimeout(pause.current)
    setDraft({ text: "", of: filter })
    if (filter !== "") onFilter("", true)
    input.current?.focus()
  }

  const enter = () => {
    // A text that is not finished takes the first suggestion, a finished one is applied.
    const option = options[active] ?? (parsed.ok ? undefined : options[0])
    if (option) return choose(option)
    commit(text, true)
    setCaret(undefined)
  }
  const move = (step: number) => options.length > 0 && setActive((active + step + options.length) % options.length)
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") enter()
    else if (event.key === "ArrowUp") move(active < 0 ? 0 : -1)
    else if (event.key === "ArrowDown" && options.length > 0) move(1)
    else if (event.key === "ArrowDown") setCaret(text.length)
    else if (event.key === "Escape" && options.length > 0) setCaret(undefined)
    else if (event.key === "Escape") input.current?.blur()
    else return
    event.preventDefault()
  }
  const leave = () => {
    setCaret(undefined)
    commit(text, false)
  }
  return {
    text,
    parsed,
    options,
    isOpen,
    /** Nothing wrong so far: the text ends too early, or in a word that may still become one of the suggestions. */
    isUnfinished: !parsed.ok && isUnfinished(parsed.error, text, isOpen && options.length > 0),
    active,
    edit,
    replace,
    choose,
    clear,
    leave,
    setCaret,
    handleKeyDown,
  }
}

const isUnfinished = ({ start, end }: FilterError, { length }: string, hasSuggestions: boolean): boolean =>
  start >= length || (hasSuggestions && end >= length)
