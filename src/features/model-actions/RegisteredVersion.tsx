import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useNavigate } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { modelVersionQuery } from "~/api/queries/models"
import { useDeleteModel, useDeleteModelVersion, type Registered } from "~/api/queries/modelMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { Progress } from "~/components/ui/Progress"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelVersion } from "~/domain/models/model"
import { isPending, modelStatus } from "~/domain/models/versions"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"

import styles from "./modelActions.module.css"
import { refusal } from "./refusal"

const LOOK_AGAIN_MS = 2000

/** What became of a registration. A server may copy the files first; how far it is it does not tell. */
export function RegisteredVersion({
  backend,
  registered,
  onClose,
}: {
  backend: Backend
  registered: Registered
  onClose: () => void
}) {
  const { name, version } = registered.version
  const query = useQuery({
    ...modelVersionQuery(backend, { name, version }),
    initialData: registered.version,
    refetchInterval: ({ state }) => (isPending(state.data) ? LOOK_AGAIN_MS : false),
  })
  const navigate = useNavigate()
  const { takeBack, reason, error } = useTakeBack(backend, registered, onClose)
  const open = () => {
    onClose()
    void navigate(routes.modelVersion(backend.id, name, version))
  }
  return (
    <div className={styles["form"]}>
      <Outcome version={query.data} />
      {error !== undefined && <ErrorNotice error={error} what="Taking it back" recovers={false} />}
      <div className={styles["buttons"]}>
        <Button onClick={() => void takeBack()} disabledReason={reason}>
          Take it back
        </Button>
        <Button kind="primary" onClick={open}>
          Open version {visibleText(version)}
        </Button>
      </div>
    </div>
  )
}

function Outcome({ version }: { version: ModelVersion }) {
  const name = (
    <>
      version <UntrustedText text={version.version} /> of <UntrustedText text={version.name} />
    </>
  )
  if (isPending(version)) {
    return (
      <div role="status">
        <p>The server makes {name}. It goes on when this is closed.</p>
        <Progress label="Registering" />
        {version.statusMessage !== "" && <UntrustedText text={version.statusMessage} />}
      </div>
    )
  }
  if (modelStatus(version.status).tone !== "bad") return <p role="status">Registered: {name} is ready.</p>
  return (
    <div role="alert">
      <p>The server could not make {name}.</p>
      <p>{version.statusMessage === "" ? "It does not say why." : <UntrustedText text={version.statusMessage} />}</p>
    </div>
  )
}

/** Deletes what was made: the version, and the model if it came with it. */
function useTakeBack(backend: Backend, { version, isNewModel }: Registered, onDone: () => void) {
  const deleteVersion = useDeleteModelVersion(backend)
  const deleteModel = useDeleteModel(backend)
  const [error, setError] = useState<unknown>()
  const { show } = useToasts()
  const place = { name: version.name, version: version.version }
  const takesModel = isNewModel && backend.modelAbilities(version.name).delete === true
  const takeBack = async () => {
    try {
      await (takesModel ? deleteModel.mutateAsync(version.name) : deleteVersion.mutateAsync(place))
      onDone()
      show({ text: `Version ${visibleText(version.version)} of ${visibleText(version.name)} is gone again` })
    } catch (failure) {
      setError(failure)
    }
  }
  const isBusy = deleteVersion.isPending || deleteModel.isPending
  return { takeBack, error, reason: isBusy ? "The server is at work" : refusal(backend.can.writes) }
}
