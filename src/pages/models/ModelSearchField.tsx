import { useRef, useState } from "react"

import { SearchField } from "~/components/ui/SearchField"
import { useHotkeys } from "~/hooks/useHotkeys"

const PAUSE_MS = 300

/** What is typed shows at once; the address, and with it the server, follows after a pause. */
export function ModelSearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const frame = useRef<HTMLDivElement>(null)
  useHotkeys([
    { keys: "/", text: "Find a model", group: "Models", run: () => frame.current?.querySelector("input")?.focus() },
  ])
  // Only once the address has caught up is it the only copy again: a navigation takes a moment, in which the
  // field would show, and a next letter be added to, what was there before.
  if (typed === value) setTyped(undefined)
  const change = (text: string) => {
    clearTimeout(timer.current)
    setTyped(text)
    timer.current = setTimeout(() => onChange(text), text === "" ? 0 : PAUSE_MS)
  }
  return (
    <div ref={frame}>
      <SearchField label="Find by any part of the name" value={typed ?? value} onChange={change} />
    </div>
  )
}
