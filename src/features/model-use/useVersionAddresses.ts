import { useQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { modelLocation } from "~/api/mlflow/modelSource"
import { loggedModelQuery, modelQuery } from "~/api/queries/models"
import type { ModelVersion } from "~/domain/models/model"
import { loggedAddress, registeredAddresses, runAddress, type ModelAddress } from "~/domain/model-use/addresses"
import { aliasesOf, stageOf } from "~/domain/models/versions"

/** The names by which code can load one version of a registered model. */
export function useVersionAddresses(backend: Backend, version: ModelVersion): readonly ModelAddress[] {
  const { name, runId, modelId, source } = version
  const { aliases, stages } = backend.modelAbilities(name)
  const { data: model } = useQuery(modelQuery(backend, name))
  const isLogged = modelId !== "" && backend.can.loggedModels === true
  // Its name is what the run calls it.
  const { data: logged } = useQuery({ ...loggedModelQuery(backend, modelId), enabled: isLogged })
  const place = modelLocation(source, runId)
  return [
    ...registeredAddresses({
      name,
      version: version.version,
      aliases: aliases === true ? aliasesOf(model, version) : [],
      stage: stages === true ? stageOf(version) : undefined,
    }),
    ...(place?.kind === "run"
      ? runAddress(place.runId, place.folder)
      : runAddress(logged?.sourceRunId ?? "", logged?.name ?? "")),
    ...(isLogged ? loggedAddress(modelId) : []),
  ]
}
