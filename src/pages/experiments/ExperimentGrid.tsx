import { useCallback, useState, type KeyboardEvent } from "react"
import { useNavigate } from "react-router-dom"

import type { GridColumn, GridSort } from "~/components/table/gridColumn"
import { gridLevel, obeyTreeKey } from "~/components/table/treeGrid"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import type { ExperimentNode } from "~/domain/experiments/experimentTree"
import type { TreeRow } from "~/domain/tree/treeRows"
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

type Row = TreeRow<ExperimentNode>

/** The tree with what is known of each experiment. Folders open on a press, experiments through their name. */
export function ExperimentGrid({ rows, setOpen }: { rows: readonly Row[]; setOpen: Toggles["setOpen"] }) {
  const { density } = usePreferences()
  const [{ sort }, setSearch] = useSearch(experimentsSearch)
  const nowMs = useNow(AGE_EVERY_MS)
  const [activeKey, setActiveKey] = useState<string>()
  const { toggle, follow, star } = useRowActions(setOpen)
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
  const onFollow = (row: Row) => (row.node.experiment === undefined ? toggle(row) : follow(row))
  const onRowKey = (index: number, event: KeyboardEvent) => {
    const row = rows[index]
    if (obeyTreeKey(index, event, { rows, onActive: activate, onToggle: toggle, onFollow })) return
    if (row === undefined || event.key !== "s" || event.ctrlKey || event.metaKey || event.altKey) return
    star(row)
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
        level={(index) => gridLevel(rows[index])}
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
  const toggle = useCallback(({ node, isOpen }: Row) => setOpen(nodeKey(server, node.key), !isOpen), [server, setOpen])
  return {
    toggle,
    follow: ({ node }: Row) => node.experiment !== undefined && void navigate(routes.runs(server, node.experiment.id)),
    star: ({ node }: Row) =>
      node.experiment !== undefined && toggleStar({ server, id: node.experiment.id, name: node.experiment.name }),
  }
}

const SORTS = ["name", "-name", "created", "-created", "updated", "-updated"] as const

function sortText({ columnId, isDescending }: GridSort) {
  const text = (isDescending ? "-" : "") + columnId
  return SORTS.find((sort) => sort === text) ?? "name"
}
