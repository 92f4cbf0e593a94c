import { BookmarkPlus } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { later } from "~/components/later"
import { Button } from "~/components/ui/Button"
import type { ModelOrigin } from "~/domain/models/modelOrigin"

import { refusal } from "./refusal"

const RegisterDialog = later(() => import("./RegisterDialog").then((module) => module.RegisterDialog))

/** Makes a version of a registered model from a logged model, or from a folder of a run. */
export function RegisterButton({ backend, origin }: { backend: Backend; origin: ModelOrigin }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        icon={<BookmarkPlus size={14} />}
        disabledReason={refusal(backend.can.registry, backend.can.writes)}
        onClick={() => setOpen(true)}
      >
        Register
      </Button>
      {isOpen && <RegisterDialog backend={backend} origin={origin} onClose={() => setOpen(false)} />}
    </>
  )
}
