import type { Backend } from "~/api/backend"
import { runPagesQuery } from "~/api/queries/runs"
import { isPlainId, type Run } from "~/domain/runs/run"

import { PARENT_TAG } from "./runParts"

const PAGE_SIZE = 200

/** The filter that finds them, on this page and in the table of all runs. */
export const childrenFilter = ({ id }: Run): string => `tags.\`${PARENT_TAG}\` = '${id}'`

export const childrenQuery = (backend: Backend, run: Run) => ({
  ...runPagesQuery(backend, {
    experimentIds: [run.experimentId],
    filter: childrenFilter(run),
    orderBy: [],
    pageSize: Math.min(PAGE_SIZE, backend.can.runsPageMax),
  }),
  enabled: isPlainId(run.id),
})
