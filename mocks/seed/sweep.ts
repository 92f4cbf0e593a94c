import type { Db, ExperimentRow, RunData, RunRow } from "~mocks/db"
import { addCurve, addExperiment, addParams, addRun, addTags, addValues, day, minute, textFile } from "./builders"
import { curve, loss, score } from "./curves"
import { createRandom, type Random } from "./random"

export type SweepSpec = {
  readonly experiment: ExperimentRow
  readonly children: number
  readonly startTime: number
  readonly user: string
}

/** A random search as a library logs it: one parent, and children whose score depends on what they tried. */
export function addSweep(db: Db, { experiment, children, startTime, user }: SweepSpec): RunRow {
  const random = createRandom(2_024)
  const parent = addRun(db, {
    experiment,
    name: "random-search",
    startTime,
    durationMs: children * 3 * minute,
    user,
    fill: (data) => {
      addParams(data, { n_iter: children, cv: 5, scoring: "roc_auc" })
      addTags(data, {
        "mlflow.autologging": "sklearn",
        estimator_name: "RandomizedSearchCV",
        "mlflow.source.name": "sweep.py",
        "mlflow.source.type": "LOCAL",
      })
      addValues(data, startTime + children * 3 * minute, { best_cv_score: 0.9312 })
      data.files.set(
        "cv_results.csv",
        textFile(() => sweepTable(children)),
      )
    },
  })
  for (let index = 0; index < children; index += 1) {
    addChild({ experiment, parent, user, db, random }, { index, startTime: startTime + index * 3 * minute })
  }
  return parent
}

type Sweep = {
  readonly db: Db
  readonly experiment: ExperimentRow
  readonly parent: RunRow
  readonly user: string
  readonly random: Random
}

/** Draws what a child tried and how well that went; a good rate and depth make a good score. */
function addChild(sweep: Sweep, { index, startTime }: { readonly index: number; readonly startTime: number }): void {
  const { random } = sweep
  const rate = 10 ** random.between(-4, -0.5)
  const depth = random.integer(2, 12)
  const subsample = Number(random.between(0.5, 1).toFixed(3))
  const trees = random.integer(1, 40) * 25
  const lost = Math.abs(Math.log10(rate) + 1.6) * 0.06 + Math.abs(depth - 7) * 0.008 + (1 - subsample) * 0.05
  const auc = Math.min(0.985, 0.935 - lost + random.normal() * 0.008)
  const durationMs = Math.round((0.4 + (trees / 1000) * 2 * (0.5 + random.next())) * minute)
  const hasFailed = random.next() < 0.03
  addRun(sweep.db, {
    experiment: sweep.experiment,
    name: `candidate-${String(index + 1).padStart(3, "0")}`,
    startTime,
    durationMs,
    status: hasFailed ? "FAILED" : "FINISHED",
    user: sweep.user,
    parent: sweep.parent,
    fill: (data) => {
      addParams(data, {
        learning_rate: rate.toPrecision(4),
        max_depth: depth,
        subsample,
        n_estimators: trees,
        objective: "binary:logistic",
        booster: index % 5 === 0 ? "dart" : "gbtree",
        early_stopping: index % 2 === 0 ? "True" : "False",
      })
      addTags(data, { estimator_name: "XGBClassifier", fold: String(index % 5) })
      if (!hasFailed) addScores(data, { index, auc, depth, startTime, durationMs })
    },
  })
}

type Scores = {
  readonly index: number
  readonly auc: number
  readonly depth: number
  readonly startTime: number
  readonly durationMs: number
}

function addScores(data: RunData, { index, auc, depth, startTime, durationMs }: Scores): void {
  addValues(data, startTime + durationMs, {
    cv_score: auc,
    test_auc: auc - 0.004 + 0.002 * (index % 3),
    test_log_loss: 0.62 - auc * 0.4,
    fit_seconds: durationMs / 1000,
  })
  const falls = loss({ seed: index, start: 0.69, floor: 0.62 - auc * 0.45, speed: 3 + depth / 3, noise: 0.02 })
  const climbs = score({ seed: index + 500, start: 0.5, top: auc, speed: 4, noise: 0.006 })
  addCurve(data, "train/loss", curve({ shape: falls, steps: 60, startTime, stepMs: durationMs / 60 }))
  addCurve(data, "val/auc", curve({ shape: climbs, steps: 60, startTime, stepMs: durationMs / 60 }))
}

function sweepTable(children: number): string {
  const random = createRandom(77)
  const rows = ["rank,mean_fit_time,mean_test_score,std_test_score,params"]
  for (let index = 0; index < children; index += 1) {
    const rate = (10 ** random.between(-4, -0.5)).toPrecision(3)
    rows.push(
      `${index + 1},${random.between(4, 90).toFixed(2)},${(0.93 - index * 0.0007).toFixed(5)},${random.between(0.002, 0.01).toFixed(5)},"{'learning_rate': ${rate}}"`,
    )
  }
  return `${rows.join("\n")}\n`
}

export function seedSweep(db: Db): void {
  addExperiment(db, { name: "Default" })
  const experiment = addExperiment(db, { name: "sweep of 200" })
  addSweep(db, { experiment, children: 200, startTime: db.startedAt - day, user: "ana.kova@contoso.example" })
}
