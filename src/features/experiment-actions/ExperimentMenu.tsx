import { Copy, MoreHorizontal, Pencil, RotateCcw, StickyNote, Tags, Trash2 } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { later } from "~/components/later"
import { IconButton } from "~/components/ui/IconButton"
import { LinkOutEntry } from "~/components/ui/LinkOutEntry"
import { Menu, MenuEntry, MenuSeparator } from "~/components/ui/Menu"
import { useCopy } from "~/components/useCopy"
import type { Experiment } from "~/domain/experiments/experiment"

import { reasonOf } from "./reasonOf"
import { useDeleteWithUndo } from "./useDeleteWithUndo"

// Menus are opened rarely, the forms behind them more rarely still.
const RenameDialog = later(() => import("./RenameDialog").then((module) => module.RenameDialog))
const NoteDialog = later(() => import("./NoteDialog").then((module) => module.NoteDialog))
const TagsDialog = later(() => import("./TagsDialog").then((module) => module.TagsDialog))

type OpenDialog = "none" | "rename" | "note" | "tags"

/** Everything one can do to an experiment, behind three dots. */
export function ExperimentMenu({
  backend,
  experiment,
  onDeleted,
}: {
  backend: Backend
  experiment: Experiment
  onDeleted?: () => void
}) {
  const [open, setOpen] = useState<OpenDialog>("none")
  const dialog = { backend, experiment, onClose: () => setOpen("none") }
  return (
    <>
      <Entries backend={backend} experiment={experiment} onOpen={setOpen} onDeleted={onDeleted} />
      {open === "rename" && <RenameDialog {...dialog} />}
      {open === "note" && <NoteDialog {...dialog} />}
      {open === "tags" && <TagsDialog {...dialog} />}
    </>
  )
}

function Entries({
  backend,
  experiment,
  onOpen,
  onDeleted,
}: {
  backend: Backend
  experiment: Experiment
  onOpen: (dialog: OpenDialog) => void
  onDeleted: (() => void) | undefined
}) {
  const { remove, restore } = useDeleteWithUndo(backend)
  const disabledReason = reasonOf(backend.can.writes)
  const copy = useCopy()
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`Actions for ${experiment.name}`}>
          <MoreHorizontal size={16} />
        </IconButton>
      }
    >
      {!experiment.isDeleted && (
        <>
          <MenuEntry
            icon={<Pencil size={14} />}
            disabledReason={disabledReason ?? reasonOf(backend.can.renameExperiment)}
            onSelect={() => onOpen("rename")}
          >
            Rename
          </MenuEntry>
          <MenuEntry icon={<StickyNote size={14} />} disabledReason={disabledReason} onSelect={() => onOpen("note")}>
            Edit the description
          </MenuEntry>
          <MenuEntry icon={<Tags size={14} />} disabledReason={disabledReason} onSelect={() => onOpen("tags")}>
            Edit tags
          </MenuEntry>
          <MenuSeparator />
        </>
      )}
      <MenuEntry icon={<Copy size={14} />} onSelect={() => void copy(experiment.name, "name")}>
        Copy the name
      </MenuEntry>
      <MenuEntry
        icon={<Copy size={14} />}
        hint={shortId(experiment.id)}
        onSelect={() => void copy(experiment.id, "id")}
      >
        Copy the id
      </MenuEntry>
      <LinkOutEntry link={backend.linkOut({ kind: "experiment", experimentId: experiment.id })} />
      <MenuSeparator />
      {experiment.isDeleted ? (
        <MenuEntry
          icon={<RotateCcw size={14} />}
          disabledReason={disabledReason}
          onSelect={() => void restore(experiment)}
        >
          Restore
        </MenuEntry>
      ) : (
        <MenuEntry
          icon={<Trash2 size={14} />}
          isDestructive
          disabledReason={disabledReason ?? reasonOf(backend.can.deleteExperiment)}
          onSelect={() => void remove(experiment).then((isDone) => isDone && onDeleted?.())}
        >
          Delete
        </MenuEntry>
      )}
    </Menu>
  )
}

const shortId = (id: string): string => (id.length > 20 ? `${id.slice(0, 8)}…` : id)
