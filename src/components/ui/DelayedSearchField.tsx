import { useRef } from "react"

import { useDelayed } from "~/hooks/useDelayed"
import { useHotkeys } from "~/hooks/useHotkeys"

import { SearchField } from "./SearchField"

/** A search whose text lives in the address: it is written there when typing pauses, so that Back is not a letter. */
export function DelayedSearchField({
  label,
  value,
  onChange,
  pauseMs,
  hotkey,
  className,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  /** Longer where a server is asked. */
  pauseMs?: number | undefined
  /** What "/" says in the list of shortcuts; undefined = the page has another field for it. */
  hotkey?: { readonly text: string; readonly group: string } | undefined
  className?: string | undefined
}) {
  const [text, setText] = useDelayed(value, onChange, pauseMs)
  const field = useRef<HTMLInputElement>(null)
  useHotkeys(hotkey === undefined ? [] : [{ ...hotkey, keys: "/", run: () => field.current?.focus() }])
  return <SearchField ref={field} label={label} value={text} onChange={setText} className={className} />
}
