import type { Db, ExperimentRow, RunData, RunRow, RunStatus } from "~mocks/db"
import {
  addCurve,
  addDataset,
  addParams,
  addPoints,
  addRun,
  addTags,
  addValues,
  binaryFile,
  hour,
  minute,
  textFile,
} from "./builders"
import { holdoutParquet } from "./binaryFiles"
import { curve, learningRate, load, loss, score, type Shape } from "./curves"
import { confusionMatrix, rocCurve } from "./pictures"
import { addDocuments, addGrowingLog } from "./demoFiles"
import { addExplanations } from "./otherFiles"
import { createRandom, hashText, type Random } from "./random"
import { addStudies } from "./studies"
import { featureImportance, htmlReport, modelCard, predictions, rocPoints, trainingLog } from "./reports"

export const ana = "ana.kova@contoso.example"
const repository = "https://github.com/contoso-example/churn"
const steps = 2000
const firstRunning = 97

export const customers = {
  name: "customers-2026q2",
  digest: "5f9c1e2a",
  sourceType: "delta_table",
  source: '{"delta_table_name": "prod.crm.customers", "delta_table_version": 214}',
  schema:
    '{"mlflow_colspec": [{"type": "string", "name": "customer_id", "required": true}, {"type": "string", "name": "plan", "required": true}, {"type": "long", "name": "tenure_months", "required": true}, {"type": "double", "name": "monthly_charge", "required": true}, {"type": "long", "name": "support_calls", "required": false}, {"type": "boolean", "name": "left", "required": true}]}',
  profile: '{"num_rows": 71047, "num_elements": 2983974}',
} as const

type Recipe = {
  readonly number: number
  readonly rate: number
  readonly width: number
  readonly dropout: number
  readonly batch: number
  readonly optimizer: string
  readonly top: number
  readonly seed: number
  readonly diverges: boolean
}

function drawRecipe(number: number, random: Random): Recipe {
  const rate = 10 ** random.between(-4.5, -1.5)
  const width = random.pick([64, 128, 256, 512])
  const dropout = Number(random.between(0, 0.5).toFixed(2))
  const fit =
    1 - Math.abs(Math.log10(rate) + 3) * 0.055 - Math.abs(dropout - 0.2) * 0.08 + Math.log2(width / 64) * 0.006
  return {
    number,
    rate,
    width,
    dropout,
    batch: random.pick([32, 64, 128, 256]),
    optimizer: random.pick(["adam", "adamw", "sgd", "lion"]),
    top: Math.min(0.958, 0.925 * fit + random.normal() * 0.006 + 0.02),
    seed: random.integer(1, 9_999_999),
    diverges: rate > 0.018 && random.next() < 0.7 && number < firstRunning,
  }
}

/** 100 trainings of 2,000 steps: some learn well, some overfit, some blow up, three still run. */
export function addChurnCurves(db: Db, experiment: ExperimentRow): RunRow[] {
  const random = createRandom(hashText("churn/curves"))
  return Array.from({ length: 100 }, (_, number) => {
    const recipe = drawRecipe(number, random)
    const runsNow = number >= firstRunning
    const stepMs = random.integer(1200, 2600)
    const startTime = runsNow
      ? db.startedAt - (600 + (number - firstRunning) * 350) * stepMs
      : db.startedAt - 9 * 24 * hour + number * 2 * hour + random.integer(0, 40 * minute)
    const status: RunStatus = runsNow
      ? "RUNNING"
      : recipe.diverges
        ? "FAILED"
        : number % 29 === 17
          ? "KILLED"
          : "FINISHED"
    const done =
      status === "FAILED" ? random.integer(260, 900) : status === "KILLED" ? random.integer(700, 1500) : steps
    const count = runsNow ? () => Math.min(steps, Math.floor((db.now() - startTime) / stepMs)) : () => done
    return addRun(db, {
      experiment,
      name: `${recipe.optimizer}-w${recipe.width}-${String(number + 1).padStart(3, "0")}`,
      startTime,
      ...(runsNow ? {} : { durationMs: done * stepMs }),
      status,
      user: number % 6 === 0 ? "mei.lin@contoso.example" : ana,
      fill: (data) => {
        describe(data, recipe)
        addCurves(data, recipe, { startTime, stepMs, count })
        addHardware(data, recipe.seed, { startTime, endTime: startTime + count() * stepMs })
        const falling = lossOf(recipe)
        const log = () => trainingLog({ startTime, steps: count(), loss: (step) => falling(step / steps, step) })
        if (runsNow) addGrowingLog(data, log)
        else addFiles(data, recipe, log)
        if (status === "FINISHED")
          addValues(data, startTime + done * stepMs, {
            "test/auc": recipe.top - 0.004,
            "test/f1": recipe.top * 0.82,
            "test/brier": 0.3 - recipe.top * 0.22,
          })
      },
    })
  })
}

