import { useQueryClient } from "@tanstack/react-query"
import { ClipboardCopy, Ellipsis, Link2, Terminal } from "lucide-react"

import type { ArtifactRoot, Backend } from "~/api/backend"
import { guideQuery } from "~/api/queries/connections"
import { useToasts } from "~/components/feedback/Toasts"
import { IconButton } from "~/components/ui/IconButton"
import { Menu, MenuEntry } from "~/components/ui/Menu"
import { useCopy } from "~/components/useCopy"

import { pythonOf, uriOf } from "./artifactAddresses"

/** Ways to name a file or folder elsewhere. */
export function ArtifactMenu({ backend, root, path }: { backend: Backend; root: ArtifactRoot; path: string }) {
  const { fail } = useToasts()
  const copy = useCopy()
  const client = useQueryClient()
  const copyPython = async () => {
    try {
      const { connect } = await client.query(guideQuery(backend))
      await copy(pythonOf(root, path, connect), "Python")
    } catch (error) {
      fail("The Python", error)
    }
  }
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="Copy as">
          <Ellipsis size={16} />
        </IconButton>
      }
    >
      {path !== "" && (
        <MenuEntry icon={<ClipboardCopy size={14} />} onSelect={() => void copy(path, "path")}>
          Copy the path
        </MenuEntry>
      )}
      <MenuEntry icon={<Link2 size={14} />} onSelect={() => void copy(uriOf(root, path), "URI")}>
        Copy the {root.kind === "run" ? "runs:/" : "models:/"} URI
      </MenuEntry>
      <MenuEntry icon={<Terminal size={14} />} onSelect={() => void copyPython()}>
        Copy Python that downloads it
      </MenuEntry>
    </Menu>
  )
}
