import { queryOptions } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { FIRST_EXPERIMENTS } from "~/api/mlflow/questions"
import type { Experiment } from "~/domain/experiments/experiment"
import type { Lifecycle } from "~/domain/runs/run"

export type ExperimentList = {
  readonly experiments: readonly Experiment[]
  /** False while more pages are on their way. */
  readonly isComplete: boolean
}

const NEXT_PAGES = 2_000

type ExperimentListOptions = {
  readonly lifecycle?: Lifecycle
  /** MLflow's own text. */
  readonly filter?: string
  /** Beside the page: its own questions go first. */
  readonly isBackground?: boolean
}

/** Every experiment of a server, shown page by page as they come. */
export const experimentsQuery = (
  backend: Backend,
  { lifecycle = "active", filter = "", isBackground = false }: ExperimentListOptions = {},
) => {
  const queryKey = [backend.id, "experiments", { lifecycle, filter }] as const
  return queryOptions<ExperimentList, Error, ExperimentList, typeof queryKey>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const isFirstTime = client.getQueryData(queryKey) === undefined
      const experiments = new Map<string, Experiment>()
      const tokens = new Set<string>()
      let page: string | undefined
      do {
        const pageSize = Math.min(page === undefined ? FIRST_EXPERIMENTS : NEXT_PAGES, backend.can.experimentsPageMax)
        const isLater = isBackground || page !== undefined
        const answer = await backend.searchExperiments(
          { lifecycle, filter, pageSize, page, isBackground: isLater },
          signal,
        )
        // Offset paging: a new experiment in between moves the rest, and one comes twice.
        for (const experiment of answer.experiments) experiments.set(experiment.id, experiment)
        page = takeNew(tokens, answer.nextPage)
        if (page !== undefined && isFirstTime) {
          client.setQueryData(queryKey, { experiments: [...experiments.values()], isComplete: false })
        }
      } while (page !== undefined)
      return { experiments: [...experiments.values()], isComplete: true }
    },
    structuralSharing: false,
  })
}

/** Undefined when the server sends the same token again, which would go on for ever. */
export function takeNew(tokens: Set<string>, token: string | undefined): string | undefined {
  if (token === undefined || tokens.has(token)) return undefined
  tokens.add(token)
  return token
}

export const experimentQuery = (backend: Backend, id: string) =>
  queryOptions({
    queryKey: [backend.id, "experiment", id],
    queryFn: ({ signal }) => backend.getExperiment(id, signal),
  })