function describe(data: RunData, recipe: Recipe): void {
  addParams(data, {
    learning_rate: recipe.rate.toPrecision(3),
    hidden_width: recipe.width,
    dropout: recipe.dropout,
    batch_size: recipe.batch,
    optimizer: recipe.optimizer,
    weight_decay: recipe.optimizer === "adamw" ? "0.01" : "0",
    scheduler: "cosine",
    warmup_fraction: "0.05",
    seed: recipe.seed,
    activation: "gelu",
    layers: 3,
    class_weight: "balanced",
    max_steps: steps,
    precision: "bf16",
  })
  addTags(data, {
    team: "growth",
    dataset_version: "2026q2",
    "mlflow.source.name": "train.py",
    "mlflow.source.type": "LOCAL",
    "mlflow.source.git.commit": "8c1f0d2b6a5e4937f1027c6d9b3ae8501f4c7e62",
    "mlflow.source.git.branch": "cosine-schedule",
    "mlflow.source.git.repoURL": repository,
  })
  addDataset(data, customers, "training")
  addDataset(
    data,
    {
      ...customers,
      name: "customers-2026q2-holdout",
      digest: "b07711d4",
      profile: '{"num_rows": 8880, "num_elements": 372960}',
    },
    "eval",
  )
  if (recipe.number % 20 === 3) {
    addTags(data, {
      "mlflow.note.content": `## Why this one\n\nTries **${recipe.optimizer}** with dropout ${recipe.dropout}.\n\n- warm-up of 5 %\n- [design notes](${repository}/wiki)\n`,
    })
  }
  if (recipe.number === 42) addTags(data, { stage: "candidate", "mlflow.runColor": "#d9480f" })
}

type Span = { readonly startTime: number; readonly stepMs: number; readonly count: () => number }

function addCurves(data: RunData, recipe: Recipe, { startTime, stepMs, count }: Span): void {
  const { seed, top, rate, diverges } = recipe
  const speed = 3 + Math.min(4, Math.max(0, Math.log10(rate) + 5))
  const falling = loss({ seed, start: 0.72, floor: 0.62 - top * 0.5, speed, noise: 0.09 })
  const overfit = (progress: number): number =>
    1 + (recipe.dropout < 0.08 ? 0.5 * Math.max(0, progress - 0.45) : 0.04 * progress)
  const validated: Shape = (progress, step) => falling(progress, step) * overfit(progress) + 0.012
  const blown = (shape: Shape): Shape =>
    diverges ? (progress, step) => blowUp(shape(progress, step), step, seed) : shape
  const every = (stride: number, shape: Shape) =>
    curve({ shape, steps, startTime, stepMs, stride, count: () => Math.ceil(count() / stride) })
  addCurve(data, "train/loss", every(1, blown(falling)))
  addCurve(
    data,
    "train/grad_norm",
    every(1, blown(loss({ seed: seed + 7, start: 6, floor: 0.4, speed: 5, noise: 0.5 }))),
  )
  addCurve(data, "learning_rate", every(1, learningRate(rate)))
  addCurve(data, "val/loss", every(20, blown(validated)))
  addCurve(data, "val/auc", every(20, score({ seed: seed + 3, start: 0.52, top, speed, noise: 0.012 })))
  addCurve(data, "val/accuracy", every(20, score({ seed: seed + 4, start: 0.5, top: top - 0.05, speed, noise: 0.015 })))
}

/** What too large a learning rate does: rise, infinity for a moment, then never a number again. */
function blowUp(value: number, step: number, seed: number): number {
  const from = 180 + (seed % 120)
  if (step < from) return value
  if (step > from + 60) return Number.NaN
  return step === from + 60 ? Infinity : value * Math.exp((step - from) / 9)
}

