import { Copy, MoreHorizontal, Trash2 } from "lucide-react"
import { useState } from "react"
import { useNavigate } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { useDeleteModelVersion } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { IconButton } from "~/components/ui/IconButton"
import { LinkOutEntry } from "~/components/ui/LinkOutEntry"
import { Menu, MenuEntry, MenuSeparator } from "~/components/ui/Menu"
import { UntrustedText } from "~/components/UntrustedText"
import { useCopy } from "~/components/useCopy"
import type { ModelVersion } from "~/domain/models/model"
import { modelUri } from "~/domain/models/modelUri"
import { stageOf } from "~/domain/models/versions"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"

import { DeleteDialog } from "./DeleteDialog"
import { refusal } from "./refusal"

type Props = { backend: Backend; version: ModelVersion; aliases: readonly string[] }

/** What can be done with a version as a whole. */
export function VersionMenu({ backend, version, aliases }: Props) {
  const [isDeleting, setDeleting] = useState(false)
  const copy = useCopy()
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`Actions for version ${visibleText(version.version)}`}>
            <MoreHorizontal size={16} />
          </IconButton>
        }
      >
        <MenuEntry icon={<Copy size={14} />} onSelect={() => void copy(modelUri(version), "URI")}>
          Copy the URI of this version
        </MenuEntry>
        {aliases.map((alias) => (
          <MenuEntry
            key={alias}
            icon={<Copy size={14} />}
            onSelect={() => void copy(modelUri({ name: version.name, alias }), "URI")}
          >
            Copy the URI of @{visibleText(alias)}
          </MenuEntry>
        ))}
        <LinkOutEntry link={backend.linkOut({ kind: "modelVersion", name: version.name, version: version.version })} />
        <MenuSeparator />
        <MenuEntry
          icon={<Trash2 size={14} />}
          isDestructive
          disabledReason={refusal(backend.can.writes)}
          onSelect={() => setDeleting(true)}
        >
          Delete
        </MenuEntry>
      </Menu>
      {isDeleting && (
        <Delete backend={backend} version={version} aliases={aliases} onClose={() => setDeleting(false)} />
      )}
    </>
  )
}

function Delete({ backend, version, aliases, onClose }: Props & { onClose: () => void }) {
  const deletion = useDeleteModelVersion(backend)
  const navigate = useNavigate()
  const { show } = useToasts()
  const stage = stageOf(version)
  const what = `version ${visibleText(version.version)}`
  const remove = async () => {
    await deletion.mutateAsync({ name: version.name, version: version.version })
    await navigate(routes.model(backend.id, version.name), { replace: true })
    show({ text: `Deleted ${what} of ${visibleText(version.name)}` })
  }
  return (
    <DeleteDialog what={what} name={version.name} change={deletion} onDelete={remove} onClose={onClose}>
      <p>
        It is version <UntrustedText text={version.version} /> of <UntrustedText text={version.name} />.
        {aliases.length > 0 &&
          ` What loads ${aliases.map((alias) => `@${visibleText(alias)}`).join(", ")} finds nothing then.`}
        {stage !== undefined && ` It is in the stage ${visibleText(stage)}.`}
      </p>
    </DeleteDialog>
  )
}
