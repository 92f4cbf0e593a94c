import { useQuery } from "@tanstack/react-query"
import { useCallback, useMemo, useState } from "react"
import { useNavigate } from "react-router-dom"

import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { RunName } from "~/components/RunName"
import type { GridColumn } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { formatAge, formatDuration, formatMetric } from "~/domain/format"
import { formatRunReference, type Run, type RunPage } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"
import { useNow } from "~/hooks/useNow"

import styles from "./RunChildren.module.css"
import { childrenFilter, childrenQuery } from "./childrenQuery"
import { childColumns, sortChildren, type ChildColumn } from "./childColumns"

const MOST_COMPARED = 100

/** Runs that name this one as their parent: the points of a search, the folds of a validation. */
export function RunChildren({ run }: { run: Run }) {
  const backend = useBackend()
  const query = useQuery(childrenQuery(backend, run))
  return (
    <QueryView query={query} what="The child runs" isEmpty={(page) => page.runs.length === 0} empty={<NoChildren />}>
      {(page) => <Children run={run} page={page} />}
    </QueryView>
  )
}

const NoChildren = () => (
  <EmptyState title="No child runs">
    <p>
      Runs started inside this one appear here: <code>mlflow.start_run(nested=True)</code>.
    </p>
  </EmptyState>
)

function Children({ run, page }: { run: Run; page: RunPage }) {
  const { id: server } = useBackend()
  const filter = new URLSearchParams({ filter: childrenFilter(run) })
  const references = page.runs.slice(0, MOST_COMPARED).map(({ id }) => ({ server, runId: id }))
  return (
    <>
      <div className={styles["bar"]}>
        <span>
          {page.nextPage === undefined ? `${page.runs.length} child runs` : `The first ${page.runs.length} child runs`}
        </span>
        <ButtonLink to={`${routes.runs(server, run.experimentId)}?${filter}`}>Open in the table of runs</ButtonLink>
        {references.length > 1 && <ButtonLink to={routes.compare(references)}>Compare them</ButtonLink>}
      </div>
      <ChildGrid runs={page.runs} />
    </>
  )
}

function ChildGrid({ runs }: { runs: readonly Run[] }) {
  const { id: server } = useBackend()
  const navigate = useNavigate()
  const { density, digits } = usePreferences()
  const nowMs = useNow(60_000)
  const [active, setActive] = useState<number>()
  const [sort, setSort] = useState({ columnId: "started", isDescending: true })
  const columns = useMemo(() => childColumns(runs), [runs])
  const sorted = useMemo(() => sortChildren(runs, columns, sort), [runs, columns, sort])
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const pathOf = useCallback(
    (child: Run) => routes.run({ server, experimentId: child.experimentId, runId: child.id }),
    [server],
  )
  const renderCell = useCallback(
    (row: number, { id }: GridColumn) => {
      const child = sorted[row]
      if (child === undefined) return null
      if (id === "name") return <RunName run={child} to={pathOf(child)} />
      return cellText(byId.get(id), child, { digits, nowMs })
    },
    [sorted, byId, pathOf, digits, nowMs],
  )
  const open = (row: number) => {
    const child = sorted[row]
    if (child !== undefined) void navigate(pathOf(child))
  }
  return (
    <VirtualGrid
      label="Child runs"
      rowCount={sorted.length}
      rowKey={(row) => formatRunReference({ server, runId: sorted[row]?.id ?? "" })}
      columns={columns}
      renderCell={renderCell}
      rowHeightPx={ROW_HEIGHT_PX[density]}
      sort={sort}
      onSort={setSort}
      activeRow={active}
      onActiveRow={setActive}
      onRowClick={setActive}
      onRowDoubleClick={open}
      onRowKey={(row, event) => event.key === "Enter" && open(row)}
    />
  )
}

function cellText(column: ChildColumn | undefined, run: Run, look: { digits: number; nowMs: number }): string {
  const value = column?.value(run)
  if (column === undefined || value === undefined) return ""
  if (typeof value === "string") return value
  if (column.unit === "time") return formatAge(value, look.nowMs)
  return column.unit === "duration" ? formatDuration(value) : formatMetric(value, look.digits)
}
