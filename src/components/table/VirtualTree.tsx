import { ChevronDown, ChevronRight } from "lucide-react"
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react"

import { isTyping } from "~/hooks/isTyping"
import { rowsInSight, showRow, useScrollWindow } from "~/hooks/useScrollWindow"

import { closedSiblings, treeMove, type TreeRow } from "./treeKeys"
import styles from "./VirtualTree.module.css"

type VirtualTreeProps<R extends TreeRow> = {
  label: string
  /** What is open, as one flat list in reading order. */
  rows: readonly R[]
  rowHeightPx: number
  renderRow: (row: R) => ReactNode
  /** What type-ahead looks at. */
  textOf: (row: R) => string
  /** The row that the page shows. */
  currentKey?: string | undefined
  onToggle: (row: R, isOpen: boolean) => void
  onActivate: (row: R) => void
}

const AROUND_ROWS = 4

/** A tree with the keys of any tree (ARIA tree pattern); only the rows in sight exist. */
export function VirtualTree<R extends TreeRow>(props: VirtualTreeProps<R>) {
  const { rows, rowHeightPx, currentKey } = props
  const [activeKey, setActiveKey] = useState<string>()
  const treeId = useId()
  const { ref, window, element } = useScrollWindow(rowHeightPx)
  const inSight = rowsInSight(window, { count: rows.length, rowPx: rowHeightPx, around: AROUND_ROWS })
  const found = rows.findIndex(({ key }) => key === (activeKey ?? currentKey))
  const active = found < 0 ? 0 : found

  const currentIndex = rows.findIndex(({ key }) => key === currentKey)
  // The page's row comes into sight, and stays there while the rows above it arrive. Once a person has moved the tree or opened
  // something in it, rows above must not pull it away.
  const movedFor = useRef<string>(undefined)
  const handleMoved = () => {
    movedFor.current = currentKey
  }
  useEffect(() => {
    if (currentIndex < 0 || movedFor.current === currentKey) return
    showRow(element, { row: currentIndex, rowPx: rowHeightPx })
  }, [currentKey, currentIndex, element, rowHeightPx])

  const moveTo = (index: number) => {
    setActiveKey(rows[index]?.key)
    showRow(element, { row: index, rowPx: rowHeightPx })
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const row = rows[active]
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const move = treeMove(event.key, active, { rows, textOf: (index) => textAt(props, index) })
    if (move === undefined) return
    event.preventDefault()
    if (move.kind === "to") moveTo(move.index)
    if (move.kind === "openSiblings") closedSiblings(active, rows).forEach((sibling) => props.onToggle(sibling, true))
    if (move.kind === "toggle") props.onToggle(row, move.isOpen)
    if (move.kind === "activate") props.onActivate(row)
  }
  return (
    <div
      ref={ref}
      role="tree"
      aria-label={props.label}
      // A row that is scrolled away does not exist, and may not be named.
      aria-activedescendant={active >= inSight.from && active < inSight.to ? `${treeId}-${active}` : undefined}
      tabIndex={0}
      className={styles["tree"]}
      onWheel={handleMoved}
      onPointerDown={handleMoved}
      onKeyDown={(event) => {
        handleMoved()
        handleKeyDown(event)
      }}
    >
      <div role="presentation" className={styles["body"]} style={{ height: rows.length * rowHeightPx }}>
        {rows.slice(inSight.from, inSight.to).map((row, place) => {
          const index = inSight.from + place
          return (
            // Keys are handled by the tree, which holds the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
            <div
              key={row.key}
              id={`${treeId}-${index}`}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.isOpen}
              aria-selected={row.key === currentKey}
              data-active={index === active || undefined}
              className={styles["row"]}
              style={{ transform: `translateY(${index * rowHeightPx}px)`, height: rowHeightPx }}
              onClick={() => {
                setActiveKey(row.key)
                props.onActivate(row)
              }}
            >
              <Twisty row={row} onToggle={() => props.onToggle(row, row.isOpen !== true)} />
              {props.renderRow(row)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const INDENT_PX = 14
/** Names may hold any number of slashes: below this the text stays in sight instead of moving on to the right. */
const DEEPEST = 8

/** Drawn for the pointer only: keys open and close through the tree. */
function Twisty({ row, onToggle }: { row: TreeRow; onToggle: () => void }) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <span
      aria-hidden="true"
      className={styles["twisty"]}
      style={{ marginLeft: Math.min(row.level - 1, DEEPEST) * INDENT_PX }}
      onClick={(event) => {
        if (row.isOpen === undefined) return
        event.stopPropagation()
        onToggle()
      }}
    >
      {row.isOpen === true && <ChevronDown size={12} />}
      {row.isOpen === false && <ChevronRight size={12} />}
    </span>
  )
}

function textAt<R extends TreeRow>({ rows, textOf }: VirtualTreeProps<R>, index: number): string {
  const row = rows[index]
  return row === undefined ? "" : textOf(row)
}
