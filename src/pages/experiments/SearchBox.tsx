import { useRef, useState } from "react"

import { SearchField } from "~/components/ui/SearchField"
import { useHotkeys } from "~/hooks/useHotkeys"

const PAUSE_MS = 150

/** Narrows as one types; the address follows after a pause, so that Back is not a letter. */
export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const frame = useRef<HTMLDivElement>(null)
  useHotkeys([
    {
      keys: "/",
      text: "Find an experiment",
      group: "Experiments",
      run: () => frame.current?.querySelector("input")?.focus(),
    },
  ])
  const change = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      onChange(text)
      // From here on the address is the only copy again.
      setTyped(undefined)
    }, PAUSE_MS)
  }
  return (
    <div ref={frame}>
      <SearchField label="Find by any part of the path" value={typed ?? value} onChange={change} />
    </div>
  )
}
