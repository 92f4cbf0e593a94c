import { TableReading } from "~/viewers/TableReading"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { readDelimited } from "./readDelimited"

/** CSV and its kin as a table, read piece by piece. */
export function DelimitedView({ file }: ViewProps) {
  return <TableReading reading={useTableReader(file, readDelimited)} label="Table of the file" />
}
