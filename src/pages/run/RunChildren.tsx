import { useInfiniteQuery } from "@tanstack/react-query"
import { useCallback, useMemo, useState } from "react"
import { useNavigate } from "react-router-dom"

import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { LoadMore } from "~/components/LoadMore"
import { MetricValue } from "~/components/MetricValue"
import { RunName } from "~/components/RunName"
import type { GridColumn } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { UntrustedText } from "~/components/UntrustedText"
import { formatAge, formatDuration, formatTimeWithZone } from "~/domain/format"
import { formatRunReference, type Run } from "~/domain/runs/run"
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
  const query = useInfiniteQuery(childrenQuery(backend, run))
  return (
    <QueryView query={query} what="The child runs" empty={<NoChildren />}>
      {(runs) => (
        <>
          <Links run={run} runs={runs} />
          <ChildGrid runs={runs} />
          <LoadMore pages={query} count={runs.length} noun="child run" />
        </>
      )}
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

function Links({ run, runs }: { run: Run; runs: readonly Run[] }) {
  const { id: server } = useBackend()
  const filter = new URLSearchParams({ filter: childrenFilter(run) })
  const references = runs.slice(0, MOST_COMPARED).map(({ id }) => ({ server, runId: id }))
  return (
    <div className={styles["bar"]}>
      <ButtonLink to={`${routes.runs(server, run.experimentId)}?${filter}`}>Open in the table of runs</ButtonLink>
      {references.length > 1 && (
        <ButtonLink to={routes.compare(references)}>
          {runs.length > MOST_COMPARED ? `Compare the first ${MOST_COMPARED}` : "Compare them"}
        </ButtonLink>
      )}
    </div>
  )
}

function ChildGrid({ runs }: { runs: readonly Run[] }) {
  const { id: server } = useBackend()
  const navigate = useNavigate()
  const { density, digits, timeZone } = usePreferences()
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
      const column = byId.get(id)
      return column && <ChildCell column={column} run={child} look={{ digits, timeZone, nowMs }} />
    },
    [sorted, byId, pathOf, digits, timeZone, nowMs],
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

type Look = { readonly digits: number; readonly timeZone: string; readonly nowMs: number }

function ChildCell({ column, run, look }: { column: ChildColumn; run: Run; look: Look }) {
  const value = column.value(run)
  if (value === undefined) return null
  if (typeof value === "string") return <UntrustedText text={value} isClipped />
  if (column.unit === "time") {
    return <time title={formatTimeWithZone(value, look.timeZone)}>{formatAge(value, look.nowMs)}</time>
  }
  if (column.unit === "duration") return <span title={`${value} ms`}>{formatDuration(value)}</span>
  return <MetricValue value={value} digits={look.digits} />
}
