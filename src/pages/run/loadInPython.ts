import type { Run } from "~/domain/runs/run"

/** The tracking address is left to the reader: what the browser uses may be a proxy of this page only. */
export const loadInPython = ({ id }: Run): string =>
  `import mlflow

# mlflow.set_tracking_uri("...") or MLFLOW_TRACKING_URI
run = mlflow.get_run(${JSON.stringify(id)})
print(run.data.params, run.data.metrics)
`
