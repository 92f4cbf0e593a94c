import { useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"

import type { Backend } from "~/api/backend"
import { modelQuery, modelsQuery } from "~/api/queries/models"
import { useRegister } from "~/api/queries/modelMutations"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { TextField } from "~/components/ui/TextField"
import { isNotFound } from "~/domain/errors/apiError"
import { modelsNamed } from "~/domain/models/modelFilter"
import { modelNameProblem } from "~/domain/models/modelName"
import type { ModelOrigin } from "~/domain/models/modelOrigin"
import { latestVersion } from "~/domain/models/versions"
import { visibleText } from "~/domain/text/visibleText"
import { useDebounced } from "~/hooks/useDebounced"

import styles from "./modelActions.module.css"
import { refusal } from "./refusal"
import { RegisteredVersion } from "./RegisteredVersion"

const MOST_SUGGESTED = 20

/** Asks under which name; then stays until the server has made the version, or says why it could not. */
export function RegisterDialog({
  backend,
  origin,
  onClose,
}: {
  backend: Backend
  origin: ModelOrigin
  onClose: () => void
}) {
  const [name, setName] = useState("")
  const registration = useRegister(backend)
  const problem = modelNameProblem(name) ?? refusal(backend.modelAbilities(name).register)
  const reason = registration.isPending ? "The server is at work" : problem
  const done = registration.data
  return (
    <Dialog
      open
      title="Register the model"
      onClose={onClose}
      actions={
        done === undefined && (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form="register" kind="primary" disabledReason={reason}>
              Register
            </Button>
          </>
        )
      }
    >
      {done === undefined ? (
        <form
          id="register"
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault()
            if (reason === undefined) registration.mutate({ name, ...origin })
          }}
        >
          <NameField backend={backend} name={name} problem={problem} onName={setName} />
          {problem === undefined && <NextVersion backend={backend} name={name} />}
          <p>
            From <UntrustedText text={origin.source} />
          </p>
        </form>
      ) : (
        <RegisteredVersion backend={backend} registered={done} onClose={onClose} />
      )}
      {registration.error !== null && <ErrorNotice error={registration.error} what="Registering" recovers={false} />}
    </Dialog>
  )
}

type NameFieldProps = {
  backend: Backend
  name: string
  problem: string | undefined
  onName: (name: string) => void
}

/** Names that exist are offered, any other makes a new model. */
function NameField({ backend, name, problem, onName }: NameFieldProps) {
  const listId = useId()
  const settled = useDebounced(name)
  const known = useQuery(
    modelsQuery(backend, { filter: modelsNamed(settled), orderBy: ["name ASC"], pageSize: MOST_SUGGESTED }),
  )
  return (
    <>
      <TextField
        label="Model"
        hint="A name that exists gets its next version, a new one its version 1."
        error={name === "" ? undefined : problem}
        value={name}
        onChange={onName}
        list={listId}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={listId}>
        {known.data?.models.map((model) => (
          <option key={model.name} value={model.name}>
            {visibleText(model.name)}
          </option>
        ))}
      </datalist>
    </>
  )
}

function NextVersion({ backend, name }: { backend: Backend; name: string }) {
  const settled = useDebounced(name)
  const { data: model, error } = useQuery({
    ...modelQuery(backend, settled),
    enabled: settled === name,
    retry: false,
  })
  if (settled !== name) return null
  if (isNotFound(error)) return <p role="status">There is no such model yet: this becomes its version 1.</p>
  if (model === undefined) return null
  const newest = latestVersion(model)?.version
  return (
    <p role="status">
      {newest === undefined
        ? "The model has no version yet: this becomes its first."
        : `The newest version is ${visibleText(newest)}: this becomes the next.`}
    </p>
  )
}
