import { useCallback, useMemo, useState } from "react"

import { Select } from "~/components/ui/Select"
import type { NpyHeader } from "~/domain/artifacts/npy"
import { npyTable } from "~/domain/artifacts/npyRows"
import { formatCount } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
import { TableReading } from "~/viewers/TableReading"
import { useTableReader } from "~/viewers/useTableReader"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import { openArchive } from "./archive"
import { readNumpy } from "./readNumpy"

/** The values of a NumPy array, or of one array of an archive; nothing in it is ever unpickled. */
export function NumpyView({ file, magic }: ViewProps) {
  const of = useMemo(() => (magic === "zip" ? openArchive(file) : file), [file, magic])
  const [array, setArray] = useState(0)
  const open = useCallback(() => readNumpy(of, array), [of, array])
  const reading = useTableReader(file, open)
  const { header, arrays = [] } = reading.part ?? {}
  const choice = arrays.length > 0 && (
    <Select
      label="Array"
      options={optionsOf(arrays)}
      value={String(array)}
      onChange={(next) => setArray(Number(next))}
    />
  )
  return (
    <TableReading reading={reading} label="Values of the array" tableKey={String(array)} bar={choice || undefined}>
      {header !== undefined && <p className={css["about"]}>{wordsOf(header)}</p>}
    </TableReading>
  )
}

const LONGEST_NAME = 60

const optionsOf = (arrays: readonly string[]) =>
  arrays.map((name, index) => ({
    value: String(index),
    label: visibleText(name.replace(/\.npy$/, "")).slice(0, LONGEST_NAME),
  }))

function wordsOf(header: NpyHeader): string {
  const { shape, dtype, isFortran } = header
  const { width, shownWidth } = npyTable(header)
  const size = shape.length === 0 ? "One value" : `Shape (${shape.join(", ")})`
  const order = isFortran && shape.length > 1 ? ", in Fortran order" : ""
  const cut =
    shownWidth < width ? `; the first ${formatCount(shownWidth)} of ${formatCount(width)} columns are shown` : ""
  return `${size} of ${dtype}${order}${cut}.`
}
