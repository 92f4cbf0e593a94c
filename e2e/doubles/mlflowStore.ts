import { connect } from "./backend"
import { textAt, valueAt, type Json } from "./json"

/** What the doubles add to a store, past the double in front of it. */
export type MlflowStore = {
  readonly call: (method: string, path: string, body?: Json) => Promise<Json>
  readonly addExperiment: (name: string) => Promise<string>
  /** `points`: the values of each metric, from step 0 on. */
  readonly addRun: (run: NewRun) => Promise<string>
}

export type NewRun = {
  readonly experimentId: string
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  readonly points: Readonly<Record<string, readonly number[]>>
}

/** Long ago, so that nothing depends on the moment. */
const START_MS = 1_760_000_000_000

export function openStore(address: string): MlflowStore {
  const backend = connect(address)
  const call = async (method: string, path: string, body?: Json): Promise<Json> => {
    const reply = await backend.ask({
      method,
      path: `/api/2.0/mlflow/${path}`,
      ...(body === undefined ? {} : { body }),
    })
    if (reply.status >= 300)
      throw new Error(`${method} ${path} was answered ${reply.status}: ${reply.bytes.toString()}`)
    return reply.json
  }
  return {
    call,
    addExperiment: async (name) => textAt(await call("POST", "experiments/create", { name }), "experiment_id") ?? "",
    addRun: async ({ experimentId, name, params, points }) => {
      const start = { experiment_id: experimentId, run_name: name, start_time: START_MS }
      const run = textAt(valueAt(await call("POST", "runs/create", start), "run", "info"), "run_id") ?? ""
      const metrics = Object.entries(points).flatMap(([key, values]) =>
        values.map((value, step) => ({ key, value, step, timestamp: START_MS + step * 1000 })),
      )
      const pairs = Object.entries(params).map(([key, value]) => ({ key, value }))
      await call("POST", "runs/log-batch", { run_id: run, params: pairs, metrics })
      await call("POST", "runs/update", { run_id: run, status: "FINISHED", end_time: START_MS + 60_000 })
      return run
    },
  }
}
