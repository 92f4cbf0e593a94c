import { useQueryClient } from "@tanstack/react-query"
import { FolderDown } from "lucide-react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { Button } from "~/components/ui/Button"

import { useSavings } from "./savings"
import { zipName } from "./zipName"

/** A folder, or everything, as one file. */
export function ZipButton({ backend, root, path }: { backend: Backend; root: ArtifactRoot; path: string }) {
  const client = useQueryClient()
  const { start } = useSavings()
  const download = () =>
    start({
      name: zipName(root, path),
      open: async (options) => (await import("./zipSource")).zipSource({ backend, root, client }, path)(options),
    })
  return (
    <Button icon={<FolderDown size={14} />} onClick={() => void download()}>
      Download as ZIP
    </Button>
  )
}
