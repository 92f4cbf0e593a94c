import { Download } from "lucide-react"
import { useState } from "react"

import { useToasts } from "~/components/feedback/Toasts"
import { saveBytes } from "~/components/saveBytes"
import { Button } from "~/components/ui/Button"
import { fileNameOf, type ArtifactFile } from "~/domain/artifacts/file"

/** A browser has to hold the whole file before it can be saved. */
const MOST_BYTES = 2_000_000_000

export function DownloadButton({ file }: { file: ArtifactFile }) {
  const [isReading, setReading] = useState(false)
  const toasts = useToasts()
  const download = async () => {
    setReading(true)
    try {
      saveBytes(await file.bytes(), fileNameOf(file.path))
    } catch (error) {
      toasts.fail("The download", error)
    }
    setReading(false)
  }
  return (
    <Button
      icon={<Download size={14} />}
      onClick={() => void download()}
      disabledReason={reasonNotNow(file, isReading)}
    >
      {isReading ? "Reading…" : "Download"}
    </Button>
  )
}

function reasonNotNow({ sizeBytes = 0 }: ArtifactFile, isReading: boolean): string | undefined {
  if (isReading) return "The file is on its way"
  return sizeBytes > MOST_BYTES ? "Too large for a browser. Use: mlflow artifacts download" : undefined
}
