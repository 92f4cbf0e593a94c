import type { Curve, Db, ExperimentRow, RunData, RunRow, RunStatus } from "~mocks/db"
// oxlint-disable-next-line no-restricted-imports -- what the journeys find on every server is written once, and the real servers are filled from the same file
import content from "~e2e/fixtures/content.json"
import {
  addCurve,
  addDataset,
  addExperiment,
  addParams,
  addPoints,
  addRun,
  addTags,
  addValues,
  binaryFile,
  hour,
  textFile,
} from "./builders"
import { addSmallModels } from "./smallModels"
import { png } from "./png"

const second = 1000
const { training, sweep, nested, live, gridSearch } = content

/** What e2e/fixtures/content.json promises: the same experiments and runs that the real servers of the journeys hold. */
export function seedSmall(db: Db): void {
  addExperiment(db, { name: "Default" })
  const experiments = new Map<string, ExperimentRow>()
  for (const [key, spec] of Object.entries(content.experiments)) {
    experiments.set(
      key,
      addExperiment(db, {
        name: spec.name,
        tags: "tags" in spec ? spec.tags : {},
        isDeleted: "isDeleted" in spec && spec.isDeleted,
      }),
    )
  }
  const place = (key: string): Place => {
    const experiment = experiments.get(key)
    if (experiment === undefined) throw new Error(`content.json has no experiment ${key}`)
    return { db, experiment, start: db.startedAt - 6 * hour }
  }
  const runs = addTraining(place(training.experiment))
  addGridSearch(place(gridSearch.experiment))
  addSmallSweep(place(sweep.experiment))
  addNested(place(nested.experiment))
  addLive(place(live.experiment))
  addHostileRuns(place(content.hostile.experiment))
  addSmallModels(db, runs)
}

export type Place = { readonly db: Db; readonly experiment: ExperimentRow; readonly start: number }

type RunPart = {
  readonly name: string
  readonly status?: string
  readonly startTime?: number
  readonly durationMs?: number
  readonly isDeleted?: boolean
  readonly parent?: RunRow | undefined
  readonly fill: (data: RunData, startTime: number) => void
}

const statuses: readonly RunStatus[] = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]

function add({ db, experiment, start }: Place, part: RunPart): RunRow {
  const startTime = part.startTime ?? start
  const status = statuses.find((known) => known === part.status) ?? "FINISHED"
  return addRun(db, {
    experiment,
    name: part.name,
    startTime,
    status,
    ...(status === "RUNNING" ? {} : { durationMs: part.durationMs ?? training.steps * second }),
    user: training.user,
    isDeleted: part.isDeleted ?? false,
    ...(part.parent ? { parent: part.parent } : {}),
    fill: (data) => part.fill(data, startTime),
  })
}

type Fall = { readonly first: number; readonly last: number; readonly pace: number }

const falling = ({ first, last, pace }: Fall, startTime: number): Curve => ({
  count: () => training.steps,
  point: (step) => ({
    step,
    timestamp: startTime + step * second,
    value: step === training.steps - 1 ? last : last + (first - last) * Math.exp(-step / pace),
  }),
})

function addTraining(place: Place): ReadonlyMap<string, RunRow> {
  const rows = training.runs.map((run, number) =>
    add(place, {
      name: run.name,
      status: run.status,
      startTime: place.start + number * 600 * second,
      fill: (data, startTime) => {
        addTags(data, training.source)
        addParams(data, run.params)
        for (const [key, fall] of Object.entries(run.curves)) addCurve(data, key, falling(fall, startTime))
        addValues(data, startTime, run.metrics)
        if (run.name === training.annotated.run) annotate(data)
      },
    }),
  )
  addNumbers(place)
  addSystem(place)
  const { name, params } = training.deleted
  add(place, { name, isDeleted: true, fill: (data) => addParams(data, params) })
  return new Map(rows.map((row) => [row.name, row]))
}

function addNumbers(place: Place): void {
  const { name, metrics, curve } = training.numbers
  const odd = new Map([
    [10, Number.NaN],
    [20, Infinity],
    [30, -Infinity],
  ])
  add(place, {
    name,
    startTime: place.start + 4000 * second,
    fill: (data, startTime) => {
      addParams(data, { empty: "", long: "x".repeat(3000) })
      const steps = Array.from({ length: curve.steps }, (_, step) => step)
      addPoints(
        data,
        curve.key,
        steps.map((step) => ({ step, timestamp: startTime + step * second, value: odd.get(step) ?? step })),
      )
      addValues(
        data,
        startTime,
        Object.fromEntries(Object.entries(metrics).map(([key, value]) => [key, Number(value)])),
      )
    },
  })
}

