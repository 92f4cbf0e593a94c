import { Download } from "lucide-react"
import { useState } from "react"

import { useToasts } from "~/components/feedback/Toasts"
import { saveBytes } from "~/components/saveBytes"
import { Button } from "~/components/ui/Button"
import { announcedBytes, fileNameOf, type ArtifactFile } from "~/domain/artifacts/file"
import { tooShort } from "~/domain/errors/incomplete"

import { useSavings } from "./savings"

/** Beyond it a file goes to the disk in pieces, with progress; below it is here before anybody could read that. */
const AT_ONCE_BYTES = 20_000_000

export function DownloadButton({ file }: { file: ArtifactFile }) {
  const [isReading, setReading] = useState(false)
  const toasts = useToasts()
  const { start } = useSavings()
  const readAtOnce = async () => {
    setReading(true)
    try {
      const bytes = await file.bytes()
      const announced = announcedBytes(file) ?? 0
      if (bytes.length < announced) throw tooShort(bytes.length, announced)
      saveBytes(bytes, fileNameOf(file.path))
    } catch (error) {
      toasts.fail("The download", error)
    }
    setReading(false)
  }
  const readInPieces = () =>
    start({
      name: fileNameOf(file.path),
      open: async (options) => (await import("./fileSource")).fileSource(file)(options),
    })
  const isSmall = file.sizeBytes !== undefined && file.sizeBytes <= AT_ONCE_BYTES
  return (
    <Button
      icon={<Download size={14} />}
      onClick={() => void (isSmall ? readAtOnce() : readInPieces())}
      disabledReason={isReading ? "The file is on its way" : undefined}
    >
      {isReading ? "Reading…" : "Download"}
    </Button>
  )
}
