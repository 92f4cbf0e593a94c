import { ChevronLeft, ChevronRight } from "lucide-react"
import { useEffect, useRef } from "react"

import { IconButton } from "~/components/ui/IconButton"
import type { ArtifactEntry } from "~/domain/artifacts/file"
import { neighboursOf } from "~/domain/artifacts/filesOfKind"
import { formatCount } from "~/domain/format"
import { useHotkeys } from "~/hooks/useHotkeys"

import { sorted } from "./artifactTree"
import styles from "./FileSteps.module.css"

/** To the next and previous file of the same kind in the folder, as through a stack of pictures. */
export function FileSteps({
  path,
  siblings,
  onPath,
}: {
  path: string
  siblings: readonly ArtifactEntry[]
  onPath: (path: string) => void
}) {
  const found = neighboursOf(path, sorted(siblings))
  const step = (to: string | undefined) => to !== undefined && onPath(to)
  const { previous, next } = found ?? {}
  useHotkeys(
    found === undefined
      ? []
      : [
          { keys: "[", text: "Previous file of this kind", group: "Artifacts", run: () => step(previous) },
          { keys: "]", text: "Next file of this kind", group: "Artifacts", run: () => step(next) },
        ],
  )
  const group = useRef<HTMLSpanElement>(null)
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  // Only while nothing else has the focus: pictures move by arrows, tables and trees have rows.
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      const isFree = event.target === document.body || group.current?.contains(document.activeElement) === true
      const to = new Map([
        ["ArrowLeft", previous],
        ["ArrowRight", next],
      ]).get(event.key)
      if (!isFree || event.defaultPrevented || hasModifier(event) || to === undefined) return
      event.preventDefault()
      latest.current(to)
    }
    window.addEventListener("keydown", handleKeyDown)
    return () => window.removeEventListener("keydown", handleKeyDown)
  }, [previous, next])
  if (found === undefined) return null
  return (
    <span ref={group} role="group" aria-label="Files of this kind" className={styles["steps"]}>
      <IconButton
        label="Previous file ( [ )"
        isSmall
        disabledReason={previous === undefined ? "This is the first" : undefined}
        onClick={() => step(previous)}
      >
        <ChevronLeft size={14} />
      </IconButton>
      <span>
        {formatCount(found.place)} of {formatCount(found.count)}
      </span>
      <IconButton
        label="Next file ( ] )"
        isSmall
        disabledReason={next === undefined ? "This is the last" : undefined}
        onClick={() => step(next)}
      >
        <ChevronRight size={14} />
      </IconButton>
    </span>
  )
}

const hasModifier = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || shiftKey
