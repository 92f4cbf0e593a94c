import { ChevronDown, ChevronUp } from "lucide-react"
import { useRef } from "react"

import { IconButton } from "~/components/ui/IconButton"
import { SearchField } from "~/components/ui/SearchField"
import { formatCount } from "~/domain/format"
import { useHotkeys } from "~/hooks/useHotkeys"

/** The browser's own search sees only what is drawn, so this one takes its keys. */
export function Find({
  label,
  noun,
  wanted,
  onWanted,
  count,
  isSearching,
  hit,
  onHit,
}: {
  label: string
  /** What is found: "line". */
  noun: string
  wanted: string
  onWanted: (text: string) => void
  /** Of those that have it. */
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
        label={label}
        value={wanted}
        onChange={onWanted}
        onKeyDown={(event) => event.key === "Enter" && step(event.shiftKey ? -1 : 1)}
      />
      {wanted !== "" && (
        <>
          <span role="status">{foundWords(noun, { count, hit, isSearching })}</span>
          <IconButton label={`Previous ${noun}`} isSmall onClick={() => step(-1)}>
            <ChevronUp size={14} />
          </IconButton>
          <IconButton label={`Next ${noun}`} isSmall onClick={() => step(1)}>
            <ChevronDown size={14} />
          </IconButton>
        </>
      )}
    </>
  )
}

function foundWords(
  noun: string,
  { count, hit, isSearching }: { count: number; hit: number; isSearching: boolean },
): string {
  if (count === 0) return isSearching ? "Searching" : `No ${noun} has it`
  return `${formatCount((hit % count) + 1)} of ${formatCount(count)}${isSearching ? " or more" : ""} ${noun}s`
}
