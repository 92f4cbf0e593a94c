import { Pencil } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useDescribeModel, type ModelPlace } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { later } from "~/components/later"
import { IconButton } from "~/components/ui/IconButton"

import { refusal } from "./refusal"

// Opened rarely.
const MarkdownDialog = later(() => import("~/components/MarkdownDialog").then((module) => module.MarkdownDialog))

/** The pencil beside the description of a model or a version. */
export function EditDescription({ backend, place, text }: { backend: Backend; place: ModelPlace; text: string }) {
  const [isOpen, setOpen] = useState(false)
  const change = useDescribeModel(backend, place)
  const { show } = useToasts()
  const save = async (written: string) => {
    await change.mutateAsync(written)
    show({ text: "Description saved", undo: () => change.mutateAsync(text) })
  }
  return (
    <>
      <IconButton
        label="Edit the description"
        isSmall
        disabledReason={refusal(backend.can.writes)}
        onClick={() => setOpen(true)}
      >
        <Pencil size={14} />
      </IconButton>
      {isOpen && <MarkdownDialog text={text} change={change} onSave={save} onClose={() => setOpen(false)} />}
    </>
  )
}
