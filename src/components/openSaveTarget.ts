import { safeFileName } from "~/domain/text/visibleText"

import { saveBlob } from "./saveBytes"

/** A file on this computer that is written piece by piece. */
export type SaveTarget = {
  /** What it can take in all; undefined = as much as the disk has. */
  readonly mostBytes: number | undefined
  readonly write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly finish: () => Promise<void>
  /** Nothing of it stays. */
  readonly discard: () => Promise<void>
}

/** Of what the browsers without the first way have to keep until it is complete. */
const MOST_KEPT_BYTES = 1_000_000_000
const FOLDED_BYTES = 32_000_000

declare global {
  interface Window {
    /** Of Chromium; TypeScript does not list it. */
    readonly showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
  }
}

/**
 * To be called in the click: the browser asks where to save, and writes there as pieces come. Where it cannot (Firefox, Safari,
 * a frame of another site), they are kept until the end. Undefined = the person has closed the question.
 */
export async function openSaveTarget(name: string): Promise<SaveTarget | undefined> {
  if (window.showSaveFilePicker === undefined) return keptUntilTheEnd(name)
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: safeFileName(name) })
    return intoFile(await handle.createWritable())
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined
    return keptUntilTheEnd(name)
  }
}

function intoFile(stream: FileSystemWritableFileStream): SaveTarget {
  const told = async (writing: Promise<void>) => {
    await writing.catch((error: unknown) => {
      throw new Error(`This computer could not write the file. ${error instanceof Error ? error.message : ""}`)
    })
  }
  return {
    mostBytes: undefined,
    write: (piece) => told(stream.write(piece)),
    finish: () => told(stream.close()),
    discard: () => stream.abort().catch(() => undefined),
  }
}

/** Folded into blobs on the way, which a browser may move out of its memory. */
function keptUntilTheEnd(name: string): SaveTarget {
  let folded = new Blob()
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const fold = () => {
    folded = new Blob([folded, ...pieces])
    pieces = []
    bytes = 0
  }
  return {
    mostBytes: MOST_KEPT_BYTES,
    write: (piece) => {
      pieces.push(piece)
      bytes += piece.length
      if (bytes >= FOLDED_BYTES) fold()
      return Promise.resolve()
    },
    finish: () => {
      fold()
      saveBlob(folded, name)
      return Promise.resolve()
    },
    discard: () => {
      pieces = []
      folded = new Blob()
      return Promise.resolve()
    },
  }
}
