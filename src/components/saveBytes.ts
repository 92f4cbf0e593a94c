import { safeFileName } from "~/domain/text/visibleText"

/** Saves what came from a server as a file. */
export const saveBytes = (bytes: Uint8Array<ArrayBuffer>, name: string): void => saveBlob(new Blob([bytes]), name)

/**
 * The type says "unknown bytes", so that no browser opens it instead, and the name cannot lead out of the folder or hide
 * its ending.
 */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob.slice(0, blob.size, "application/octet-stream"))
  const link = document.createElement("a")
  link.href = url
  link.download = safeFileName(name)
  link.click()
  // The browser has taken the blob by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
