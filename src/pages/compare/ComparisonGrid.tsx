import { ArrowDown, ArrowUp, Minus } from "lucide-react"
import { useCallback, useMemo, type ReactNode } from "react"

import type { GridColumn, RenderCell } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { EmptyState } from "~/components/feedback/EmptyState"
import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import { UntrustedText } from "~/components/UntrustedText"
import { COMPARED, compareRuns, type Compared, type ComparedRow } from "~/domain/compare/compareRuns"
import { chooseDirection, chosenDirections, guessDirection, type Direction } from "~/domain/compare/direction"
import { judgeRow, type Judgement } from "~/domain/compare/judgeRow"
import { nameOrId } from "~/domain/text/nameOrId"
import { usePreferences } from "~/hooks/preferences"
import { useElementSize } from "~/hooks/useElementSize"

import styles from "./ComparePage.module.css"
import type { CompareProps } from "./ComparePage"
import { RunHead } from "./RunHead"

const ROW_PX = 32

/** All runs in sight where they fit without cutting numbers; on a phone at least one beside the keys. */
function widthsFor(framePx: number | undefined, runs: number): { readonly keyPx: number; readonly runPx: number } {
  if (framePx === undefined) return { keyPx: 220, runPx: 184 }
  if (framePx < NARROW_PX) return { keyPx: 132, runPx: 148 }
  const keyPx = 184
  return { keyPx, runPx: Math.max(148, Math.min(184, Math.floor((framePx - keyPx) / runs))) }
}

const NARROW_PX = 480

/** A line of the table: the head of a kind, or a key with its value in each run. */
type Line =
  | { readonly kind: Compared; readonly shown: number; readonly total: number; readonly row?: undefined }
  | { readonly row: ComparedRow; readonly judgement: Judgement; readonly direction: Direction }

/** Keys down, runs across; both virtual. */
export function ComparisonGrid(props: CompareProps) {
  const { runs, search, onSearch } = props
  const lines = useLines(props)
  const [frame, size] = useElementSize()
  const { keyPx, runPx } = widthsFor(size?.width, runs.length)
  const columns = useMemo(
    (): readonly GridColumn[] => [
      { id: "key", title: "Key", widthPx: keyPx },
      ...runs.map(({ run }, place) => ({
        id: `r${place}`,
        title: nameOrId(run.name, run.id),
        widthPx: runPx,
      })),
    ],
    [runs, keyPx, runPx],
  )
  const baseline = baselineOf(props)
  const renderCell = useCallback<RenderCell>(
    (index, { id }) => {
      const line = lines[index]
      if (line === undefined) return null
      if (line.row === undefined) return id === "key" ? <KindHead {...line} /> : null
      if (id === "key") return <KeyCell line={line} best={search.best} onSearch={onSearch} />
      const place = Number(id.slice(1))
      return <ValueCell line={line} place={place} isBaseline={place === baseline} />
    },
    [lines, baseline, search.best, onSearch],
  )
  const renderHeaderEnd = useCallback(
    ({ id }: GridColumn): ReactNode => {
      const run = id === "key" ? undefined : runs[Number(id.slice(1))]
      if (run === undefined) return null
      return <RunHead run={run} runs={runs} search={search} onSearch={onSearch} isBaseline={run === runs[baseline]} />
    },
    [runs, search, onSearch, baseline],
  )
  if (lines.every(({ row }) => row === undefined)) return <NothingToShow {...props} />
  return (
    <div ref={frame} className={styles["grid"]}>
      <VirtualGrid
        label="Comparison"
        rowCount={lines.length}
        rowKey={(index) => lineKey(lines[index])}
        columns={columns}
        renderCell={renderCell}
        renderHeaderEnd={renderHeaderEnd}
        rowHeightPx={ROW_PX}
      />
    </div>
  )
}

const lineKey = (line: Line | undefined): string => (line?.row === undefined ? `head ${line?.kind ?? ""}` : line.row.id)

const baselineOf = ({ runs, search }: CompareProps): number =>
  Math.max(
    0,
    runs.findIndex(({ reference }) => reference === search.baseline),
  )

