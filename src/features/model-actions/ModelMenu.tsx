import { Copy, MoreHorizontal, Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { useNavigate } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { useDeleteModel, useRenameModel } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { later } from "~/components/later"
import { UntrustedText } from "~/components/UntrustedText"
import { IconButton } from "~/components/ui/IconButton"
import { Menu, MenuEntry, MenuSeparator } from "~/components/ui/Menu"
import { useCopy } from "~/components/useCopy"
import type { RegisteredModel } from "~/domain/models/model"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"

import { DeleteDialog } from "./DeleteDialog"
import { refusal } from "./refusal"

const NameDialog = later(() => import("./NameDialog").then((module) => module.NameDialog))

type OpenDialog = "none" | "rename" | "delete"
type Props = { backend: Backend; model: RegisteredModel; onClose: () => void }

/** What can be done with a registered model as a whole. */
export function ModelMenu({ backend, model }: Omit<Props, "onClose">) {
  const [open, setOpen] = useState<OpenDialog>("none")
  const copy = useCopy()
  const can = backend.modelAbilities(model.name)
  const close = () => setOpen("none")
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`Actions for ${visibleText(model.name)}`}>
            <MoreHorizontal size={16} />
          </IconButton>
        }
      >
        <MenuEntry
          icon={<Pencil size={14} />}
          disabledReason={refusal(backend.can.writes, can.rename)}
          onSelect={() => setOpen("rename")}
        >
          Rename
        </MenuEntry>
        <MenuEntry icon={<Copy size={14} />} onSelect={() => void copy(model.name, "name")}>
          Copy the name
        </MenuEntry>
        <MenuSeparator />
        <MenuEntry
          icon={<Trash2 size={14} />}
          isDestructive
          disabledReason={refusal(backend.can.writes, can.delete)}
          onSelect={() => setOpen("delete")}
        >
          Delete
        </MenuEntry>
      </Menu>
      {open === "rename" && <Rename backend={backend} model={model} onClose={close} />}
      {open === "delete" && <Delete backend={backend} model={model} onClose={close} />}
    </>
  )
}

function Rename({ backend, model: { name }, onClose }: Props) {
  const rename = useRenameModel(backend)
  const navigate = useNavigate()
  const { show } = useToasts()
  const from = async (old: string, newName: string) => {
    await rename.mutateAsync({ name: old, newName })
    await navigate(routes.model(backend.id, newName), { replace: true })
  }
  const submit = async (newName: string) => {
    await from(name, newName)
    show({ text: `Renamed to ${visibleText(newName)}`, undo: () => from(newName, name) })
  }
  return (
    <NameDialog
      title="Rename the model"
      action="Rename"
      hint="Code that loads it by its old name finds nothing then."
      name={name}
      change={rename}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

function Delete({ backend, model: { name, aliases }, onClose }: Props) {
  const deletion = useDeleteModel(backend)
  const navigate = useNavigate()
  const { show } = useToasts()
  const remove = async () => {
    await deletion.mutateAsync(name)
    await navigate(routes.models(backend.id), { replace: true })
    show({ text: `Deleted ${visibleText(name)}` })
  }
  return (
    <DeleteDialog what="the model" name={name} change={deletion} onDelete={remove} onClose={onClose}>
      <p>
        All versions of <UntrustedText text={name} /> go with it
        {aliases.length > 0 &&
          `, and what is loaded as ${aliases.map(({ alias }) => `@${visibleText(alias)}`).join(", ")}`}
        .
      </p>
    </DeleteDialog>
  )
}
