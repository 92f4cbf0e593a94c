import { SquareCode } from "lucide-react"

import { ButtonLink } from "~/components/ui/ButtonLink"
import type { Run } from "~/domain/runs/run"
import { useBackend } from "~/features/connections/backends"

import { addressOfUse } from "./modelInUse"

/** To the code that uses the model in a folder; none for a run that is one model as a whole, which has no such address. */
export function UseLink({ run, folder }: { run: Run; folder: string }) {
  const { id: server } = useBackend()
  if (folder === "") return null
  return (
    <ButtonLink icon={<SquareCode size={14} />} to={addressOfUse(server, run, folder)}>
      Use this model
    </ButtonLink>
  )
}
