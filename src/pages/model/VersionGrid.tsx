import { useCallback, useMemo, useState } from "react"
import { Link, useNavigate } from "react-router-dom"

import { Checkbox } from "~/components/ui/Checkbox"
import type { GridColumn, GridSort } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelVersion, RegisteredModel } from "~/domain/models/model"
import { aliasesOf, stageOf } from "~/domain/models/versions"
import { firstWords } from "~/domain/text/firstWords"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { AliasBadges, ModelStatusBadge, StageBadge } from "~/features/models/ModelBadges"
import { Moment } from "~/features/models/Moment"
import { SourceRun } from "~/features/models/SourceRun"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"

import { VERSION_ORDERS, type VersionOrder } from "./modelSearch"
import styles from "./VersionGrid.module.css"

const COLUMNS: readonly GridColumn[] = [
  { id: "version", title: "Version", widthPx: 116, isSortable: true },
  { id: "aliases", title: "Aliases", widthPx: 150 },
  { id: "stage", title: "Stage", widthPx: 110 },
  { id: "status", title: "Status", widthPx: 76 },
  { id: "run", title: "Source run", widthPx: 170 },
  { id: "created", title: "Created", widthPx: 90, isSortable: true },
  { id: "description", title: "Description", widthPx: 320 },
]
/** Its head and the scroll bar. */
const EXTRA_ROWS = 2
const MOST_ROWS = 16

type Props = {
  model: RegisteredModel
  versions: readonly ModelVersion[]
  sort: VersionOrder
  onSort: (sort: VersionOrder) => void
  /** Versions that are picked to be compared. */
  picked: readonly string[]
  onPick: (version: string) => void
}

export function VersionGrid({ model, versions, sort, onSort, picked, onPick }: Props) {
  const { id: server } = useBackend()
  const navigate = useNavigate()
  const { density } = usePreferences()
  const [activeRow, setActiveRow] = useState<number>()
  const columns = useShownColumns(model, versions)
  const renderCell = useCallback(
    (row: number, column: GridColumn) => {
      const version = versions[row]
      if (version === undefined) return null
      if (column.id !== "version") return <VersionCell model={model} version={version} columnId={column.id} />
      return <VersionName version={version} isPicked={picked.includes(version.version)} onPick={onPick} />
    },
    [model, versions, picked, onPick],
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

/** Only columns that say something: most registries have no stages, many models no aliases. */
function useShownColumns(model: RegisteredModel, versions: readonly ModelVersion[]): readonly GridColumn[] {
  const hasStages = versions.some((version) => stageOf(version) !== undefined)
  const hasAliases = model.aliases.length > 0
  return useMemo(
    () => COLUMNS.filter(({ id }) => (id === "stage" ? hasStages : id !== "aliases" || hasAliases)),
    [hasStages, hasAliases],
  )
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
