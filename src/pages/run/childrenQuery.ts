import type { Backend } from "~/api/backend"
import { runPageQuery } from "~/api/queries/runs"
import type { Run } from "~/domain/runs/run"

import { isPlainId, PARENT_TAG } from "./runParts"

const MOST = 200

/** The filter that finds them, on this page and in the table of all runs. */
export const childrenFilter = ({ id }: Run): string => `tags.\`${PARENT_TAG}\` = '${id}'`

export const childrenQuery = (backend: Backend, run: Run) => ({
  ...runPageQuery(backend, {
    experimentIds: [run.experimentId],
    filter: childrenFilter(run),
    orderBy: [],
    pageSize: Math.min(MOST, backend.can.runsPageMax),
  }),
  enabled: isPlainId(run.id),
})
