import { WrapText } from "lucide-react"
import { useDeferredValue, useEffect, useState } from "react"

import { CopyButton } from "~/components/CopyButton"
import { IconButton } from "~/components/ui/IconButton"
import { Switch } from "~/components/ui/Switch"
import { languageOf } from "~/domain/artifacts/languages"
import { formatCount } from "~/domain/format"
import { Find } from "~/viewers/Find"
import type { Pieces } from "~/viewers/usePieces"
import { MOST_COLOURED, useCodeStyles } from "~/viewers/useCodeStyles"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { GoToLine } from "./GoToLine"
import { lineAt, writtenLine } from "./linePlace"
import { Lines } from "./Lines"
import type { TextPart } from "./readText"
import { Rest } from "./Rest"
import { useFollow } from "./useFollow"
import { useFoundLines } from "./useFoundLines"
import { WrappedLines } from "./WrappedLines"

/** The lines that are there, with what one does to a text: find, go to a line, follow its end, copy. */
export function TextLines({
  file,
  label,
  part,
  reading,
  at = "",
  onAt,
  isGrowing = false,
}: ViewProps & { label: string; part: TextPart; reading: Omit<Pieces<TextPart>, "part" | "isStale"> }) {
  const [isWrapped, setWrapped] = useState(false)
  const [isFollowing, setFollowing] = useState(false)
  const [wanted, setWanted] = useState("")
  const [hit, setHit] = useState(0)
  const { lines, droppedLines } = part
  const sought = useDeferredValue(wanted)
  const { hits, isSearching } = useFoundLines(lines, sought)
  const isColoured = part.rest === undefined && part.readBytes <= MOST_COLOURED
  const code = useCodeStyles(isColoured ? languageOf(file.path) : undefined, lines)
  const linked = lineAt(at)
  useReadTo(linked, part, reading)
  const isBehind = part.rest !== undefined && !reading.isReading && reading.error === undefined
  useFollow({ isFollowing, isGrowing, isBehind }, reading.follow)
  const LinesView = isWrapped ? WrappedLines : Lines
  return (
    <section className={css["view"]} aria-label={label}>
      <div className={css["bar"]}>
        <Find
          label="Find in the text"
          noun="line"
          wanted={wanted}
          onWanted={(text) => {
            setWanted(text)
            setHit(0)
          }}
          count={hits.length}
          isSearching={isSearching}
          hit={hit}
          onHit={setHit}
        />
        <GoToLine onLine={(line) => onAt?.(writtenLine(line))} />
        <span className={css["end"]}>
          {isGrowing && <Switch label="Follow" checked={isFollowing} onChange={setFollowing} />}
          {formatCount(droppedLines + lines.length)} {droppedLines + lines.length === 1 ? "line" : "lines"}
          <IconButton label="Wrap long lines" aria-pressed={isWrapped} onClick={() => setWrapped(!isWrapped)}>
            <WrapText size={16} />
          </IconButton>
          <CopyButton text={() => lines.join("\n")} label="Copy the text" isSmall={false} />
        </span>
      </div>
      <LinesView
        lines={lines}
        wanted={sought}
        current={hits[hit % Math.max(1, hits.length)]}
        linked={indexIn(part, linked)}
        before={droppedLines}
        stylesOf={(index) => part.styles.get(index) ?? code?.[index]}
        isFollowing={isFollowing}
        onLine={(index) => onAt?.(writtenLine(index))}
      />
      <Rest part={part} file={file} isGrowing={isGrowing} reading={reading} />
    </section>
  )
}

/** Of a line of the file, among those that are here. */
function indexIn({ lines, droppedLines }: TextPart, line: number | undefined): number | undefined {
  const index = (line ?? -1) - droppedLines
  return index >= 0 && index < lines.length ? index : undefined
}

/** The line of a link may be further than what is read at first. */
function useReadTo(
  line: number | undefined,
  part: TextPart,
  { isReading, error, more }: Omit<Pieces<TextPart>, "part" | "isStale">,
) {
  const isMissing = line !== undefined && line >= part.droppedLines + part.lines.length && part.rest === "more"
  const isWanted = isMissing && !isReading && error === undefined
  useEffect(() => {
    if (isWanted) more()
  }, [isWanted, more])
}
