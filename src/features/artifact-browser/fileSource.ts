import { announcedBytes, type ArtifactFile } from "~/domain/artifacts/file"
import { piecesOf } from "~/domain/artifacts/piecesOf"
import { formatBytes } from "~/domain/format"

import { tooLarge, type Source } from "./savings"

/** One large file. */
export const fileSource = (file: ArtifactFile): Source["open"] =>
  function open({ signal, mostBytes, tell }) {
    if ((file.sizeBytes ?? 0) > (mostBytes ?? Infinity)) return Promise.reject(tooLarge(file.sizeBytes, mostBytes))
    const pieces = piecesOf(file, signal)
    let bytes = 0
    const stream = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await pieces.next()
        if (done === true) {
          controller.close()
          return
        }
        bytes += value.length
        // The first answer may have told what the list did not.
        const sizeBytes = announcedBytes(file)
        if ((sizeBytes ?? 0) > (mostBytes ?? Infinity)) throw tooLarge(sizeBytes, mostBytes)
        controller.enqueue(value)
        tell(
          sizeBytes === undefined
            ? { text: formatBytes(bytes) }
            : { text: `${formatBytes(bytes)} of ${formatBytes(sizeBytes)}`, value: bytes / sizeBytes },
        )
      },
    })
    return Promise.resolve(stream)
  }
