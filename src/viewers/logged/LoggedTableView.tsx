import { useCallback } from "react"

import { TableReading } from "~/viewers/TableReading"
import { usePlace } from "~/viewers/usePlace"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { AddRuns } from "./AddRuns"
import { readLoggedTable } from "./readLoggedTable"
import { runsAt, writtenRuns } from "./runsPlace"

/** What `mlflow.log_table` wrote, as the table it was; with the tables of other runs below it, where they are wanted. */
export function LoggedTableView({ file, elsewhere, ...props }: ViewProps) {
  const [place, setPlace] = usePlace(props)
  const others = elsewhere === undefined ? [] : runsAt(place)
  const open = useCallback(
    () => readLoggedTable(file, elsewhere === undefined ? undefined : { elsewhere, runIds: runsAt(place) }),
    [file, elsewhere, place],
  )
  return (
    <TableReading
      reading={useTableReader(file, open)}
      label="Table of the file"
      tableKey={others.length === 0 ? "one run" : "runs"}
      bar={
        elsewhere && (
          <AddRuns
            path={file.path}
            elsewhere={elsewhere}
            chosen={others}
            onChosen={(runIds) => setPlace(writtenRuns(runIds))}
          />
        )
      }
    />
  )
}
