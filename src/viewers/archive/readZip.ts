import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import type { ZipEntry } from "~/domain/artifacts/zip"
import { formatCount } from "~/domain/format"
import type { PieceReader } from "~/viewers/usePieces"
import { listZip, zipDataAt } from "~/viewers/zipFile"

import { archivePart, MOST_ENTRIES, type ArchivePart } from "./archiveParts"

export function readZip(file: ArtifactFile): PieceReader<ArchivePart> {
  return {
    close: () => undefined,
    more: async (tell, signal) => {
      try {
        tell(await partOf(file, signal))
      } catch (error) {
        if (!(error instanceof FileFault)) throw error
        tell(archivePart([], 0, { fault: error.message, rest: "tooLarge", progress: "" }))
      }
    },
  }
}

async function partOf(file: ArtifactFile, signal: AbortSignal): Promise<ArchivePart> {
  const { entries, fault, count } = await listZip(file, MOST_ENTRIES, signal)
  const isCut = entries.length < count && fault === undefined
  return archivePart(entries, file.sizeBytes ?? 0, {
    fault,
    rest: isCut ? "tooLarge" : undefined,
    progress: isCut ? `of ${formatCount(count)}` : "",
    pickle: await pickleIn(file, entries, signal),
  })
}

/** PyTorch keeps the structure of a model in `<name>/data.pkl`, not packed. */
async function pickleIn(file: ArtifactFile, entries: readonly ZipEntry[], signal: AbortSignal) {
  const entry = entries.find(({ path, packing }) => packing === "stored" && /(?:^|\/)[^/]*\.pkl$/.test(path))
  if (entry === undefined) return undefined
  return { path: entry.path, start: await zipDataAt(file, entry, signal), bytes: entry.sizeBytes }
}