function useLines(props: CompareProps): readonly Line[] {
  const { runs, search } = props
  const { digits, timeZone } = usePreferences()
  const rows = useMemo(() => compareRuns(runs, { digits, zone: timeZone }), [runs, digits, timeZone])
  const { key, rows: which, best } = search
  const baseline = baselineOf(props)
  return useMemo(() => {
    const wanted = key.trim().toLowerCase()
    const chosen = chosenDirections(best)
    const isWanted = (row: ComparedRow) =>
      (which === "all" || row.differs) && (wanted === "" || row.key.toLowerCase().includes(wanted))
    return COMPARED.flatMap((kind): Line[] => {
      const all = rows.filter((row) => row.kind === kind)
      const shown = all.filter(isWanted)
      if (shown.length === 0) return []
      return [{ kind, shown: shown.length, total: all.length }, ...shown.map((row) => lineOf(row, baseline, chosen))]
    })
  }, [rows, key, which, best, baseline])
}

function lineOf(row: ComparedRow, baseline: number, chosen: ReadonlyMap<string, Direction>): Line {
  const direction = directionOf(row, chosen)
  return { row, direction, judgement: judgeRow(row, baseline, direction) }
}

function directionOf({ kind, key }: ComparedRow, chosen: ReadonlyMap<string, Direction>): Direction {
  if (kind === "metrics") return chosen.get(key) ?? guessDirection(key)
  return "none"
}

const KIND_NAMES = {
  metrics: "Latest metrics",
  params: "Params",
  attributes: "Attributes",
  tags: "Tags",
  system: "System metrics",
} as const

const KindHead = ({ kind, shown, total }: { kind: Compared; shown: number; total: number }) => (
  <strong className={styles["kind"]}>
    {KIND_NAMES[kind]} <small>{shown === total ? total : `${shown} of ${total}`}</small>
  </strong>
)

type KeyLine = Extract<Line, { row: ComparedRow }>

const NEXT: Record<Direction, Direction> = { up: "down", down: "none", none: "up" }
const DIRECTION_LOOKS = {
  up: { Icon: ArrowUp, text: "higher is better" },
  down: { Icon: ArrowDown, text: "lower is better" },
  none: { Icon: Minus, text: "neither end is better" },
}

function KeyCell({
  line,
  best,
  onSearch,
}: {
  line: KeyLine
  best: readonly string[]
  onSearch: CompareProps["onSearch"]
}) {
  const { row, direction } = line
  const { Icon, text } = DIRECTION_LOOKS[direction]
  return (
    <span className={styles["key"]}>
      <UntrustedText text={row.key} isClipped />
      {row.kind === "metrics" && (
        <IconButton
          isSmall
          label={`${row.key}: ${text}. Change`}
          onClick={() => onSearch({ best: chooseDirection(best, row.key, NEXT[direction]) })}
        >
          <Icon size={12} />
        </IconButton>
      )}
    </span>
  )
}

function ValueCell({ line, place, isBaseline }: { line: KeyLine; place: number; isBaseline: boolean }) {
  const { row, judgement } = line
  const cell = row.cells[place]
  if (cell?.text === undefined) return <Absent row={row} isBaseline={isBaseline} />
  if (cell.text === "") return <em className={styles["none"]}>empty</em>
  const isNumber = cell.value !== undefined
  return (
    <span
      className={styles["value"]}
      data-number={isNumber || undefined}
      data-best={judgement.best.has(place) || undefined}
      data-changed={(!isNumber && judgement.changed[place]) || undefined}
      data-baseline={isBaseline || undefined}
    >
      <UntrustedText text={cell.text} title={cell.exact} isClipped />
      {isNumber && !isBaseline && <small>{judgement.deltas[place]}</small>}
      {judgement.best.has(place) && <span className={styles["spoken"]}> best</span>}
    </span>
  )
}

/** Stands where the numbers beside it stand. */
function Absent({ row, isBaseline }: { row: ComparedRow; isBaseline: boolean }) {
  const isNumber = row.cells.some(({ value }) => value !== undefined)
  return (
    <span className={styles["value"]} data-number={isNumber || undefined}>
      <bdi className={styles["none"]}>–</bdi>
      {isNumber && !isBaseline && <small />}
    </span>
  )
}

function NothingToShow({ search, onSearch }: CompareProps) {
  if (search.key !== "") {
    return (
      <EmptyState title={`No key holds “${search.key}”`}>
        <Button onClick={() => onSearch({ key: "" })}>Show all keys</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Nothing differs between these runs">
      <Button onClick={() => onSearch({ rows: "all" })}>Show everything</Button>
    </EmptyState>
  )
}
