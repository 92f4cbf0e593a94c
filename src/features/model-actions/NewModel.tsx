import { Plus } from "lucide-react"
import { useState } from "react"
import { useNavigate } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { useCreateModel, useDeleteModel } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { later } from "~/components/later"
import { Button } from "~/components/ui/Button"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"

import { refusal } from "./refusal"

const NameDialog = later(() => import("./NameDialog").then((module) => module.NameDialog))

/** A registered model without versions; they come when a run's model is registered under its name. */
export function NewModel({ backend }: { backend: Backend }) {
  const [isOpen, setOpen] = useState(false)
  const creation = useCreateModel(backend)
  const deletion = useDeleteModel(backend)
  const navigate = useNavigate()
  const { show } = useToasts()
  const create = async (name: string, description: string) => {
    await creation.mutateAsync({ name, description })
    await navigate(routes.model(backend.id, name))
    const undo = async () => {
      await deletion.mutateAsync(name)
      await navigate(routes.models(backend.id))
    }
    const canUndo = backend.modelAbilities(name).delete === true
    show({ text: `Created ${visibleText(name)}`, ...(canUndo && { undo }) })
  }
  return (
    <>
      <Button
        icon={<Plus size={14} />}
        disabledReason={refusal(backend.can.registry, backend.can.writes)}
        onClick={() => setOpen(true)}
      >
        New model
      </Button>
      {isOpen && (
        <NameDialog
          title="New registered model"
          action="Create"
          hint="What it is for rather than how it is made: its versions are what changes."
          name=""
          change={creation}
          onSubmit={create}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
