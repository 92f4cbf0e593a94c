import type { Db, ExperimentRow, RunData } from "~mocks/db"
import {
  addCurve,
  addExperiment,
  addParams,
  addPoints,
  addRun,
  addTags,
  addValues,
  day,
  hour,
  minute,
  textFile,
} from "./builders"
import { seedFaults } from "./faults"
import { hostileFiles } from "./hostileFiles"
import { addHostileModels, markup } from "./hostileModels"
import { addHostileRuns, hostileExperimentNames } from "./small"

/** Everything that is storable and unpleasant: names, keys, values, numbers, times and files that try to break a page. */
export function seedHostile(db: Db): void {
  addExperiment(db, { name: "Default" })
  for (const name of hostileExperimentNames)
    addExperiment(db, { name, note: `${markup}\n\n[x](javascript:window.__pwn=1)`, tags: { [markup]: markup } })
  addExperiment(db, { name: "x".repeat(499) })
  addExperiment(db, { name: `/Users/${"deep/".repeat(60)}end` })
  addExperiment(db, { name: "//double//slashes//" })
  addExperiment(db, { name: " " })
  const names = addExperiment(db, { name: "/Shared/hostile", note: markup })
  addHostileRuns({ db, experiment: names, start: db.startedAt - 6 * hour })
  addOddNumbers(db, addExperiment(db, { name: "/Shared/odd numbers" }))
  addOddTexts(db, addExperiment(db, { name: "/Shared/odd texts" }))
  addManyKeys(db, addExperiment(db, { name: "/Shared/many keys" }))
  addHostileFiles(db, addExperiment(db, { name: "/Shared/hostile files" }))
  addHostileModels(db, names)
  seedFaults(db)
}

const at = (step: number | bigint, value: number, timestamp: number) => ({ step, value, timestamp })

function addOddNumbers(db: Db, experiment: ExperimentRow): void {
  const start = db.startedAt - 3 * hour
  const add = (name: string, fill: (data: RunData) => void): void =>
    void addRun(db, { experiment, name, startTime: start, durationMs: minute, fill })
  add("steps beyond 2^53", (data) =>
    addPoints(data, "loss", [
      at(9_007_199_254_740_993n, 1, start),
      at(9_007_199_254_740_995n, 2, start),
      at(9_223_372_036_854_775_807n, 3, start),
    ]),
  )
  add("negative and huge steps", (data) =>
    addPoints(data, "loss", [at(-5, 1, start), at(0, 2, start), at(9e15, 3, start)]),
  )
  add("one point", (data) => addPoints(data, "loss", [at(7, 0.5, start)]))
  add("the same step three times", (data) =>
    addPoints(data, "loss", [at(1, 3, start), at(1, 2, start + 1), at(1, 1, start + 2), at(0, 9, start + 3)]),
  )
  add("restarted", (data) => addPoints(data, "loss", [...range(60, start, 1), ...range(40, start + hour, 0.5)]))
  add("odd times", (data) => addPoints(data, "loss", [at(0, 1, 0), at(1, 2, 1), at(2, 3, 9_007_199_254_740_991)]))
  add("only NaN", (data) => addPoints(data, "loss", [at(0, Number.NaN, start), at(1, Number.NaN, start)]))
  add("only infinity", (data) => addPoints(data, "loss", [at(0, Infinity, start), at(1, -Infinity, start)]))
  add("largest and smallest", (data) =>
    addValues(data, start, { largest: Number.MAX_VALUE, smallest: 5e-324, negative: -0, e21: 1e21 }),
  )
  add("a million points", (data) =>
    addCurve(data, "loss", {
      count: () => 1_000_000,
      point: (step) => at(step, Math.sin(step / 5000) + (step === 765_432 ? 40 : 0), start + step * 10),
    }),
  )
  addRun(db, { experiment, name: "ends before it starts", startTime: start, durationMs: -hour })
  addRun(db, { experiment, name: "in the year 287396", startTime: 9_007_199_254_740_991, durationMs: 0 })
  addRun(db, { experiment, name: "in 1970", startTime: 0, durationMs: 1 })
  addRun(db, { experiment, name: "of the future", startTime: db.startedAt + 400 * day, status: "SCHEDULED" })
}

const range = (count: number, start: number, level: number) =>
  Array.from({ length: count }, (_, step) => at(step, level + 1 / (1 + step), start + step * 1000))

function addOddTexts(db: Db, experiment: ExperimentRow): void {
  addRun(db, {
    experiment,
    name: "long values",
    startTime: db.startedAt - hour,
    durationMs: minute,
    fill: (data) => {
      addParams(data, { longest: "p".repeat(6000), spaces: "a  b   c", lines: "one\ntwo\nthree", empty: "" })
      addTags(data, {
        longest: "t".repeat(8000),
        "mlflow.note.content": `# Long\n\n${"A line of a very long note, again and again. ".repeat(20_000)}`,
      })
      data.files.set(
        `${"f".repeat(180)}.txt`,
        textFile(() => "a long name\n"),
      )
      data.files.set(
        "empty.txt",
        textFile(() => ""),
      )
      data.files.set(
        "no-extension",
        textFile(() => "plain\n"),
      )
      data.files.set(
        "wrong.png",
        textFile(() => "this is no picture"),
      )
      data.files.set(
        "broken.json",
        textFile(() => '{"a": [1, 2'),
      )
      data.files.set(
        "log with 200,000 lines.log",
        textFile(() => "2026-11-20 09:00:00 INFO a line of a log\n".repeat(200_000)),
      )
    },
  })
  addRun(db, {
    experiment,
    name: markup,
    startTime: db.startedAt - hour,
    durationMs: minute,
    fill: (data) => {
      // MLflow itself refuses such keys; other servers may not.
      for (const key of [markup, "__proto__", "constructor", "a`b\"c'd", "\u202egnp", "=1+1", "👩‍👩‍👧‍👦", " "]) {
        data.params.set(key, markup)
        data.tags.set(`tag ${key}`, markup)
        addPoints(data, key, [at(0, 1, db.startedAt)])
      }
    },
  })
}

function addHostileFiles(db: Db, experiment: ExperimentRow): void {
  addRun(db, {
    experiment,
    name: "hostile files",
    startTime: db.startedAt - hour,
    durationMs: minute,
    fill: (data) => {
      for (const [path, text] of hostileFiles)
        data.files.set(
          path,
          textFile(() => text),
        )
    },
  })
}

function addManyKeys(db: Db, experiment: ExperimentRow): void {
  for (let run = 0; run < 20; run += 1) {
    addRun(db, {
      experiment,
      name: `wide-${run}`,
      startTime: db.startedAt - run * minute,
      durationMs: minute,
      fill: (data) => {
        for (let key = 0; key < 1500; key += 1) {
          data.params.set(`group_${key % 12}/param_${key}`, String((key * run) % 7))
          data.metrics.set(`group_${key % 12}/metric_${key}`, {
            logged: [at(0, (key * (run + 1)) % 101, db.startedAt)],
          })
        }
      },
    })
  }
}
