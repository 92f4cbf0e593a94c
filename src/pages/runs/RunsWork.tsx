import { useRef, type ReactNode } from "react"

import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { later } from "~/components/later"
import { SplitPane } from "~/components/layout/SplitPane"

import { linkOf } from "~/domain/linked/serverLink"
import { useConnections } from "~/features/connections/ConnectionsContext"

import { RunRows } from "./RunRows"
import { RunsFooter } from "./RunsFooter"
import styles from "./RunsPage.module.css"
import { orderNote } from "./runsWords"
import { useRunKeys } from "./useRunKeys"
import type { RunsModel } from "./useRunsModel"
import type { RunTableSource } from "./useRunTable"

// None of these is part of the first look at a table.
const SelectionBar = later(() => import("~/features/run-actions/SelectionBar").then((module) => module.SelectionBar))
const SelectedStores = later(() => import("./SelectedStores").then((module) => module.SelectedStores))
const RunPreview = later(() => import("./RunPreview").then((module) => module.RunPreview))
const RunCharts = later(() => import("./RunCharts").then((module) => module.RunCharts))

type WorkProps = {
  model: RunsModel
  title: string | undefined
  sources: readonly RunTableSource[]
  placeOf: (server: string, experimentId: string) => string
}

/** The table and the charts, with what floats over them and the line below. */
export function RunsWork({ model, title, sources, placeOf }: WorkProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { table, shown, search, selection, previewed, look } = model
  const closePreview = () => model.setPreview("")
  useRunKeys({
    ...model.events,
    frame,
    rowCount: shown?.view.rows.length ?? 0,
    preview: () => model.setPreview(search.preview === "" ? (model.active ?? "") : ""),
    escape: () => (search.preview === "" ? selection.clear() : closePreview()),
    compare: model.compare,
    reload: table.reload,
  })
  return (
    <>
      <div ref={frame} className={styles["work"]}>
        <Views
          view={search.view}
          table={<RunRows model={model} experiment={title ?? ""} placeOf={placeOf} />}
          charts={
            shown && (
              <RunCharts
                columns={shown.columns}
                sources={sources}
                colors={model.charted.colors}
                areChosen={selection.all.size > 0}
                timeZone={look.timeZone}
                whileLoading={<RowsSkeleton rows={12} label="Loading charts" />}
              />
            )
          }
        />
        {previewed && <RunPreview {...previewed} timeZone={look.timeZone} onClose={closePreview} />}
        <Selected model={model} />
      </div>
      <RunsFooter
        loaded={shown?.columns.rowCount ?? 0}
        matching={model.hasFilter ? shown?.view.matchCount : undefined}
        isComplete={table.isComplete}
        isLoading={table.isLoading}
        orderNote={orderNote({ sort: model.sort, isSortedHere: table.isSortedHere, isComplete: table.isComplete })}
        onStop={table.stop}
        onLoadMore={table.loadMore}
        onReload={table.reload}
      />
    </>
  )
}

function Selected({ model: { targets, selection, search, previewed } }: { model: RunsModel }) {
  const { links } = useConnections()
  const isLinked = targets.some(({ backend }) => linkOf(links, backend.id) !== undefined)
  const known = targets.reduce((sum, { runs }) => sum + runs.length, 0)
  if (known === 0) return null
  return (
    <div className={styles["selected"]} data-beside-panel={previewed !== undefined || undefined}>
      <SelectionBar
        targets={targets}
        hiddenCount={selection.all.size - known}
        isDeletedView={search.lifecycle === "deleted"}
        onClear={selection.clear}
      />
      {isLinked && <SelectedStores targets={targets} />}
    </div>
  )
}

function Views({ view, table, charts }: { view: "table" | "split" | "charts"; table: ReactNode; charts: ReactNode }) {
  if (view === "table") return table
  const wall = <ErrorBoundary what="The charts">{charts}</ErrorBoundary>
  if (view === "charts") return wall
  const rows = <div className={styles["rows"]}>{table}</div>
  return <SplitPane name="runs" start={rows} end={wall} label="Resize table and charts" />
}
