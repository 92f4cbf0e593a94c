import { useCallback, useMemo, useState } from "react"
import { Link, useNavigate } from "react-router-dom"

import { MetricValue } from "~/components/MetricValue"
import { Checkbox } from "~/components/ui/Checkbox"
import type { GridColumn, GridSort } from "~/components/table/gridColumn"
import { runKeyColumns, type RunColumn } from "~/components/table/runKeyColumns"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelVersion, RegisteredModel } from "~/domain/models/model"
import { aliasesOf, modelStatus, stageOf } from "~/domain/models/versions"
import { firstWords } from "~/domain/text/firstWords"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { AliasBadges, ModelStatusBadge, StageBadge } from "~/features/models/ModelBadges"
import { Moment } from "~/features/models/Moment"
import { SourceRun } from "~/features/models/SourceRun"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"

import { VERSION_ORDERS, type VersionOrder } from "./modelSearch"
import type { SourceRuns } from "./useSourceRuns"
import styles from "./VersionGrid.module.css"

const BEFORE: readonly GridColumn[] = [
  { id: "version", title: "Version", widthPx: 116, isSortable: true },
  { id: "aliases", title: "Aliases", widthPx: 150 },
  { id: "stage", title: "Stage", widthPx: 110 },
  { id: "status", title: "Status", widthPx: 76 },
  { id: "run", title: "Source run", widthPx: 170 },
  { id: "created", title: "Created", widthPx: 90, isSortable: true },
]
/** What the runs say stands between, for a description is long and often empty. */
const AFTER: readonly GridColumn[] = [{ id: "description", title: "Description", widthPx: 320 }]
/** Its head and the scroll bar. */
const EXTRA_ROWS = 2
const MOST_ROWS = 16

type Props = {
  model: RegisteredModel
  versions: readonly ModelVersion[]
  sources: SourceRuns
  sort: VersionOrder
  onSort: (sort: VersionOrder) => void
  /** Versions that are picked to be compared. */
  picked: readonly string[]
  onPick: (version: string) => void
}

export function VersionGrid({ model, versions, sources, sort, onSort, picked, onPick }: Props) {
  const { id: server } = useBackend()
  const navigate = useNavigate()
  const { density } = usePreferences()
  const [activeRow, setActiveRow] = useState<number>()
  const ofRuns = useMemo(() => runKeyColumns([...sources.runs.values()], "Metrics of the run"), [sources])
  const columns = useShownColumns({ model, versions, ofRuns })
  const renderCell = useCallback(
    (row: number, column: GridColumn) => {
      const version = versions[row]
      if (version === undefined) return null
      const ofRun = ofRuns.find(({ id }) => id === column.id)
      if (ofRun !== undefined) return <RunCell column={ofRun} runId={version.runId} sources={sources} />
      if (column.id !== "version") return <VersionCell model={model} version={version} columnId={column.id} />
      return <VersionName version={version} isPicked={picked.includes(version.version)} onPick={onPick} />
    },
    [model, versions, ofRuns, sources, picked, onPick],
  )
  const open = (row: number) => {
    const version = versions[row]
    if (version !== undefined) void navigate(routes.modelVersion(server, model.name, version.version))
  }
  const rowHeightPx = ROW_HEIGHT_PX[density]
  return (
    <div
      className={styles["frame"]}
      style={{ height: rowHeightPx * (Math.min(versions.length, MOST_ROWS) + EXTRA_ROWS) }}
    >
      <VirtualGrid
        label="Versions"
        rowCount={versions.length}
        rowKey={(row) => versions[row]?.version ?? ""}
        columns={columns}
        renderCell={renderCell}
        rowHeightPx={rowHeightPx}
        sort={{ columnId: sort.replace("-", ""), isDescending: sort.startsWith("-") }}
        onSort={(next) => onSort(toOrder(next))}
        activeRow={activeRow}
        onActiveRow={setActiveRow}
        onRowClick={setActiveRow}
        onRowDoubleClick={open}
        isSelected={(row) => picked.includes(versions[row]?.version ?? "")}
        onRowKey={(row, { key }) => {
          if (key === "Enter") open(row)
          if (key === "x") onPick(versions[row]?.version ?? "")
        }}
      />
    </div>
  )
}

type Shown = Pick<Props, "model" | "versions"> & { ofRuns: readonly RunColumn[] }

/** Only columns that say something: most registries have no stages, many models no aliases, and most versions are ready. */
function useShownColumns({ model, versions, ofRuns }: Shown): readonly GridColumn[] {
  const hasStages = versions.some((version) => stageOf(version) !== undefined)
  const hasAliases = model.aliases.length > 0
  const isSomeUnready = versions.some(({ status }) => modelStatus(status).tone !== "ok")
  return useMemo(() => {
    const says: Readonly<Record<string, boolean>> = { stage: hasStages, aliases: hasAliases, status: isSomeUnready }
    return [...BEFORE.filter(({ id }) => says[id] ?? true), ...ofRuns, ...AFTER]
  }, [hasStages, hasAliases, isSomeUnready, ofRuns])
}

const toOrder = ({ columnId, isDescending }: GridSort): VersionOrder =>
  VERSION_ORDERS.find((order) => order === (isDescending ? "-" : "") + columnId) ?? "-version"

type NameProps = { version: ModelVersion; isPicked: boolean; onPick: Props["onPick"] }

const VersionName = ({ version: { name, version }, isPicked, onPick }: NameProps) => (
  <span className={styles["version"]}>
    <Checkbox
      isLabelHidden
      label={`Pick version ${visibleText(version)}`}
      checked={isPicked}
      onChange={() => onPick(version)}
    />
    <Link to={routes.modelVersion(useBackend().id, name, version)}>
      Version <UntrustedText text={version} />
    </Link>
  </span>
)

/** What was not logged is empty; what is not known says so. */
function RunCell({ column, runId, sources }: { column: RunColumn; runId: string; sources: SourceRuns }) {
  const { digits } = usePreferences()
  const run = sources.runs.get(runId)
  if (run === undefined) return <NoRun runId={runId} sources={sources} />
  const value = column.value(run)
  if (value === undefined) return null
  return typeof value === "number" ? (
    <MetricValue value={value} digits={digits} />
  ) : (
    <UntrustedText text={value} isClipped />
  )
}

function NoRun({ runId, sources: { failed, unasked } }: { runId: string; sources: SourceRuns }) {
  if (runId === "") return null
  if (failed.has(runId)) return <em title="Its run could not be read">unknown</em>
  if (unasked.has(runId)) return <em title="The runs of the first 100 versions are read">not read</em>
  return <>…</>
}

function VersionCell({
  model,
  version,
  columnId,
}: {
  model: RegisteredModel
  version: ModelVersion
  columnId: string
}) {
  const backend = useBackend()
  switch (columnId) {
    case "aliases":
      return <AliasBadges aliases={aliasesOf(model, version)} />
    case "stage":
      return <StageBadge stage={version.stage} />
    case "status":
      return <ModelStatusBadge status={version.status} />
    case "run":
      return <SourceRun backend={backend} runId={version.runId} />
    case "created":
      return <Moment ms={version.createdAtMs} />
    default:
      return <UntrustedText text={firstWords(version.description)} isClipped />
  }
}
