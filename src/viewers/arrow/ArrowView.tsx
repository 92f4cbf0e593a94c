import { TableReading } from "~/viewers/TableReading"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { readArrow } from "./readArrow"

/** Arrow and Feather, batch by batch. */
export function ArrowView({ file }: ViewProps) {
  return <TableReading reading={useTableReader(file, readArrow)} label="Table of the file" />
}
