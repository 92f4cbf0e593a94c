import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { ApiError } from "~/domain/errors/apiError"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"

import { NoDeletedRuns, NoMatch, NoRunsYet } from "./NoRuns"
import { RunGrid } from "./RunGrid"
import styles from "./RunsPage.module.css"
import type { RunsModel } from "./useRunsModel"

type RunRowsProps = {
  model: RunsModel
  /** Its name, for the lines of Python that log the first run. */
  experiment: string
  placeOf: (server: string, experimentId: string) => string
}

/** The table, or what there is instead of it. Rows that were there stay, dimmed, when an update fails. */
export function RunRows({ model, experiment, placeOf }: RunRowsProps) {
  const { density } = usePreferences()
  const { table, shown, search, setSearch, events } = model
  // A filter that the server refused is explained beside the filter.
  const [failure] = table.errors.filter(({ error }) => shown === undefined || !isRefused(error))
  const notice = failure && (
    <ErrorNotice
      error={failure.error}
      what="The runs"
      onRetry={table.retry}
      isRetrying={table.isLoading}
      isCompact={shown !== undefined}
    />
  )
  if (shown === undefined) return notice ?? <RowsSkeleton rows={24} label="Loading runs" />
  if (shown.view.rows.length === 0 && !table.isLoading && !model.isStale) {
    const isDeletedView = search.lifecycle === "deleted"
    return (
      <div className={styles["nothing"]}>
        {notice}
        {model.hasFilter ? (
          <NoMatch filter={search.filter} onClear={() => setSearch({ filter: "" }, { push: true })} />
        ) : isDeletedView ? (
          <NoDeletedRuns onBack={() => setSearch({ lifecycle: "active" }, { push: true })} />
        ) : (
          <NoRunsYet experiment={experiment} />
        )}
      </div>
    )
  }
  return (
    <>
      {notice}
      <RunGrid
        columns={shown.columns}
        view={shown.view}
        gridColumns={model.gridColumns}
        sort={model.sort}
        look={model.look}
        rowHeightPx={ROW_HEIGHT_PX[density]}
        selected={model.selection.all}
        charted={model.charted}
        closed={model.closed}
        active={model.active}
        isStale={model.isStale}
        placeOf={placeOf}
        refs={model.refs}
        on={{ ...events.grid, resize: model.resize, columns: model.setColumns }}
      />
    </>
  )
}

const isRefused = (error: unknown): boolean => error instanceof ApiError && error.kind === "invalid"
