import { useCallback, useMemo } from "react"

import { visibleText } from "~/domain/text/visibleText"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { PickleImports } from "~/viewers/PickleImports"
import { readPickle } from "~/viewers/readPickle"
import { TableReading } from "~/viewers/TableReading"
import { usePieces } from "~/viewers/usePieces"
import css from "~/viewers/View.module.css"
import type { ViewProps } from "~/viewers/viewer"

import type { ArchivePart } from "./archiveParts"
import { readTar } from "./readTar"
import { readZip } from "./readZip"

/** What is in an archive. Nothing is unpacked. */
export function ArchiveView({ file, magic }: ViewProps) {
  const open = useCallback(
    (archive: ArtifactFile) => (magic === "zip" ? readZip(archive) : readTar(archive, magic === "gzip")),
    [magic],
  )
  const reading = usePieces(file, open)
  return (
    <TableReading reading={reading} label="Contents of the archive">
      {reading.part !== undefined && reading.part.table.columns.length > 0 && <About file={file} part={reading.part} />}
    </TableReading>
  )
}

function About({ file, part: { summary, isDangerous, pickle } }: { file: ArtifactFile; part: ArchivePart }) {
  return (
    <>
      <p className={isDangerous ? css["fault"] : css["note"]} role={isDangerous ? "alert" : "status"}>
        {summary}
      </p>
      {pickle !== undefined && <Inside file={file} pickle={pickle} />}
    </>
  )
}

function Inside({ file, pickle }: { file: ArtifactFile; pickle: NonNullable<ArchivePart["pickle"]> }) {
  const { path, start, bytes: sizeBytes } = pickle
  const inner = useMemo<ArtifactFile>(
    () => ({
      path,
      sizeBytes,
      bytes: (range = { start: 0, end: sizeBytes }, signal) =>
        file.bytes({ start: start + range.start, end: start + Math.min(range.end, sizeBytes) }, signal),
    }),
    [file, path, start, sizeBytes],
  )
  const { part } = usePieces(inner, readPickle)
  return part === undefined ? null : <PickleImports listing={part} of={visibleText(path)} />
}
