import { Pencil } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { later } from "~/components/later"
import { IconButton } from "~/components/ui/IconButton"
import type { ModelVersion } from "~/domain/models/model"

import { refusal } from "./refusal"

const StageDialog = later(() => import("./StageDialog").then((module) => module.StageDialog))

/** The pencil beside the stage of a version. */
export function MoveStage({ backend, version }: { backend: Backend; version: ModelVersion }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label="Change the stage"
        isSmall
        disabledReason={refusal(backend.can.writes, backend.modelAbilities(version.name).stages)}
        onClick={() => setOpen(true)}
      >
        <Pencil size={14} />
      </IconButton>
      {isOpen && <StageDialog backend={backend} version={version} onClose={() => setOpen(false)} />}
    </>
  )
}
