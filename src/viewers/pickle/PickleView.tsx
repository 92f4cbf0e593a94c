import { useMemo } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import type { PickleListing } from "~/domain/artifacts/pickle"
import { growTable } from "~/domain/artifacts/table"
import { formatCount } from "~/domain/format"
import { DataTable } from "~/viewers/DataTable"
import { Fault } from "~/viewers/Fault"
import { PickleImports } from "~/viewers/PickleImports"
import { readPickle } from "~/viewers/readPickle"
import { usePieces } from "~/viewers/usePieces"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

/** A pickle is a program: it is listed, never loaded. */
export function PickleView({ file }: ViewProps) {
  const { part, error, isReading, more } = usePieces(file, readPickle)
  if (part === undefined) {
    if (isReading) return <RowsSkeleton rows={12} label="Reading the file" />
    return <ErrorNotice error={error} what="The file" onRetry={more} recovers={false} />
  }
  const { packing } = part
  if (packing !== undefined && packing.format === undefined)
    return <Packed name={packing.name} opener={packing.opener} />
  return (
    <section className={css["view"]} aria-label="Pickle">
      {part.ended !== undefined && part.ended !== "" && <Fault>{part.ended}.</Fault>}
      <PickleImports listing={part} of="this pickle" />
      <Opcodes listing={part} />
      <p className={css["note"]}>
        Protocol {part.protocol}, {formatCount(part.opcodeCount)} opcodes
        {part.opcodeCount + part.arrayCount > part.opcodes.length &&
          `, the first ${formatCount(part.opcodes.length)} are shown`}
        .{part.arrayCount > 0 && ` ${arraysText(part.arrayCount)}`}
        {packing !== undefined && ` Unpacked from ${packing.name}: bytes are counted in what was packed.`}
        {part.ended === undefined && !isReading && <Button onClick={more}>Read more</Button>}
      </p>
    </section>
  )
}

const arraysText = (count: number): string =>
  `The bytes of ${formatCount(count)} ${count === 1 ? "array" : "arrays"} between them are passed over, as joblib does; loaded by pickle alone they would be opcodes.`

/** Browsers unpack two kinds; whoever wants to look into the others has Python. */
function Packed({ name, opener }: { name: string; opener: string }) {
  return (
    <section className={css["view"]} aria-label="Pickle">
      <EmptyState title={`This pickle is compressed with ${name}, which browsers cannot unpack`}>
        <p>
          Nothing of it was read. Loading it would run what is in it; download it and list it in Python instead, with{" "}
          <code>pickletools.dis({opener}(path).read())</code>.
        </p>
      </EmptyState>
    </section>
  )
}

function Opcodes({ listing: { opcodes } }: { listing: PickleListing }) {
  const table = useMemo(() => {
    const builder = growTable(["Byte", "Opcode", "Argument"], ["number", "text", "text"])
    builder.add(opcodes.map(({ offset, name, argument }) => [String(offset), name, argument || undefined]))
    return builder.table()
  }, [opcodes])
  return <DataTable label="Opcodes" table={table} />
}
