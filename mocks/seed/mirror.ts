import { once, type Db, type MetricHistory, type RunData, type RunRow } from "~mocks/db"
import { seedSmall } from "./small"

/**
 * The other half of the seed `small`, as a plugin that logged to both stores would have left it: the same run ids, experiments
 * under the last part of their path, and the same gaps as the pair of the journeys (e2e/doubles/linkedContent.ts).
 */
export function seedMirror(db: Db): void {
  seedSmall(db)
  mergeExperiments(db)
  for (const run of db.runs.values()) {
    if (run.name === "train-06") db.runs.delete(run.id)
    if (run.name === "train-02") change(db, run, (data) => shorten(data, "val/loss", 150))
    if (run.name === "train-04") change(db, run, (data) => data.files.delete("reports/scores.csv"))
  }
  // A model was registered on one side only.
  db.registeredModels.clear()
}

function mergeExperiments(db: Db): void {
  const kept = new Map<string, string>()
  for (const experiment of db.experiments.values()) {
    const name = experiment.name.slice(experiment.name.lastIndexOf("/") + 1)
    const into = kept.get(name)
    if (into === undefined) {
      kept.set(name, experiment.id)
      experiment.name = name
      continue
    }
    db.experiments.delete(experiment.id)
    for (const run of db.runs.values())
      if (run.experimentId === experiment.id) db.runs.set(run.id, { ...run, experimentId: into })
  }
}

function change(db: Db, run: RunRow, edit: (data: RunData) => void): void {
  const data = once(() => {
    const filled = run.data()
    edit(filled)
    return filled
  })
  db.runs.set(run.id, { ...run, data })
}

function shorten(data: RunData, key: string, count: number): void {
  const history = data.metrics.get(key)
  if (history !== undefined) data.metrics.set(key, shortened(history, count))
}

const shortened = ({ curve, logged }: MetricHistory, count: number): MetricHistory => ({
  curve: curve && { ...curve, count: () => Math.min(count, curve.count()) },
  logged,
})
