import { useCallback, useMemo } from "react"

import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { Select } from "~/components/ui/Select"
import { formatCount } from "~/domain/format"
import { TableReading } from "~/viewers/TableReading"
import { usePlace } from "~/viewers/usePlace"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { parquetSource } from "./parquetSource"
import { readParquet, readParquetDetails, type ParquetPart } from "./readParquet"

const SHOWN = [
  { value: "rows", label: "Rows" },
  { value: "columns", label: "Columns" },
  { value: "groups", label: "Row groups" },
] as const
type Shown = (typeof SHOWN)[number]["value"]

const LABELS: Readonly<Record<Shown, string>> = {
  rows: "Table of the file",
  columns: "Columns of the file",
  groups: "Row groups of the file",
}

/** A Parquet file: its rows from any row group on, and what its footer tells of columns and row groups. */
export function ParquetView({ file, at, onAt }: ViewProps) {
  const source = useMemo(() => parquetSource(file), [file])
  const [place, setPlace] = usePlace({ at, onAt })
  const { shown, group } = readPlace(place)
  const open = useCallback(
    () => (shown === "rows" ? readParquet(source, group) : readParquetDetails(source, shown)),
    [source, shown, group],
  )
  const reading = useTableReader(file, open)
  const groups = reading.part?.groups ?? []
  // A link to a group that the file does not have opens at its first.
  const from = groups[group] === undefined ? 0 : group
  return (
    <TableReading
      reading={reading}
      label={LABELS[shown]}
      tableKey={`${shown} ${group}`}
      bar={
        <>
          <SegmentedControl
            label="Show"
            options={SHOWN}
            value={shown}
            onChange={(next) => setPlace(writePlace(next, 0))}
          />
          {shown === "rows" && groups.length > 1 && (
            <Select
              label="Rows from"
              options={groupOptions(groups)}
              value={String(from)}
              onChange={(next) => setPlace(writePlace("rows", Number(next)))}
            />
          )}
        </>
      }
    />
  )
}

/** What is shown and from where, as it stands in the address: "" = all rows, `group=3`, `columns`, `groups`. */
function readPlace(at: string): { readonly shown: Shown; readonly group: number } {
  const group = Number(/^group=(\d{1,9})$/.exec(at)?.[1] ?? 1) - 1
  return { shown: SHOWN.find(({ value }) => value === at)?.value ?? "rows", group: Math.max(0, group) }
}

const writePlace = (shown: Shown, group: number): string =>
  shown === "rows" ? (group === 0 ? "" : `group=${group + 1}`) : shown

/** A list of thousands is no choice any more: then every so manyth. */
const MOST_OPTIONS = 500

function groupOptions(groups: ParquetPart["groups"]) {
  const every = Math.ceil(groups.length / MOST_OPTIONS)
  return groups.flatMap(({ firstRow }, index) =>
    index % every === 0
      ? [{ value: String(index), label: `row ${formatCount(firstRow + 1)} (group ${formatCount(index + 1)})` }]
      : [],
  )
}
