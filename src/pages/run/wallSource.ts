import type { Backend } from "~/api/backend"
import type { Run } from "~/domain/runs/run"
import { runColor } from "~/domain/runs/runColor"
import { nameOrId } from "~/domain/text/nameOrId"
import type { WallSource } from "~/features/metric-wall/MetricWall"

/** The run as the wall of charts wants it. */
export const wallSource = (backend: Backend, run: Run): WallSource => ({
  backend,
  runs: [
    {
      id: run.id,
      name: nameOrId(run.name, run.id),
      color: runColor(run.id, run.tags),
      latest: new Map(run.metrics.map((metric) => [metric.key, metric])),
      startedAtMs: run.startedAtMs,
    },
  ],
})
