import { growTable } from "~/domain/artifacts/table"
import { isBomb, type ArchiveEntry } from "~/domain/artifacts/zip"
import { formatBytes, formatCount } from "~/domain/format"
import type { TablePart } from "~/viewers/useTableReader"

export type ArchivePart = TablePart & {
  /** What unpacking would do, in a sentence. */
  readonly summary: string
  readonly isDangerous: boolean
  /** A pickle inside that is not packed, and so can be looked at where it lies. */
  readonly pickle: { readonly path: string; readonly start: number; readonly bytes: number } | undefined
}

export const MOST_ENTRIES = 50_000

const COLUMNS = ["Path", "Size", "Packed", "Modified", "Note"]

export function archivePart(
  entries: readonly ArchiveEntry[],
  archiveBytes: number,
  more: Pick<TablePart, "rest" | "progress" | "fault"> & { pickle?: ArchivePart["pickle"] },
): ArchivePart {
  const builder = growTable(COLUMNS, ["text", "number", "number", "text", "text"])
  builder.add(
    entries.map(({ path, sizeBytes, packedBytes, kind, modified, note }) => [
      path,
      kind === "file" ? String(sizeBytes) : undefined,
      packedBytes === undefined || kind !== "file" ? undefined : String(packedBytes),
      modified === "" ? undefined : modified,
      [kind === "file" ? "" : kind, note].filter((text) => text !== "").join(", ") || undefined,
    ]),
  )
  return {
    ...more,
    pickle: more.pickle,
    table: builder.table(),
    summary: summaryOf(entries, archiveBytes),
    isDangerous: isBomb(entries, archiveBytes) || entries.some(({ note }) => note.includes("leaves the folder")),
  }
}

function summaryOf(entries: readonly ArchiveEntry[], archiveBytes: number): string {
  const files = entries.filter(({ kind }) => kind === "file")
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const ratio = archiveBytes > 0 ? total / archiveBytes : 0
  const times = ratio >= 2 ? `, ${formatCount(Math.round(ratio))} times the archive` : ""
  const words = `${formatCount(files.length)} ${files.length === 1 ? "file" : "files"}, ${formatBytes(total)} unpacked${times}. Nothing is unpacked here.`
  if (isBomb(entries, archiveBytes)) return `${words} It is made to fill a disk: do not unpack it.`
  if (entries.some(({ note }) => note.includes("leaves the folder")))
    return `${words} Some paths lead out of the folder that it is unpacked into.`
  return words
}
