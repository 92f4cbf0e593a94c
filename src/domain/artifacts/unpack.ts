import { FileFault } from "./fault"

/** The browser keeps what comes out of one piece: a bomb makes a thousand times as much of it. */
const PIECE_BYTES = 16_384

/** Unpacks a file as it comes. Throws FileFault for what is broken, and what `pieces` throws. */
export async function* unpack(
  pieces: AsyncIterator<Uint8Array<ArrayBuffer>>,
  format: "deflate" | "gzip",
): AsyncGenerator<Uint8Array> {
  let failure: { readonly error: unknown } | undefined
  let waiting = new Uint8Array()
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      try {
        if (waiting.length === 0) {
          const { done, value } = await pieces.next()
          if (done === true) return controller.close()
          waiting = value
        }
        controller.enqueue(waiting.slice(0, PIECE_BYTES))
        waiting = waiting.subarray(PIECE_BYTES)
      } catch (error) {
        failure = { error }
        controller.error(error)
      }
    },
  })
  const reader = source.pipeThrough<Uint8Array>(new DecompressionStream(format)).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch {
    throw failure === undefined ? new FileFault("What is packed in this file is broken") : failure.error
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}
