import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { Experiment } from "~/domain/experiments/experiment"

import type { ExperimentList } from "./experiments"

/** Resolves to the new experiment, which every list then holds. */
export function useCreateExperiment(backend: Backend) {
  const client = useQueryClient()
  return useMutation<Experiment, Error, { readonly name: string; readonly tags?: Experiment["tags"] }>({
    mutationFn: async ({ name, tags = [] }) => {
      const id = await backend.createExperiment(name)
      for (const { key, value } of tags) await backend.setExperimentTag(id, key, value)
      return backend.getExperiment(id)
    },
    onSuccess: (experiment) => {
      client.setQueryData([backend.id, "experiment", experiment.id], experiment)
      placeExperiment(client, backend, experiment)
    },
  })
}

type OfExperiment = { readonly experimentId: string }

export const useRenameExperiment = (backend: Backend) =>
  useExperimentChange<OfExperiment & { readonly name: string }>(backend, {
    send: ({ experimentId, name }) => backend.renameExperiment(experimentId, name),
    apply: (experiment, { name }) => ({ ...experiment, name }),
  })

export const useSetExperimentTag = (backend: Backend) =>
  useExperimentChange<OfExperiment & { readonly key: string; readonly value: string }>(backend, {
    send: ({ experimentId, key, value }) => backend.setExperimentTag(experimentId, key, value),
    apply: (experiment, { key, value }) => ({
      ...experiment,
      tags: [...experiment.tags.filter((tag) => tag.key !== key), { key, value }],
    }),
  })

export const useDeleteExperimentTag = (backend: Backend) =>
  useExperimentChange<OfExperiment & { readonly key: string }>(backend, {
    send: ({ experimentId, key }) => backend.deleteExperimentTag(experimentId, key),
    apply: (experiment, { key }) => ({ ...experiment, tags: experiment.tags.filter((tag) => tag.key !== key) }),
  })

export const useDeleteExperiment = (backend: Backend) =>
  useExperimentChange<OfExperiment>(backend, {
    send: ({ experimentId }) => backend.deleteExperiment(experimentId),
    apply: (experiment) => ({ ...experiment, isDeleted: true }),
  })

export const useRestoreExperiment = (backend: Backend) =>
  useExperimentChange<OfExperiment>(backend, {
    send: ({ experimentId }) => backend.restoreExperiment(experimentId),
    apply: (experiment) => ({ ...experiment, isDeleted: false }),
  })

type ExperimentChange<V> = {
  readonly send: (change: V) => Promise<void>
  readonly apply: (experiment: Experiment, change: V) => Experiment
}

/** What it was, and what was shown at once instead. */
type Shown = { readonly before: Experiment; readonly after: Experiment }

/** Shown at once in every list, taken back when the server refuses. */
function useExperimentChange<V extends OfExperiment>(backend: Backend, { send, apply }: ExperimentChange<V>) {
  const client = useQueryClient()
  return useMutation<void, Error, V, Shown | undefined>({
    onMutate: (change) => {
      const before = knownExperiment(client, backend, change.experimentId)
      if (before === undefined) return undefined
      const after = apply(before, change)
      placeExperiment(client, backend, after)
      return { before, after }
    },
    mutationFn: send,
    // Once more: a list that was being loaded meanwhile still has the old one. On what is there now, because another
    // change may have been made before this one was answered. What nothing here knew, as when a deletion is undone that
    // left no list with it, the server tells.
    onSuccess: async (_data, change, shown) => {
      const now = knownExperiment(client, backend, change.experimentId) ?? shown?.before
      const after =
        shown === undefined || now === undefined
          ? await backend.getExperiment(change.experimentId).catch(() => undefined)
          : apply(now, change)
      if (after === undefined) void client.invalidateQueries({ queryKey: [backend.id, "experiments"] })
      else placeExperiment(client, backend, after)
    },
    onError: async (_error, { experimentId }, shown) => {
      if (shown === undefined) return
      // Where another change came on top, only the server knows what is left.
      const isLatest = knownExperiment(client, backend, experimentId) === shown.after
      const real = isLatest ? undefined : await backend.getExperiment(experimentId).catch(() => undefined)
      placeExperiment(client, backend, real ?? shown.before)
    },
    onSettled: (_data, _error, { experimentId }) =>
      client.invalidateQueries({ queryKey: [backend.id, "experiment", experimentId] }),
  })
}

const lists = (client: QueryClient, backend: Backend) =>
  client.getQueriesData<ExperimentList>({ queryKey: [backend.id, "experiments"] })

function knownExperiment(client: QueryClient, backend: Backend, id: string): Experiment | undefined {
  const alone = client.getQueryData<Experiment>([backend.id, "experiment", id])
  if (alone !== undefined) return alone
  for (const [, list] of lists(client, backend)) {
    const found = list?.experiments.find((experiment) => experiment.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

/** Puts it where it now belongs: a list of ten thousand is not fetched again for one change. */
function placeExperiment(client: QueryClient, backend: Backend, experiment: Experiment): void {
  client.setQueryData<Experiment>([backend.id, "experiment", experiment.id], (old) => old && experiment)
  for (const [queryKey, list] of lists(client, backend)) {
    const asked = queryKey[2]
    if (list === undefined || !isListQuery(asked)) continue
    const belongs = asked.lifecycle === "all" || (asked.lifecycle === "deleted") === experiment.isDeleted
    const isThere = list.experiments.some(({ id }) => id === experiment.id)
    const experiments = placed(list.experiments, experiment, belongs)
    // Only the server knows whether a filter takes it.
    if (isThere || asked.filter === "") client.setQueryData<ExperimentList>(queryKey, { ...list, experiments })
    if (asked.filter !== "" || client.isFetching({ queryKey, exact: true }) > 0) {
      void client.invalidateQueries({ queryKey, exact: true })
    }
  }
}

function placed(experiments: readonly Experiment[], changed: Experiment, belongs: boolean): readonly Experiment[] {
  if (!belongs) return experiments.filter(({ id }) => id !== changed.id)
  if (!experiments.some(({ id }) => id === changed.id)) return [changed, ...experiments]
  return experiments.map((experiment) => (experiment.id === changed.id ? changed : experiment))
}

const isListQuery = (value: unknown): value is { lifecycle: string; filter: string } =>
  typeof value === "object" && value !== null && "lifecycle" in value && "filter" in value
