import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query"

import type { Backend, Registration } from "~/api/backend"
import { ApiError } from "~/domain/errors/apiError"
import type { ModelAlias, ModelVersion, VersionPlace } from "~/domain/models/model"
import type { KeyValue } from "~/domain/runs/run"

/** A registered model, or one of its versions. */
export type ModelPlace = { readonly name: string; readonly version?: string | undefined }

export const useCreateModel = (backend: Backend) =>
  useRegistryChange<{ readonly name: string; readonly description: string }>(
    backend,
    ({ name, description }) => backend.createModel(name, description),
    LISTS,
  )

export const useRenameModel = (backend: Backend) =>
  useRegistryChange<{ readonly name: string; readonly newName: string }>(
    backend,
    ({ name, newName }) => backend.renameModel(name, newName),
    LISTS,
  )

/** What is gone is not asked for again: its page would say that it is missing before it is left. */
export const useDeleteModel = (backend: Backend) =>
  useRegistryChange<string>(backend, (name) => backend.deleteModel(name), LISTS)

export const useDeleteModelVersion = (backend: Backend) =>
  useRegistryChange<VersionPlace>(backend, (place) => backend.deleteModelVersion(place), [
    ...LISTS,
    "model",
    "modelVersions",
  ])

export const useDescribeModel = (backend: Backend, { name, version }: ModelPlace) =>
  useRegistryChange<string>(backend, (description) =>
    version === undefined
      ? backend.describeModel(name, description)
      : backend.describeModelVersion({ name, version }, description),
  )

export const useSetModelTag = (backend: Backend, { name, version }: ModelPlace) =>
  useRegistryChange<KeyValue>(backend, (tag) =>
    version === undefined ? backend.setModelTag(name, tag) : backend.setModelVersionTag({ name, version }, tag),
  )

export const useDeleteModelTag = (backend: Backend, { name, version }: ModelPlace) =>
  useRegistryChange<string>(backend, (key) =>
    version === undefined ? backend.deleteModelTag(name, key) : backend.deleteModelVersionTag({ name, version }, key),
  )

export const useSetAlias = (backend: Backend, name: string) =>
  useRegistryChange<ModelAlias>(backend, ({ alias, version }) => backend.setAlias(name, alias, version))

export const useDeleteAlias = (backend: Backend, name: string) =>
  useRegistryChange<string>(backend, (alias) => backend.deleteAlias(name, alias))

/** One version after the other, in order: a stage may be left before it is entered. */
export const useMoveToStages = (backend: Backend, name: string) =>
  useRegistryChange<readonly StageMove[]>(backend, async (moves) => {
    for (const { version, stage } of moves) await backend.moveToStage({ name, version }, stage)
  })

export type StageMove = { readonly version: string; readonly stage: string }

export type Registered = {
  readonly version: ModelVersion
  /** The model did not exist before. */
  readonly isNewModel: boolean
}

/** A new name gets its model first: the server makes versions of models that exist only. */
export function useRegister(backend: Backend) {
  const client = useQueryClient()
  return useMutation<Registered, Error, Registration>({
    mutationFn: async (registration) => {
      const isNewModel = await backend.createModel(registration.name, "").then(
        () => true,
        (error: unknown) => {
          if (error instanceof ApiError && error.kind === "conflict") return false
          throw error
        },
      )
      try {
        return { version: await backend.createModelVersion(registration), isNewModel }
      } catch (error) {
        // Nobody asked for a model without a version. That it stays is the smaller failure to tell of.
        if (isNewModel) await backend.deleteModel(registration.name).catch(() => undefined)
        throw error
      }
    },
    onSettled: () => askAgain(client, backend, [...WHEREVER_MODELS_ARE, "loggedModels", "loggedModel"]),
  })
}

const LISTS = ["models"]
const WHEREVER_MODELS_ARE = [...LISTS, "model", "modelVersions", "modelVersion"]

/** Shown once the server has it: what a registry points at is in use elsewhere. */
function useRegistryChange<V>(
  backend: Backend,
  send: (change: V) => Promise<void>,
  nouns: readonly string[] = WHEREVER_MODELS_ARE,
) {
  const client = useQueryClient()
  return useMutation<void, Error, V>({
    mutationFn: send,
    // Also after a failure: a request whose answer was lost may have been carried out.
    onSettled: () => askAgain(client, backend, nouns),
  })
}

const askAgain = (client: QueryClient, backend: Backend, nouns: readonly string[]): Promise<unknown> =>
  Promise.all(nouns.map((noun) => client.invalidateQueries({ queryKey: [backend.id, noun] })))
