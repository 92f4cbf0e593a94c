import { CopyButton } from "~/components/CopyButton"
import { EmptyState } from "~/components/feedback/EmptyState"
import { Button } from "~/components/ui/Button"
import { useTrackingUri } from "~/features/connections/useTrackingUri"

import styles from "./RunsPage.module.css"

const snippet = (uri: string, experiment: string): string => `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(uri)})
mlflow.set_experiment(${JSON.stringify(experiment)})

with mlflow.start_run():
    mlflow.log_param("lr", 0.1)
    for step in range(100):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)
`

export function NoRunsYet({ experiment }: { experiment: string }) {
  const { uri, remark } = useTrackingUri() ?? { uri: "", remark: undefined }
  const code = snippet(uri, experiment)
  return (
    <EmptyState title="No runs yet">
      <p>
        A run is one execution of the code of a model, an experiment a collection of related runs. Log the first one
        from Python; it shows up here by itself.
      </p>
      <div className={styles["snippet"]}>
        <pre>{code}</pre>
        <CopyButton text={code} label="Copy the code" />
      </div>
      {remark !== undefined && <p>{remark}</p>}
    </EmptyState>
  )
}

export function NoMatch({ filter, onClear }: { filter: string; onClear: () => void }) {
  return (
    <EmptyState title="No run matches">
      <p>
        <code>{filter}</code>
      </p>
      <p>A run without the key never matches, not even with != .</p>
      <Button onClick={onClear}>Clear the filter</Button>
    </EmptyState>
  )
}

export function NoDeletedRuns({ onBack }: { onBack: () => void }) {
  return (
    <EmptyState title="No deleted runs">
      <p>Deleted runs stay here until the server removes them for good.</p>
      <Button onClick={onBack}>Show the active runs</Button>
    </EmptyState>
  )
}
