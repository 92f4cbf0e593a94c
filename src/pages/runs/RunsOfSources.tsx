import { useCallback, useState, type ReactNode } from "react"
import { useNavigate } from "react-router-dom"

import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { later } from "~/components/later"
import { ApiError } from "~/domain/errors/apiError"
import type { Experiment } from "~/domain/experiments/experiment"
import { RUN_ATTRIBUTES } from "~/domain/runs/runCells"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { PairBadge } from "~/features/connections/PairBadge"
import { ExperimentMenu } from "~/features/experiment-actions/ExperimentMenu"

import { AboutExperiment } from "./AboutExperiment"
import { csvFileName, runsCsv } from "./exportRuns"
import { FilterBar } from "./FilterBar"
import { filterKeys } from "./filterKeys"
import { NAME_COLUMN } from "./runGridColumns"
import { RunsHeader } from "./RunsHeader"
import { RunsWork } from "./RunsWork"
import type { RunSourceIds } from "./runSources"
import { aboutRuns, filterNote } from "./runsWords"
import { saveText } from "./saveText"
import { useRunsModel, type RunsModel } from "./useRunsModel"
import type { RunTableSource } from "./useRunTable"

const ColumnPicker = later(() => import("./ColumnPicker").then((module) => module.ColumnPicker))
const LoggedModelsPanel = later(() =>
  import("~/features/logged-models/LoggedModelsPanel").then((module) => module.LoggedModelsPanel),
)
const AddExperiments = later(() => import("./AddExperiments").then((module) => module.AddExperiments))

type RunsOfSourcesProps = {
  own: { readonly server: string; readonly experimentId: string }
  sources: readonly RunTableSource[]
  /** Experiment names by `<server>:<id>`, as far as they are known. */
  names: ReadonlyMap<string, string>
  /** undefined while it is on its way, and where the server does not say. */
  experiment: Experiment | undefined
  /** undefined while it is on its way. */
  title: string | undefined
}

export function RunsOfSources({ own, sources, names, experiment, title }: RunsOfSourcesProps) {
  const model = useRunsModel(sources)
  const [dialog, setDialog] = useState<"columns" | "experiments">()
  const { search, setSearch, shown, table } = model
  const backend = useBackend()
  const navigate = useNavigate()
  const onDeleted = () => void navigate(routes.experiments(backend.id))
  const exportCsv = () => {
    if (!shown) return
    saveText(
      csvFileName(title ?? own.experimentId),
      runsCsv(shown.columns, shown.view.rows, [NAME_COLUMN, ...model.refs]),
      "text/csv",
    )
  }
  const placeOf = useCallback(
    (server: string, experimentId: string) => names.get(`${server}:${experimentId}`) ?? experimentId,
    [names],
  )
  const ids: readonly RunSourceIds[] = sources.map(({ backend, experimentIds }) => ({
    server: backend.id,
    experimentIds,
  }))
  return (
    <>
      <RunsHeader
        title={title}
        menu={
          <>
            {experiment && <ExperimentMenu {...{ backend, experiment, onDeleted }} />}
            <PairBadge server={backend.id} />
          </>
        }
        isDeleted={experiment?.isDeleted === true}
        about={shown ? aboutRuns(shown.columns.rowCount, table.isComplete, ids) : waitingFor(table)}
        runningCount={model.runningCount}
        columnNote={`${model.refs.length} of ${model.stats.length + RUN_ATTRIBUTES.length - 1}`}
        search={search}
        onSearch={(change) => setSearch(change, { push: true })}
        onDialog={setDialog}
        onExport={shown && shown.view.rows.length > 0 ? exportCsv : undefined}
      />
      {experiment && <AboutExperiment experiment={experiment} />}
      <Below model={model} sources={sources} isBeginning={isBeginning(experiment, model)}>
        <Filter model={model} />
        <RunsWork model={model} title={title} sources={sources} placeOf={placeOf} />
      </Below>
      {dialog === "columns" && (
        <ColumnPicker
          stats={model.stats}
          runCount={shown?.columns.rowCount ?? 0}
          shown={model.refs}
          onChange={model.setColumns}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "experiments" && (
        <AddExperiments
          own={own}
          chosen={search.with}
          onChange={(chosen) => setSearch({ with: chosen }, { push: true })}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}

/** Its description stands above the rows and would push them down; it comes first, unless it takes longer than they do. */
const isBeginning = (experiment: Experiment | undefined, { shown, table }: RunsModel): boolean =>
  experiment === undefined && shown === undefined && table.errors.length === 0

/** Below the head of the page: its runs, or its logged models. */
function Below({
  model,
  sources,
  isBeginning,
  children,
}: {
  model: RunsModel
  sources: readonly RunTableSource[]
  isBeginning: boolean
  children: ReactNode
}) {
  if (isBeginning) return <RowsSkeleton rows={12} label="Loading runs" />
  if (model.search.tab !== "models") return children
  return sources.map((source) => (
    <LoggedModelsPanel key={source.backend.id} {...source} whileLoading={<RowsSkeleton rows={12} />} />
  ))
}

/** What failed says so in the place of the rows. */
const waitingFor = ({ errors }: RunsModel["table"]): string => (errors.length > 0 ? "" : "loading")

function Filter({ model }: { model: RunsModel }) {
  const { search, setSearch, table, shown, look } = model
  const refused = table.errors.find(({ error }) => error instanceof ApiError && error.kind === "invalid")?.error
  const { hasFilter } = model
  const loaded = shown?.columns.rowCount ?? 0
  const message = refused instanceof ApiError && hasFilter ? refused.message : undefined
  return (
    <FilterBar
      filter={search.filter}
      onFilter={(filter, isStep) => setSearch({ filter }, { push: isStep })}
      keys={() => filterKeys(shown?.columns, look.nowMs)}
      serverProblem={message ?? table.dialectNote}
      note={hasFilter ? filterNote(table.isFilteredHere, loaded, table.isComplete) : undefined}
    />
  )
}
