import type { ArtifactFile } from "~/domain/artifacts/file"
import { piecesOf } from "~/domain/artifacts/piecesOf"
import { formatBytes } from "~/domain/format"

import { tooLarge, type Source } from "./savings"

/** One large file. */
export const fileSource = (file: ArtifactFile): Source["open"] =>
  function open({ signal, mostBytes, tell }) {
    const { sizeBytes } = file
    if ((sizeBytes ?? 0) > (mostBytes ?? Infinity)) return Promise.reject(tooLarge(sizeBytes, mostBytes))
    const pieces = piecesOf(file, signal)
    let bytes = 0
    const stream = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await pieces.next()
        if (done === true) {
          if (bytes < (sizeBytes ?? 0))
            throw new Error(`Only ${bytes} bytes came of the ${sizeBytes} that the server had announced.`)
          controller.close()
          return
        }
        bytes += value.length
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
