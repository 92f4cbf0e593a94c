import { useCallback, useState, type KeyboardEvent } from "react"
import { useNavigate } from "react-router-dom"

import type { GridColumn, GridSort } from "~/components/table/gridColumn"
import { closedSiblings, treeMove, type TreeMove } from "~/components/table/treeKeys"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import type { TreeRow } from "~/domain/experiments/experimentTree"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { toggleStar } from "~/features/experiment-tree/marks"
import type { Toggles } from "~/features/experiment-tree/openNodes"
import { nodeKey } from "~/features/experiment-tree/treeRows"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"
import { useNow } from "~/hooks/useNow"
import { useSearch } from "~/hooks/useSearch"

import { ExperimentCell } from "./ExperimentCell"
import styles from "./ExperimentsPage.module.css"
import { experimentsSearch } from "./experimentsSearch"

const COLUMNS: readonly GridColumn[] = [
  { id: "name", title: "Name", widthPx: 240, fills: true, isSortable: true },
  { id: "created", title: "Created", widthPx: 110, isSortable: true },
  { id: "updated", title: "Updated", widthPx: 110, isSortable: true },
  { id: "tags", title: "Tags", widthPx: 300 },
  { id: "actions", title: "Actions", widthPx: 84, align: "end" },
]
const AGE_EVERY_MS = 60_000

/** The tree with what is known of each experiment. Folders open on a press, experiments through their name. */
export function ExperimentGrid({ rows, setOpen }: { rows: readonly TreeRow[]; setOpen: Toggles["setOpen"] }) {
  const { density } = usePreferences()
  const [{ sort }, setSearch] = useSearch(experimentsSearch)
  const nowMs = useNow(AGE_EVERY_MS)
  const [activeKey, setActiveKey] = useState<string>()
  const { toggle, open, follow, star } = useRowActions(setOpen)
  const active = rows.findIndex(({ node }) => node.key === activeKey)
  const activate = (index: number) => setActiveKey(rows[index]?.node.key)
  const renderCell = useCallback(
    (index: number, column: GridColumn) => {
      const row = rows[index]
      return row === undefined ? null : (
        <ExperimentCell row={row} columnId={column.id} nowMs={nowMs} onToggle={toggle} />
      )
    },
    [rows, nowMs, toggle],
  )
  const obey = (index: number, row: TreeRow, move: TreeMove) => {
    if (move.kind === "to") activate(move.index)
    else if (move.kind === "openSiblings") closedSiblings(index, rows.map(toMoveRow)).forEach(open)
    else if (move.kind === "toggle" || row.node.experiment === undefined) toggle(row)
    else follow(row)
  }
  const onRowKey = (index: number, event: KeyboardEvent) => {
    const row = rows[index]
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const move = treeMove(event.key, index, { rows: rows.map(toMoveRow), textOf: () => "" })
    if (move !== undefined) obey(index, row, move)
    else if (event.key === "s") star(row)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles["frame"]}>
      <VirtualGrid
        label="Experiments"
        rowCount={rows.length}
        rowKey={(index) => rows[index]?.node.key ?? ""}
        columns={COLUMNS}
        renderCell={renderCell}
        rowHeightPx={ROW_HEIGHT_PX[density]}
        sort={{ columnId: sort.replace("-", ""), isDescending: sort.startsWith("-") }}
        onSort={(next) => setSearch({ sort: sortText(next) })}
        activeRow={active < 0 ? undefined : active}
        onActiveRow={activate}
        level={(index) => levelOf(rows[index])}
        onRowClick={(index) => {
          const row = rows[index]
          activate(index)
          if (row?.node.experiment === undefined && row !== undefined) toggle(row)
        }}
        onRowKey={onRowKey}
      />
    </div>
  )
}

function useRowActions(setOpen: Toggles["setOpen"]) {
  const { id: server } = useBackend()
  const navigate = useNavigate()
  const toggle = useCallback(
    ({ node, isOpen }: TreeRow) => setOpen(nodeKey(server, node.key), !isOpen),
    [server, setOpen],
  )
  return {
    toggle,
    open: ({ key }: { key: string }) => setOpen(nodeKey(server, key), true),
    follow: ({ node }: TreeRow) =>
      node.experiment !== undefined && void navigate(routes.runs(server, node.experiment.id)),
    star: ({ node }: TreeRow) =>
      node.experiment !== undefined && toggleStar({ server, id: node.experiment.id, name: node.experiment.name }),
  }
}

const SORTS = ["name", "-name", "created", "-created", "updated", "-updated"] as const

function sortText({ columnId, isDescending }: GridSort) {
  const text = (isDescending ? "-" : "") + columnId
  return SORTS.find((sort) => sort === text) ?? "name"
}

const toMoveRow = ({ node, level, position, siblings, isOpen }: TreeRow) => ({
  key: node.key,
  level,
  position,
  siblings,
  isOpen: node.children.length > 0 ? isOpen : undefined,
})

/** One object for each depth and state: rows are memoised on it. */
const levels = new Map<string, { depth: number; isOpen: boolean | undefined }>()

function levelOf(row: TreeRow | undefined) {
  const depth = row?.level ?? 1
  const isOpen = row === undefined || row.node.children.length === 0 ? undefined : row.isOpen
  const key = `${depth} ${isOpen}`
  const level = levels.get(key) ?? { depth, isOpen }
  levels.set(key, level)
  return level
}
