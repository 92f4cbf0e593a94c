import type { Db, Fault } from "~mocks/db"
import { addExperiment, addParams, addRun, addValues, hour, minute } from "./builders"

const sentinels: readonly Fault[] = ["error-503", "slow-10s", "html-502", "not-json", "truncated", "rate-limited"]

/** Failures by name: to open such an experiment or run is to see what a page does when the server fails like that. */
export function seedFaults(db: Db): void {
  if (db.experiments.size === 0) addExperiment(db, { name: "Default" })
  for (const fault of sentinels) {
    const experiment = addExperiment(db, { name: fault, fault })
    addRun(db, {
      experiment,
      name: `${fault} run`,
      startTime: db.startedAt - hour,
      durationMs: minute,
      fill: (data) => addParams(data, { seed: 1 }),
    })
  }
  const healthy = addExperiment(db, { name: "healthy" })
  const startTime = db.startedAt - hour
  addRun(db, { experiment: healthy, name: "token-expired", startTime, durationMs: minute, fault: "token-expired" })
  addRun(db, {
    experiment: healthy,
    name: "fine",
    startTime,
    durationMs: minute,
    fill: (data) => addValues(data, startTime, { score: 0.5 }),
  })
}
