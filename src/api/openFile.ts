import type { ArtifactFile } from "~/domain/artifacts/file"

import type { Http } from "./http"
import type { FilePart } from "./readFile"

type Listed = Pick<ArtifactFile, "path" | "sizeBytes">

/** A file whose parts `read` asks for: what one answer tells of it, or still holds of it, serves the next. */
export function openFile(
  http: Http,
  { path, sizeBytes }: Listed,
  read: (part: FilePart) => Promise<Uint8Array<ArrayBuffer>>,
): ArtifactFile {
  const answers = http.fileAnswers()
  return {
    path,
    sizeBytes,
    toldBytes: answers.toldBytes,
    bytes: (range, signal) => read({ range, signal, answers }),
  }
}
