import type { Backend } from "~/api/backend"
import type { SameInOtherRuns } from "~/domain/artifacts/file"
import { LOGGED_ARTIFACTS_TAG, loggedTables } from "~/domain/artifacts/loggedTables"
import type { Run } from "~/domain/runs/run"

const NEWEST = 200

/** Tables of the same path in the newest runs of the experiment, by the tag that `mlflow.log_table` leaves on each. */
export const sameInOtherRuns = (
  backend: Backend,
  { id, experimentId }: Pick<Run, "id" | "experimentId">,
): SameInOtherRuns => ({
  list: async (path, signal) => {
    const query = { experimentIds: [experimentId], filter: "", orderBy: ["attributes.start_time DESC"] }
    const { runs } = await backend.searchRuns({ ...query, pageSize: NEWEST, lifecycle: "active" }, signal)
    const found = runs.filter((run) => run.id !== id && hasTable(run, path))
    return found.map((run) => ({
      id: run.id,
      // Rows say which run they are of, so two runs of one name need two names.
      name: found.some((other) => other !== run && other.name === run.name) ? `${run.name} (${run.id})` : run.name,
      file: fileOf(backend, run.id, path),
    }))
  },
  open: async (path, runId, signal) => {
    const { name } = await backend.getRun(runId, signal)
    return { id: runId, name, file: fileOf(backend, runId, path) }
  },
})

const fileOf = (backend: Backend, runId: string, path: string) =>
  backend.openArtifact({ kind: "run", runId }, path, undefined)

const hasTable = ({ tags }: Run, path: string): boolean =>
  tags.some(({ key, value }) => key === LOGGED_ARTIFACTS_TAG && loggedTables(value).includes(path))
