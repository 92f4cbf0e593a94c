import type { Run } from "~/domain/runs/run"
import type { TrackingUri } from "~/domain/servers/trackingUri"

/** Where only a proxy of this page is known, the address is left to the reader. */
export function loadInPython({ id }: Run, tracking: TrackingUri | undefined): string {
  const isKnown = tracking !== undefined && tracking.remark === undefined
  return `import mlflow

${isKnown ? `mlflow.set_tracking_uri(${JSON.stringify(tracking.uri)})` : '# mlflow.set_tracking_uri("...") or MLFLOW_TRACKING_URI'}
run = mlflow.get_run(${JSON.stringify(id)})
print(run.data.params, run.data.metrics)
`
}
