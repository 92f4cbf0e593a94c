import type { ExperimentQuery } from "~/api/backend"
import type { Question } from "~/api/requestInit"
import type { Lifecycle, RunQuery } from "~/domain/runs/run"

import { mlflow } from "./paths"

/*
 * The questions with which pages begin, apart from the code that reads their answers: src/early.ts asks them before that
 * code has arrived, so both have to say them in the same words.
 */

const VIEW_TYPES: Readonly<Record<Lifecycle, string>> = { active: "ACTIVE_ONLY", deleted: "DELETED_ONLY", all: "ALL" }

/** A screen of rows, so that they are there at once; the pages after it are larger. */
export const FIRST_EXPERIMENTS = 100
export const FIRST_RUNS = 50

/** Is this a tracking server at all, and of which version? */
export const HELLO: { readonly experiments: Question; readonly version: Question } = {
  experiments: { path: mlflow("experiments", "search"), body: { max_results: 1 } },
  version: { path: ["version"] },
}

export const searchExperiments = ({ lifecycle, filter, pageSize, page }: ExperimentQuery): Question => ({
  path: mlflow("experiments", "search"),
  body: {
    view_type: VIEW_TYPES[lifecycle],
    max_results: pageSize, // MLflow answers 400 without it
    ...(filter === "" ? {} : { filter }),
    ...(page === undefined ? {} : { page_token: page }),
  },
})

export const getExperiment = (id: string): Question => ({
  path: mlflow("experiments", "get"),
  query: { experiment_id: id },
})

export const searchRuns = ({ experimentIds, filter, orderBy, lifecycle, pageSize, page }: RunQuery): Question => ({
  path: mlflow("runs", "search"),
  body: {
    experiment_ids: experimentIds,
    filter,
    run_view_type: VIEW_TYPES[lifecycle],
    max_results: pageSize,
    order_by: orderBy,
    ...(page === undefined ? {} : { page_token: page }),
  },
})

export const getRun = (id: string): Question => ({ path: mlflow("runs", "get"), query: { run_id: id } })
