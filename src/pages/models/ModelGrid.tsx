import { Box, Folder } from "lucide-react"
import { useCallback, useMemo, useState, type KeyboardEvent } from "react"
import { Link, useNavigate } from "react-router-dom"

import type { GridColumn, GridSort } from "~/components/table/gridColumn"
import { foldOf, gridLevel, obeyTreeKey } from "~/components/table/treeGrid"
import { TreeName } from "~/components/table/TreeName"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import { MODEL_ORDERS, type ModelOrder } from "~/domain/models/mergeModels"
import type { RegisteredModel } from "~/domain/models/model"
import type { ModelNode } from "~/domain/models/modelTree"
import { latestVersion } from "~/domain/models/versions"
import { firstWords } from "~/domain/text/firstWords"
import { visibleText } from "~/domain/text/visibleText"
import type { TreeRow } from "~/domain/tree/treeRows"
import { routes } from "~/domain/url/routes"
import { StageBadge } from "~/features/models/ModelBadges"
import styles from "~/features/models/models.module.css"
import { Moment } from "~/features/models/Moment"
import { VersionAlias } from "~/features/models/VersionAlias"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"

const NAME: GridColumn = { id: "name", title: "Name", widthPx: 230, isSortable: true }
const SERVER: GridColumn = { id: "server", title: "Server", widthPx: 140 }
const OWNER: GridColumn = { id: "owner", title: "Owner", widthPx: 160 }
const LATEST: GridColumn = { id: "latest", title: "Latest version", widthPx: 116, align: "end" }
const ALIASES: GridColumn = { id: "aliases", title: "Aliases", widthPx: 256 }
const STAGES: GridColumn = { id: "stages", title: "Stages", widthPx: 216 }
const UPDATED: GridColumn = { id: "updated", title: "Updated", widthPx: 90, isSortable: true }
const TEXT: GridColumn = { id: "description", title: "Description", widthPx: 220, fills: true }

/** What a row has room for; the others are in the tooltip, and on the page of the model. */
const MOST_ALIASES = 2

export type ModelRow = TreeRow<ModelNode>

type ModelGridProps = {
  rows: readonly ModelRow[]
  /** Opens and closes folders; undefined = the rows are a plain list. */
  onToggle: ((row: ModelRow) => void) | undefined
  /** By id, where the list is about several servers. */
  serverLabels: ReadonlyMap<string, string> | undefined
  hasStages: boolean
  hasOwners: boolean
  sort: ModelOrder
  onSort: (sort: ModelOrder) => void
}

export function ModelGrid({ rows, onToggle, serverLabels, hasStages, hasOwners, sort, onSort }: ModelGridProps) {
  const navigate = useNavigate()
  const { density } = usePreferences()
  const [activeKey, setActiveKey] = useState<string>()
  const hasServers = serverLabels !== undefined
  const columns = useMemo(() => columnsOf({ hasServers, hasStages, hasOwners }), [hasServers, hasStages, hasOwners])
  const renderCell = useCallback(
    (index: number, { id }: GridColumn) => {
      const row = rows[index]
      if (row === undefined) return null
      if (onToggle !== undefined && id === "name") return <NodeName row={row} onToggle={onToggle} />
      const { listed } = row.node
      if (listed === undefined) return null
      if (id === "server") return <UntrustedText text={serverLabels?.get(listed.server) ?? ""} isClipped />
      return <ModelCell model={listed.model} server={listed.server} columnId={id} />
    },
    [rows, serverLabels, onToggle],
  )
  const active = rows.findIndex(({ node }) => node.key === activeKey)
  const onActive = (index: number) => setActiveKey(rows[index]?.node.key)
  const onFollow = (row: ModelRow) => {
    const { listed } = row.node
    if (listed === undefined) onToggle?.(row)
    else void navigate(routes.model(listed.server, listed.model.name))
  }
  const onRowKey = (index: number, event: KeyboardEvent) => {
    const row = rows[index]
    if (onToggle !== undefined) obeyTreeKey(index, event, { rows, onActive, onToggle, onFollow })
    else if (event.key === "Enter" && row !== undefined) onFollow(row)
  }
  return (
    <div className={styles["frame"]}>
      <VirtualGrid
        label="Registered models"
        rowCount={rows.length}
        rowKey={(index) => rows[index]?.node.key ?? ""}
        columns={columns}
        renderCell={renderCell}
        rowHeightPx={ROW_HEIGHT_PX[density]}
        sort={{ columnId: sort.replace("-", ""), isDescending: sort.startsWith("-") }}
        onSort={(next) => onSort(toOrder(next))}
        activeRow={active < 0 ? undefined : active}
        onActiveRow={onActive}
        level={onToggle && ((index) => gridLevel(rows[index]))}
        onRowClick={(index) => {
          const row = rows[index]
          onActive(index)
          if (row !== undefined && row.node.listed === undefined) onToggle?.(row)
        }}
        onRowDoubleClick={(index) => {
          const row = rows[index]
          if (row?.node.listed !== undefined) onFollow(row)
        }}
        onRowKey={onRowKey}
      />
    </div>
  )
}

type Has = { readonly hasServers: boolean; readonly hasStages: boolean; readonly hasOwners: boolean }

/** Stages are gone from most registries, and few know users: their columns stand only where they say something. */
const columnsOf = ({ hasServers, hasStages, hasOwners }: Has): readonly GridColumn[] => [
  NAME,
  ...(hasServers ? [SERVER] : []),
  LATEST,
  ALIASES,
  ...(hasStages ? [STAGES] : []),
  ...(hasOwners ? [OWNER] : []),
  UPDATED,
  TEXT,
]

const toOrder = ({ columnId, isDescending }: GridSort): ModelOrder =>
  MODEL_ORDERS.find((order) => order === (isDescending ? "-" : "") + columnId) ?? "name"

/** A folder with how many models it holds, or a model by the last part of its name. */
function NodeName({ row, onToggle }: { row: ModelRow; onToggle: (row: ModelRow) => void }) {
  const { listed, label, count } = row.node
  return (
    <TreeName level={row.level} isOpen={foldOf(row)} onToggle={() => onToggle(row)}>
      {listed === undefined ? <Folder size={14} aria-hidden="true" /> : <Box size={14} aria-hidden="true" />}
      {listed === undefined ? (
        <UntrustedText text={label} isClipped />
      ) : (
        <Link to={routes.model(listed.server, listed.model.name)} title={visibleText(listed.model.name)} tabIndex={-1}>
          <UntrustedText text={label} isClipped />
        </Link>
      )}
      {listed === undefined && <small>{formatCount(count)}</small>}
    </TreeName>
  )
}

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
    case "owner":
      return <UntrustedText text={model.owner} isClipped />
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
