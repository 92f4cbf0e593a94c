/** Hands a text to the browser's own download. */
export function saveText(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement("a")
  link.href = url
  link.download = fileName
  link.click()
  // The download has its own hold on the bytes once the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
