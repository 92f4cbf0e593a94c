import { ArrowRightLeft, Plus, X } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useDeleteAlias, useSetAlias } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { later } from "~/components/later"
import { IconButton } from "~/components/ui/IconButton"
import type { ModelAlias, RegisteredModel } from "~/domain/models/model"
import { visibleText } from "~/domain/text/visibleText"

import { refusal } from "./refusal"

const AliasDialog = later(() => import("./AliasDialog").then((module) => module.AliasDialog))

type Of = { backend: Backend; model: Pick<RegisteredModel, "name" | "aliases"> }

/** `version`: the one that gets it; else it is chosen. */
export function SetAlias({ backend, model, version }: Of & { version?: string | undefined }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label="Set an alias"
        isSmall
        disabledReason={refusal(backend.can.writes, backend.modelAbilities(model.name).aliases)}
        onClick={() => setOpen(true)}
      >
        <Plus size={14} />
      </IconButton>
      {isOpen && (
        <AliasDialog
          backend={backend}
          model={model}
          start={version === undefined ? {} : { version }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Moving an alias to another version, and taking it away. */
export function AliasActions({ backend, model, alias }: Of & { alias: ModelAlias }) {
  const [isMoving, setMoving] = useState(false)
  const name = visibleText(alias.alias)
  const change = useSetAlias(backend, model.name)
  const removal = useDeleteAlias(backend, model.name)
  const { show, fail } = useToasts()
  const disabledReason = refusal(backend.can.writes, backend.modelAbilities(model.name).aliases)
  const remove = async () => {
    try {
      await removal.mutateAsync(alias.alias)
      show({ text: `@${name} removed`, undo: () => change.mutateAsync(alias) })
    } catch (error) {
      fail(`Removing @${name}`, error)
    }
  }
  return (
    <>
      <IconButton label={`Move @${name}`} isSmall disabledReason={disabledReason} onClick={() => setMoving(true)}>
        <ArrowRightLeft size={14} />
      </IconButton>
      <IconButton
        label={`Remove @${name}`}
        isSmall
        disabledReason={removal.isPending ? "The server is at work" : disabledReason}
        onClick={() => void remove()}
      >
        <X size={14} />
      </IconButton>
      {isMoving && (
        <AliasDialog backend={backend} model={model} start={{ alias: alias.alias }} onClose={() => setMoving(false)} />
      )}
    </>
  )
}
