import path from "node:path"
import { fileURLToPath } from "node:url"

import { runPython, type TrackingServer } from "~scripts/trackingServers.mjs"

import { openStore } from "./mlflowStore"

/** What the Azure ML side of the pair lacks, by the names of e2e/fixtures/content.json, and what it cannot tell apart. */
export const DIFFERENCES = {
  /** On the Databricks side only. */
  run: "train-06",
  /** Ends earlier on the Azure ML side. */
  metric: { run: "train-02", key: "val/loss", lastStep: 149 },
  /** On the Databricks side only. */
  artifact: { run: "train-04", path: "reports/scores.csv" },
  /** Two experiments of Databricks that are one of Azure ML. */
  sameLeaf: {
    leaf: "training",
    paths: ["/Users/ann@example.com/churn/training", "/Users/bob@example.com/churn/training"],
    /** The run in the second of them. */
    run: "bob-01",
  },
} as const

/** Adds the experiment that shares its last part with another. */
export async function fillLinked(address: string): Promise<void> {
  const store = openStore(address)
  const { paths, run: name } = DIFFERENCES.sameLeaf
  const experimentId = await store.addExperiment(paths[1])
  await store.addRun({ experimentId, name, params: { optimizer: "sgd" }, points: { "val/loss": [3, 2, 1] } })
}

/** The store of the Azure ML side: a copy of the other, changed. MLflow cannot be asked for runs with given ids. */
export async function fillMirror(original: TrackingServer, place: { store: string; artifacts: string }) {
  const { run, metric, artifact } = DIFFERENCES
  await runPython([
    fileURLToPath(new URL("mirror.py", import.meta.url)),
    path.join(original.folder, "store", "mlflow.db"),
    original.artifacts,
    path.join(place.store, "mlflow.db"),
    place.artifacts,
    JSON.stringify({ run, metric, artifact }),
  ])
}
