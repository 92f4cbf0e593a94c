import type { Checked } from "~/domain/artifacts/checked"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { askWorker, TookTooLong } from "~/hooks/askWorker"
import type { FileQuestion, FileReader } from "~/viewers/useFileAnswer"

const TIMEOUT_MS = 20_000

/** The file is there and arrived; what it says cannot be made out. */
export class Unreadable extends Error {}

/** What a worker makes of a file of a model. Throws ApiError, or Unreadable. */
export async function readWhole<Answer>(
  file: ArtifactFile,
  { url, answerHere, mostBytes }: FileReader<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  const bytes = await file.bytes({ start: 0, end: mostBytes + 1 }, signal)
  if (bytes.length > mostBytes) throw new Unreadable(`It is larger than ${formatBytes(mostBytes)}, which are read here`)
  const { ask, close } = askWorker<FileQuestion, Checked<Answer>>(url, answerHere, TIMEOUT_MS)
  try {
    const reading = await ask({ path: file.path, bytes })
    if (!reading.ok) throw new Unreadable(reading.message)
    return reading.value
  } catch (error) {
    throw error instanceof TookTooLong ? new Unreadable("Reading it took too long") : error
  } finally {
    close()
  }
}
