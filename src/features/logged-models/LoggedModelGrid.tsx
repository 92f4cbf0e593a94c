import { useCallback, useMemo, useState } from "react"
import { Link, useNavigate } from "react-router-dom"

import { MetricValue } from "~/components/MetricValue"
import type { GridColumn } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { UntrustedText } from "~/components/UntrustedText"
import { Badge } from "~/components/ui/Badge"
import { columnIdentity, latestMetrics, metricColumns } from "~/domain/models/metricColumns"
import type { LoggedModel } from "~/domain/models/model"
import { modelStatus } from "~/domain/models/versions"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"

import styles from "./LoggedModelsPanel.module.css"

const NAME: GridColumn = { id: "name", title: "Name", widthPx: 220 }
const OTHERS: readonly GridColumn[] = [
  { id: "status", title: "Status", widthPx: 90 },
  { id: "run", title: "Source run", widthPx: 130 },
  { id: "registered", title: "Registered as", widthPx: 220 },
]

type Table = {
  readonly columns: readonly GridColumn[]
  /** By column id, for every model in order. */
  readonly values: ReadonlyMap<string, readonly (number | undefined)[]>
}

export function LoggedModelGrid({ models, server }: { models: readonly LoggedModel[]; server: string }) {
  const navigate = useNavigate()
  const { density, digits } = usePreferences()
  const [activeRow, setActiveRow] = useState<number>()
  const table = useMemo(() => toTable(models), [models])
  const renderCell = useCallback(
    (row: number, column: GridColumn) => {
      const values = table.values.get(column.id)
      const model = models[row]
      if (model === undefined) return null
      if (values === undefined) return <ModelCell model={model} columnId={column.id} server={server} />
      const value = values[row]
      return value === undefined ? "" : <MetricValue value={value} digits={digits} />
    },
    [models, table, server, digits],
  )
  const open = (row: number) => {
    const model = models[row]
    if (model !== undefined) void navigate(routes.loggedModel(server, model.id))
  }
  return (
    <VirtualGrid
      label="Logged models"
      rowCount={models.length}
      rowKey={(row) => models[row]?.id ?? ""}
      columns={table.columns}
      renderCell={renderCell}
      rowHeightPx={ROW_HEIGHT_PX[density]}
      activeRow={activeRow}
      onActiveRow={setActiveRow}
      onRowClick={setActiveRow}
      onRowDoubleClick={open}
      onRowKey={(row, { key }) => key === "Enter" && open(row)}
    />
  )
}

/** Column ids are made here: keys of metrics may hold anything. */
function toTable(models: readonly LoggedModel[]): Table {
  const found = metricColumns(models)
  const latest = models.map((model) => new Map(latestMetrics(model).map((m) => [columnIdentity(m), m.value])))
  const metrics = found.map((column, index): GridColumn => {
    const dataset = column.datasetName === "" ? "" : ` on ${column.datasetName}`
    return { id: `m${index}`, title: column.key + dataset, group: "Metrics", widthPx: 130, align: "end" }
  })
  return {
    columns: [NAME, ...OTHERS, ...metrics],
    values: new Map(found.map((column, index) => [`m${index}`, latest.map((of) => of.get(columnIdentity(column)))])),
  }
}

function ModelCell({ model, columnId, server }: { model: LoggedModel; columnId: string; server: string }) {
  switch (columnId) {
    case "name":
      return (
        <Link to={routes.loggedModel(server, model.id)} className={styles["name"]}>
          <UntrustedText text={nameOrId(model.name, model.id)} isClipped />
        </Link>
      )
    case "status": {
      const { label, tone } = modelStatus(model.status)
      return (
        <Badge tone={tone} title={model.status}>
          {label}
        </Badge>
      )
    }
    case "run":
      return model.sourceRunId === "" ? null : (
        <Link
          to={routes.run({ server, experimentId: model.experimentId, runId: model.sourceRunId })}
          title={model.sourceRunId}
        >
          {model.sourceRunId.slice(0, 8)}
        </Link>
      )
    default:
      return (
        <span className={styles["links"]}>
          {model.registrations.map(({ name, version }) => (
            <Link key={`${name}/${version}`} to={routes.modelVersion(server, name, version)}>
              <UntrustedText text={name} /> <UntrustedText text={version} />
            </Link>
          ))}
        </span>
      )
  }
}
