import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import {
  LOCAL_HEAD_BYTES,
  MOST_DIRECTORY_BYTES,
  ZIP64_RECORD_BYTES,
  ZIP_TAIL_BYTES,
  zip64End,
  zipDataStart,
  zipEnd,
  zipEntries,
  type ZipEntry,
  type ZipListing,
  type ZipPlace,
} from "~/domain/artifacts/zip"
import { formatBytes } from "~/domain/format"

/** `count`: of the entries that the archive says it has. */
type Listing = ZipListing & { readonly count: number }

/** The list of contents stands at the end of the file: no more than that is read. Throws FileFault and ApiError. */
export async function listZip(file: ArtifactFile, mostEntries: number, signal: AbortSignal): Promise<Listing> {
  const size = file.sizeBytes
  if (size === undefined)
    throw new FileFault("The server does not say how large this archive is, so its end is not found")
  const { start, bytes, count } = await placeIn(file, size, signal)
  if (bytes > MOST_DIRECTORY_BYTES)
    throw new FileFault(`The list of contents alone has ${formatBytes(bytes)}, more than is read here`)
  return { ...zipEntries(await file.bytes({ start, end: start + bytes }, signal), mostEntries), count }
}

async function placeIn(file: ArtifactFile, size: number, signal: AbortSignal): Promise<ZipPlace> {
  const end = zipEnd(await file.bytes({ start: Math.max(0, size - ZIP_TAIL_BYTES), end: size }, signal), size)
  if (!end.ok) throw new FileFault(end.message)
  if (!("recordAt" in end.value)) return end.value
  const { recordAt } = end.value
  const record = await file.bytes({ start: recordAt, end: recordAt + ZIP64_RECORD_BYTES }, signal)
  const place = zip64End(record, size)
  if (!place.ok) throw new FileFault(place.message)
  return place.value
}

/** Where in the archive the data of an entry begins: behind a head of its own. Throws FileFault and ApiError. */
export async function zipDataAt(file: ArtifactFile, entry: ZipEntry, signal: AbortSignal): Promise<number> {
  const head = await file.bytes({ start: entry.start, end: entry.start + LOCAL_HEAD_BYTES }, signal)
  const start = zipDataStart(entry, head)
  if (start === undefined)
    throw new FileFault(`"${entry.path.slice(0, 100)}" is not where the list of this archive says`)
  return start
}
