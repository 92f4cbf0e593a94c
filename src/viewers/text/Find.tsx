import { ChevronDown, ChevronUp } from "lucide-react"
import { useRef } from "react"

import { IconButton } from "~/components/ui/IconButton"
import { SearchField } from "~/components/ui/SearchField"
import { formatCount } from "~/domain/format"
import { useHotkeys } from "~/hooks/useHotkeys"

/** The browser's own search sees only the lines that are drawn, so this one takes its keys. */
export function Find({
  wanted,
  onWanted,
  count,
  isSearching,
  hit,
  onHit,
}: {
  wanted: string
  onWanted: (text: string) => void
  /** Of the lines that have it. */
  count: number
  isSearching: boolean
  hit: number
  onHit: (hit: number) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  const step = (by: number) => onHit((hit + by + count) % Math.max(1, count))
  useHotkeys([
    {
      keys: "Mod+f",
      text: "Find in the file",
      run: () => {
        field.current?.focus()
        field.current?.select()
      },
    },
  ])
  return (
    <>
      <SearchField
        ref={field}
        label="Find in the text"
        value={wanted}
        onChange={onWanted}
        onKeyDown={(event) => event.key === "Enter" && step(event.shiftKey ? -1 : 1)}
      />
      {wanted !== "" && (
        <>
          <span role="status">{foundWords(count, hit, isSearching)}</span>
          <IconButton label="Line before" isSmall onClick={() => step(-1)}>
            <ChevronUp size={14} />
          </IconButton>
          <IconButton label="Next line" isSmall onClick={() => step(1)}>
            <ChevronDown size={14} />
          </IconButton>
        </>
      )}
    </>
  )
}

function foundWords(count: number, hit: number, isSearching: boolean): string {
  if (count === 0) return isSearching ? "Searching" : "No line has it"
  return `${formatCount((hit % count) + 1)} of ${formatCount(count)}${isSearching ? " or more" : ""} lines`
}
