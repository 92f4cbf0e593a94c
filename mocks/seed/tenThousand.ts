import type { Db } from "~mocks/db"
import { addExperiment, addParams, addRun, addValues, minute } from "./builders"
import { createRandom } from "./random"

/** 10,000 runs with 20 params and 20 metrics each; a run is filled only when somebody asks for it. */
export function seedTenThousand(db: Db): void {
  addExperiment(db, { name: "Default" })
  const experiment = addExperiment(db, { name: "10,000 runs" })
  for (let index = 0; index < 10_000; index += 1) {
    const startTime = db.startedAt - (10_000 - index) * 7 * minute
    addRun(db, {
      experiment,
      name: `run-${String(index).padStart(5, "0")}`,
      startTime,
      durationMs: (1 + (index % 90)) * minute,
      status: index % 37 === 0 ? "FAILED" : "FINISHED",
      user: `user-${index % 7}`,
      fill: (data) => {
        const random = createRandom(index)
        const params: Record<string, string | number> = {}
        const values: Record<string, number> = {}
        for (let key = 0; key < 20; key += 1) {
          params[`param_${key}`] =
            key % 4 === 0 ? random.pick(["adam", "sgd", "rmsprop"]) : random.between(0, 1).toPrecision(4)
          values[`metric_${key}`] = random.normal() * (key + 1)
        }
        addParams(data, params)
        addValues(data, startTime, values)
      },
    })
  }
}