/** System metrics as the client samples them: every ten seconds, the step a running index. */
function addHardware(
  data: RunData,
  seed: number,
  { startTime, endTime }: { readonly startTime: number; readonly endTime: number },
): void {
  const count = Math.min(360, Math.floor((endTime - startTime) / 10_000))
  const add = (key: string, level: number, sway: number): void =>
    addCurve(
      data,
      `system/${key}`,
      curve({ shape: load({ seed: seed + hashText(key), level, sway }), steps: count, startTime, stepMs: 10_000 }),
    )
  add("cpu_utilization_percentage", 38, 16)
  add("system_memory_usage_percentage", 61, 4)
  add("system_memory_usage_megabytes", 39_800, 2600)
  add("disk_usage_percentage", 72, 0.4)
  add("network_receive_megabytes", 240, 180)
  add("network_transmit_megabytes", 31, 20)
  add("gpu_0_utilization_percentage", 88, 9)
  add("gpu_0_memory_usage_percentage", 74, 3)
  add("gpu_0_power_usage_watts", 142, 12)
}

const lossOf = ({ top, seed }: Recipe) => loss({ seed, start: 0.72, floor: 0.62 - top * 0.5, speed: 5, noise: 0.05 })

function addFiles(data: RunData, recipe: Recipe, log: () => string): void {
  const { top, seed } = recipe
  addDocuments(data, recipe)
  addExplanations(data, seed)
  data.files.set(
    "README.md",
    textFile(() => modelCard(`Churn model ${recipe.number + 1}`, top.toFixed(3))),
  )
  data.files.set(
    "config/train.yaml",
    textFile(
      () =>
        `optimizer: ${recipe.optimizer}\nlearning_rate: ${recipe.rate.toPrecision(3)}\nhidden_width: ${recipe.width}\ndropout: ${recipe.dropout}\nseed: ${seed}\nscheduler:\n  name: cosine\n  warmup_fraction: 0.05\n`,
    ),
  )
  data.files.set(
    "config/columns.json",
    textFile(() =>
      JSON.stringify({ numeric: ["tenure_months", "monthly_charge", "support_calls"], text: ["plan", "contract"] }),
    ),
  )
  data.files.set("logs/train.log", textFile(log))
  data.files.set("reports/feature_importance.json", textFile(featureImportance))
  data.files.set(
    "reports/predictions.csv",
    textFile(() => predictions(1200)),
  )
  const roc = () => rocPoints(top)
  data.files.set("reports/roc_curve.csv", textFile(roc))
  data.files.set("reports/holdout.parquet", binaryFile(holdoutParquet))
  data.files.set(
    "reports/report.html",
    textFile(() => htmlReport("Holdout report")),
  )
  addStudies(data.files, recipe)
  data.files.set(
    "plots/confusion_matrix.png",
    binaryFile(() => confusionMatrix(2, top)),
  )
  data.files.set(
    "plots/roc.png",
    binaryFile(() => rocCurve(top)),
  )
}

/** Simple models to beat, each with odd values that a page has to show well. */
export function addBaselines(db: Db, experiment: ExperimentRow): void {
  const kinds = [
    "majority-class",
    "logistic-regression",
    "random-forest",
    "gradient-boosting",
    "k-nearest-neighbours",
  ] as const
  for (const [number, name] of kinds.entries()) {
    const startTime = db.startedAt - 30 * 24 * hour + number * hour
    addRun(db, {
      experiment,
      name,
      startTime,
      durationMs: (2 + number * 3) * minute,
      user: ana,
      fill: (data) => {
        addParams(data, {
          model: name,
          cv: 5,
          ...(number === 2 ? { n_estimators: 500, max_depth: "None" } : {}),
          ...(number === 1 ? { C: "1.0", penalty: "l2" } : {}),
        })
        addTags(data, {
          "mlflow.source.name": "notebooks/baselines.ipynb",
          "mlflow.source.type": "NOTEBOOK",
          team: "growth",
        })
        addValues(data, startTime, {
          auc: 0.5 + number * 0.09,
          accuracy: 0.734 + number * 0.021,
          log_loss: number === 0 ? Infinity : 0.61 - number * 0.05,
          precision: number === 0 ? Number.NaN : 0.6 + number * 0.06,
          lift_log: number === 0 ? -Infinity : Math.log(1 + number),
          rows: 71_047,
          tiny_p_value: 3.1e-12 * (number + 1),
        })
        addPoints(
          data,
          "fold_auc",
          Array.from({ length: 5 }, (_, step) => ({
            step,
            timestamp: startTime + step * 9000,
            value: 0.5 + number * 0.09 + Math.sin(step * 3 + number) * 0.01,
          })),
        )
        addDataset(data, customers, "training")
      },
    })
  }
}
