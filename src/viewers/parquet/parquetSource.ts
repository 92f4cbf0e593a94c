import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { footerLength, TAIL_BYTES, type ParquetFooter } from "~/domain/artifacts/parquetFooter"
import { askTable } from "~/viewers/tableWorker"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./parquet.worker.ts?worker&url"
import { parquetAnswers } from "./parquetAnswers"

/** With the footer of most files, so that one request is enough. */
const END_BYTES = 256_000

/** A file whose footer is fetched once, however often it is looked at in another way. */
export type ParquetSource = {
  readonly file: ArtifactFile
  readonly footerBytes: (sizeBytes: number, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>
}

export function parquetSource(file: ArtifactFile): ParquetSource {
  let bytes: Uint8Array<ArrayBuffer> | undefined
  return {
    file,
    footerBytes: async (sizeBytes, signal) => {
      bytes ??= await footerBytes(file, sizeBytes, signal)
      return bytes
    },
  }
}

async function footerBytes(file: ArtifactFile, sizeBytes: number, signal: AbortSignal) {
  const end = await file.bytes({ start: Math.max(0, sizeBytes - END_BYTES), end: sizeBytes }, signal)
  const length = footerLength(end.subarray(-TAIL_BYTES), sizeBytes)
  if (length <= end.length) return end.slice(-length)
  return file.bytes({ start: sizeBytes - length, end: sizeBytes }, signal)
}

/** A worker that knows the footer. */
export function askParquet({ file, footerBytes: bytesOf }: ParquetSource) {
  const { asked, close } = askTable(workerUrl, parquetAnswers)
  let footer: ParquetFooter | undefined

  const open = async (signal: AbortSignal): Promise<ParquetFooter> => {
    const { sizeBytes } = file
    if (sizeBytes === undefined)
      throw new FileFault("The server does not say how large this file is, so its end cannot be read")
    const bytes = await bytesOf(sizeBytes, signal)
    footer ??= (await asked({ kind: "footer", footer: bytes, sizeBytes }, "footer")).footer
    return footer
  }
  return { open, asked, close }
}
