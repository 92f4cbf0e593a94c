import { useCallback, useMemo, useState } from "react"
import { Link, useNavigate } from "react-router-dom"

import type { GridColumn, GridSort } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { UntrustedText } from "~/components/UntrustedText"
import { MODEL_ORDERS, type ListedModel, type ModelOrder } from "~/domain/models/mergeModels"
import type { RegisteredModel } from "~/domain/models/model"
import { latestVersion, stageOf } from "~/domain/models/versions"
import { firstWords } from "~/domain/text/firstWords"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"
import { StageBadge } from "~/features/models/ModelBadges"
import styles from "~/features/models/models.module.css"
import { Moment } from "~/features/models/Moment"
import { VersionAlias } from "~/features/models/VersionAlias"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"
import { useElementSize } from "~/hooks/useElementSize"

const NAME: GridColumn = { id: "name", title: "Name", widthPx: 230, isSortable: true }
const SERVER: GridColumn = { id: "server", title: "Server", widthPx: 140 }
const LATEST: GridColumn = { id: "latest", title: "Latest version", widthPx: 116, align: "end" }
const ALIASES: GridColumn = { id: "aliases", title: "Aliases", widthPx: 256 }
const STAGES: GridColumn = { id: "stages", title: "Stages", widthPx: 216 }
const UPDATED: GridColumn = { id: "updated", title: "Updated", widthPx: 90, isSortable: true }
const TEXT: GridColumn = { id: "description", title: "Description", widthPx: 220 }

/** What a row has room for; the others are in the tooltip, and on the page of the model. */
const MOST_ALIASES = 2

export function ModelGrid({
  models,
  serverLabels,
  sort,
  onSort,
}: {
  models: readonly ListedModel[]
  /** By id, where the list is about several servers. */
  serverLabels: ReadonlyMap<string, string> | undefined
  sort: ModelOrder
  onSort: (sort: ModelOrder) => void
}) {
  const navigate = useNavigate()
  const { density } = usePreferences()
  const [activeRow, setActiveRow] = useState<number>()
  const [frame, size] = useElementSize()
  const hasServers = serverLabels !== undefined
  const hasStages = models.some(({ model }) => model.latestVersions.some((version) => stageOf(version) !== undefined))
  const columns = useMemo(
    () => filled(columnsOf({ hasServers, hasStages }), size?.width ?? 0),
    [hasServers, hasStages, size],
  )
  const renderCell = useCallback(
    (row: number, column: GridColumn) => {
      const listed = models[row]
      if (listed === undefined) return null
      if (column.id !== "server") return <ModelCell {...listed} columnId={column.id} />
      return <UntrustedText text={serverLabels?.get(listed.server) ?? listed.server} isClipped />
    },
    [models, serverLabels],
  )
  const open = (row: number) => {
    const listed = models[row]
    if (listed !== undefined) void navigate(routes.model(listed.server, listed.model.name))
  }
  return (
    <div ref={frame} className={styles["frame"]}>
      <VirtualGrid
        label="Registered models"
        rowCount={models.length}
        rowKey={(row) => keyOf(models[row])}
        columns={columns}
        renderCell={renderCell}
        rowHeightPx={ROW_HEIGHT_PX[density]}
        sort={{ columnId: sort.replace("-", ""), isDescending: sort.startsWith("-") }}
        onSort={(next) => onSort(toOrder(next))}
        activeRow={activeRow}
        onActiveRow={setActiveRow}
        onRowClick={setActiveRow}
        onRowDoubleClick={open}
        onRowKey={(row, { key }) => key === "Enter" && open(row)}
      />
    </div>
  )
}

const keyOf = (listed: ListedModel | undefined): string =>
  listed === undefined ? "" : `${listed.server}\0${listed.model.name}`

/** Stages are gone from most registries: their column stands only where one is used. */
const columnsOf = ({ hasServers, hasStages }: { hasServers: boolean; hasStages: boolean }): readonly GridColumn[] => [
  NAME,
  ...(hasServers ? [SERVER] : []),
  LATEST,
  ALIASES,
  ...(hasStages ? [STAGES] : []),
  UPDATED,
]

/** The description takes the room that is left. */
function filled(others: readonly GridColumn[], widthPx: number): readonly GridColumn[] {
  const left = widthPx - others.reduce((sum, column) => sum + column.widthPx, 0)
  return [...others, { ...TEXT, widthPx: Math.max(TEXT.widthPx, left) }]
}

const toOrder = ({ columnId, isDescending }: GridSort): ModelOrder =>
  MODEL_ORDERS.find((order) => order === (isDescending ? "-" : "") + columnId) ?? "name"

function ModelCell({ model, columnId, server }: { model: RegisteredModel; columnId: string; server: string }) {
  switch (columnId) {
    case "name":
      return (
        <Link to={routes.model(server, model.name)} className={styles["name"]}>
          <UntrustedText text={model.name} isClipped />
        </Link>
      )
    case "latest":
      return <Latest model={model} server={server} />
    case "aliases":
      return (
        <span className={styles["line"]}>
          {model.aliases.slice(0, MOST_ALIASES).map((alias) => (
            <VersionAlias key={alias.alias} alias={alias} name={model.name} server={server} />
          ))}
          {model.aliases.length > MOST_ALIASES && (
            <small title={visibleText(model.aliases.map(({ alias, version }) => `@${alias} → ${version}`).join(", "))}>
              +{model.aliases.length - MOST_ALIASES}
            </small>
          )}
        </span>
      )
    case "stages":
      return (
        <span className={styles["line"]}>
          {model.latestVersions.map(({ version, stage }) => (
            <StageBadge key={version} stage={stage} />
          ))}
        </span>
      )
    case "updated":
      return <Moment ms={model.updatedAtMs} />
    default:
      return <UntrustedText text={firstWords(model.description)} isClipped />
  }
}

function Latest({ model, server }: { model: RegisteredModel; server: string }) {
  const latest = latestVersion(model)
  if (latest === undefined) return <>none yet</>
  return (
    <Link to={routes.modelVersion(server, model.name, latest.version)}>
      <UntrustedText text={latest.version} />
    </Link>
  )
}