function addSystem(place: Place): void {
  add(place, {
    name: training.system.name,
    startTime: place.start + 4500 * second,
    fill: (data, startTime) => {
      for (const [number, key] of training.system.keys.entries()) {
        addCurve(data, key, {
          count: () => 20,
          point: (step) => ({
            step,
            timestamp: startTime + step * 10 * second,
            value: 50 + 40 * Math.sin(step / 3 + number),
          }),
        })
      }
    },
  })
}

function annotate(data: RunData): void {
  const { tags, dataset, artifacts } = training.annotated
  addTags(data, tags)
  addDataset(
    data,
    {
      name: dataset.name,
      digest: dataset.digest,
      sourceType: "local",
      source: '{"uri": "data/churn.csv"}',
      schema: '{"mlflow_colspec": [{"type": "string", "name": "plan"}, {"type": "double", "name": "calls"}]}',
      profile: '{"num_rows": 10000}',
    },
    dataset.context,
  )
  for (const [path, written] of Object.entries(artifacts.files)) {
    if (path.endsWith(".png")) {
      data.files.set(
        path,
        binaryFile(() => png({ width: 64, height: 64, pixel: () => [40, 120, 200] })),
      )
    } else
      data.files.set(
        path,
        textFile(() => (path.endsWith(".log") ? log() : written)),
      )
  }
}

const log = (): string =>
  Array.from({ length: 200 }, (_, step) => `step ${step} loss ${(2.3 * Math.exp(-step / 80)).toFixed(4)}\n`).join("")

function addGridSearch(place: Place): void {
  const ones = (keys: readonly string[], value: number) => Object.fromEntries(keys.map((key) => [key, value]))
  const parent = add(place, {
    name: gridSearch.parent,
    fill: (data, startTime) => {
      addParams(data, ones(gridSearch.parentParams, 1))
      addValues(data, startTime, ones(gridSearch.parentMetrics, 0.9))
    },
  })
  for (const [number, child] of gridSearch.children.entries()) {
    add(place, {
      name: child.name,
      startTime: place.start + number * second,
      parent,
      fill: (data, startTime) => {
        addParams(data, child.params)
        addValues(data, startTime, ones(gridSearch.childMetrics, 0.8 + number / 100))
      },
    })
  }
}

function addSmallSweep(place: Place): void {
  for (let number = 0; number < sweep.count; number += 1) {
    add(place, {
      name: `${sweep.prefix}${String(number).padStart(sweep.digits, "0")}`,
      startTime: place.start + number * second,
      durationMs: second,
      fill: (data, startTime) => {
        addParams(data, { lr: 10 ** -(1 + (number % 5)), layers: 1 + (number % 8), seed: number })
        addValues(data, startTime, { score: number / sweep.count, cost: ((number * 37) % sweep.count) / 10 })
      },
    })
  }
}

function addNested(place: Place): void {
  const rows = new Map<string, RunRow>()
  const parents = new Map<string, string>(Object.entries(nested.parentOf))
  for (const [number, name] of nested.runs.entries()) {
    const row = add(place, {
      name,
      startTime: place.start + number * second,
      parent: rows.get(parents.get(name) ?? ""),
      fill: (data, startTime) => {
        addParams(data, { depth: number })
        addValues(data, startTime, { score: number / 10 })
      },
    })
    rows.set(name, row)
  }
}

function addLive(place: Place): void {
  const now = place.db.startedAt
  add(place, {
    name: live.run,
    status: live.status,
    startTime: now,
    fill: (data) => {
      const steps = Array.from({ length: live.points }, (_, step) => step)
      addPoints(
        data,
        live.metric,
        steps.map((step) => ({ step, timestamp: now + step, value: 1 / (1 + step) })),
      )
    },
  })
}

/** Names that try to be markup, scripts, paths or properties; also part of the seed `hostile`. */
export function addHostileRuns(place: Place): void {
  const { strings, tags, run, keys, artifacts } = content.hostile
  for (const [number, text] of strings.entries()) {
    add(place, {
      name: text,
      startTime: place.start + number * second,
      fill: (data) => {
        addParams(data, { text })
        addTags(data, { note: text, ...(number === 0 ? tags : {}) })
      },
    })
  }
  add(place, {
    name: run,
    fill: (data, startTime) => {
      for (const key of keys) {
        addPoints(data, key, [{ step: 0, timestamp: startTime, value: 1 }])
        data.params.set(key, "value")
      }
      for (const [path, written] of Object.entries(artifacts.files))
        data.files.set(
          path,
          textFile(() => written),
        )
    },
  })
}

export const hostileExperimentNames: readonly string[] = content.hostile.experiments
export const hostileFiles: Readonly<Record<string, string>> = content.hostile.artifacts.files
