import { useMemo } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import { headerLength, LENGTH_BYTES, readTensors, type TensorList } from "~/domain/artifacts/safetensors"
import { formatBytes, formatCount } from "~/domain/format"
import { DataTable } from "~/viewers/DataTable"
import { Fault } from "~/viewers/Fault"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

/** The names, types and shapes of tensors; the tensors themselves are never fetched. */
export function SafetensorsView({ file }: ViewProps) {
  const state = useFileBytes(file, LENGTH_BYTES)
  return (
    <ReadState state={state} end={LENGTH_BYTES}>
      {({ bytes }) => {
        const length = headerLength(bytes, file.sizeBytes)
        return length.ok ? <Header file={file} length={length.value} /> : <Fault>{length.message}</Fault>
      }}
    </ReadState>
  )
}

function Header({ file, length }: { file: ViewProps["file"]; length: number }) {
  const end = LENGTH_BYTES + length
  const state = useFileBytes(file, end)
  return (
    <ReadState state={state} end={end}>
      {({ bytes }) =>
        bytes.length < end ? (
          <Fault>{`The file ends before its header does, after ${formatBytes(bytes.length)}`}</Fault>
        ) : (
          <Tensors header={bytes.subarray(LENGTH_BYTES)} />
        )
      }
    </ReadState>
  )
}

function Tensors({ header }: { header: Uint8Array }) {
  const reading = useMemo(() => readTensors(header), [header])
  return reading.ok ? <List {...reading.value} /> : <Fault>{reading.message}</Fault>
}

function List({ table, metadata, parameters }: TensorList) {
  return (
    <section className={css["view"]} aria-label="Tensors of the file">
      {metadata.length > 0 && (
        <div className={css["pairs"]}>
          <KeyValueTable label="What the file says of itself" rows={metadata.map(([key, value]) => ({ key, value }))} />
        </div>
      )}
      <DataTable label="Tensors of the file" table={table} />
      <p className={css["note"]}>
        {formatCount(table.rowCount)} {table.rowCount === 1 ? "tensor" : "tensors"}, {formatCount(parameters)} values.
        Only the header is read, never the tensors.
      </p>
    </section>
  )
}
