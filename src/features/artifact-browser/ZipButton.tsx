import { useQueryClient } from "@tanstack/react-query"
import { FolderDown } from "lucide-react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { later } from "~/components/later"
import { Button } from "~/components/ui/Button"

import { useSaving } from "./useSaving"
import { zipName } from "./zipName"

const SavingDialog = later(() => import("./SavingDialog").then((module) => module.SavingDialog))

/** A folder, or everything, as one file. */
export function ZipButton({ backend, root, path }: { backend: Backend; root: ArtifactRoot; path: string }) {
  const client = useQueryClient()
  const { saving, start, close } = useSaving()
  const download = () =>
    start({
      name: zipName(root, path),
      open: async (options) => (await import("./zipSource")).zipSource({ backend, root, client }, path)(options),
    })
  return (
    <>
      <Button icon={<FolderDown size={14} />} onClick={() => void download()}>
        Download as ZIP
      </Button>
      {saving !== undefined && <SavingDialog saving={saving} onClose={close} />}
    </>
  )
}
