import { useCallback, useMemo, useState } from "react"

import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { Select } from "~/components/ui/Select"
import { formatCount } from "~/domain/format"
import { TableReading } from "~/viewers/TableReading"
import { useTableReader } from "~/viewers/useTableReader"
import type { ViewProps } from "~/viewers/viewer"

import { parquetSource, type ParquetSource } from "./parquetSource"
import { readParquet, readParquetDetails, type ParquetPart } from "./readParquet"

const SHOWN = [
  { value: "rows", label: "Rows" },
  { value: "columns", label: "Columns" },
  { value: "groups", label: "Row groups" },
] as const
type Shown = (typeof SHOWN)[number]["value"]

const LABELS = { columns: "Columns of the file", groups: "Row groups of the file" } as const

/** A Parquet file: its rows from any row group on, and what its footer tells of columns and row groups. */
export function ParquetView({ file }: ViewProps) {
  const source = useMemo(() => parquetSource(file), [file])
  const [shown, setShown] = useState<Shown>("rows")
  const [group, setGroup] = useState(0)
  const choice = <SegmentedControl label="Show" options={SHOWN} value={shown} onChange={setShown} />
  if (shown !== "rows") return <Details key={shown} source={source} kind={shown} bar={choice} />
  return <Rows key={group} source={source} group={group} onGroup={setGroup} bar={choice} />
}

function Rows({
  source,
  group,
  onGroup,
  bar,
}: {
  source: ParquetSource
  group: number
  onGroup: (group: number) => void
  bar: React.ReactNode
}) {
  const open = useCallback(() => readParquet(source, group), [source, group])
  const reading = useTableReader(source.file, open)
  return (
    <TableReading
      reading={reading}
      label="Table of the file"
      bar={
        <>
          {(reading.part?.groups.length ?? 0) > 1 && (
            <Select
              label="Rows from"
              options={groupOptions(reading.part?.groups ?? [])}
              value={String(group)}
              onChange={(value) => onGroup(Number(value))}
            />
          )}
          {bar}
        </>
      }
    />
  )
}

function Details({ source, kind, bar }: { source: ParquetSource; kind: "columns" | "groups"; bar: React.ReactNode }) {
  const open = useCallback(() => readParquetDetails(source, kind), [source, kind])
  return <TableReading reading={useTableReader(source.file, open)} label={LABELS[kind]} bar={bar} />
}

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
