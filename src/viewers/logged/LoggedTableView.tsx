import { TableReading } from "~/viewers/TableReading"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { readLoggedTable } from "./readLoggedTable"

/** What `mlflow.log_table` wrote, as the table it was. */
export function LoggedTableView({ file }: ViewProps) {
  return <TableReading reading={useTableReader(file, readLoggedTable)} label="Table of the file" />
}
