import { useCallback, useState } from "react"

import type { OtherRun } from "~/domain/artifacts/file"
import { TableReading } from "~/viewers/TableReading"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { AddRuns } from "./AddRuns"
import { readLoggedTable } from "./readLoggedTable"

const NONE: readonly OtherRun[] = []

/** What `mlflow.log_table` wrote, as the table it was; with the tables of other runs below it, where they are wanted. */
export function LoggedTableView({ file, elsewhere }: ViewProps) {
  const [others, setOthers] = useState(NONE)
  const open = useCallback(() => readLoggedTable(file, others), [file, others])
  return (
    <TableReading
      reading={useTableReader(file, open)}
      label="Table of the file"
      tableKey={others.length === 0 ? "one run" : "runs"}
      bar={elsewhere && <AddRuns path={file.path} elsewhere={elsewhere} chosen={others} onChosen={setOthers} />}
    />
  )
}
