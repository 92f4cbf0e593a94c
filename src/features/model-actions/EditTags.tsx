import { Pencil } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useDeleteModelTag, useSetModelTag, type ModelPlace } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { later } from "~/components/later"
import { IconButton } from "~/components/ui/IconButton"
import type { KeyValue } from "~/domain/runs/run"
import { visibleText } from "~/domain/text/visibleText"

import { refusal } from "./refusal"

const TagsForm = later(() => import("~/components/TagsForm").then((module) => module.TagsForm))

/** The pencil beside the tags of a model or a version. MLflow's own tags are not for people to change. */
export function EditTags({ backend, place, tags }: { backend: Backend; place: ModelPlace; tags: readonly KeyValue[] }) {
  const [isOpen, setOpen] = useState(false)
  const set = useSetModelTag(backend, place)
  const remove = useDeleteModelTag(backend, place)
  const { show } = useToasts()
  const change = async (tag: KeyValue) => {
    const old = tags.find(({ key }) => key === tag.key)
    await set.mutateAsync(tag)
    show({
      text: `Tag ${visibleText(tag.key)} set`,
      undo: () => (old === undefined ? remove.mutateAsync(tag.key) : set.mutateAsync(old)),
    })
  }
  const takeAway = async (tag: KeyValue) => {
    await remove.mutateAsync(tag.key)
    show({ text: `Tag ${visibleText(tag.key)} removed`, undo: () => set.mutateAsync(tag) })
  }
  return (
    <>
      <IconButton
        label="Edit the tags"
        isSmall
        disabledReason={refusal(backend.can.writes)}
        onClick={() => setOpen(true)}
      >
        <Pencil size={14} />
      </IconButton>
      {isOpen && (
        <TagsForm
          tags={tags.filter(({ key }) => !key.startsWith("mlflow."))}
          isBusy={set.isPending || remove.isPending}
          error={set.error ?? remove.error}
          onSet={change}
          // The notice in the form says what failed.
          onRemove={(tag) => void takeAway(tag).catch(() => undefined)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
