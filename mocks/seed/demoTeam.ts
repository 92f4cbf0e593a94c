import type { Db, ExperimentRow, RunData, RunRow } from "~mocks/db"
import {
  addCurve,
  addDataset,
  addExperiment,
  addParams,
  addRun,
  addTags,
  addValues,
  binaryFile,
  day,
  hour,
  minute,
  textFile,
} from "./builders"
import { floatMatrix } from "./binaryFiles"
import { curve, learningRate, loss, score } from "./curves"
import { addForecastFiles, addVisionFiles } from "./otherFiles"
import { confusionMatrix, surface } from "./pictures"
import { createRandom, hashNoise } from "./random"
import { confusionCounts, htmlReport, trainingLog } from "./reports"

export const mei = "mei.lin@contoso.example"

const networks = ["resnet18", "resnet50", "efficientnet_b0", "vit_small", "convnext_tiny", "mobilenet_v3"] as const

/** Finds defects in pictures of metal: images at several steps, many artifacts, one run under way. */
export function addVision(db: Db, experiment: ExperimentRow): RunRow[] {
  const random = createRandom(31)
  return Array.from({ length: 12 }, (_, number) => {
    const network = networks[number % networks.length] ?? "resnet18"
    const epochs = 40
    const epochMs = 95_000
    const runsNow = number === 11
    const startTime = runsNow ? db.startedAt - 14 * epochMs : db.startedAt - 6 * day + number * 5 * hour
    const top = Math.min(0.978, 0.9 + 0.012 * (number % networks.length) + random.normal() * 0.006)
    const count = runsNow ? () => Math.min(epochs, Math.floor((db.now() - startTime) / epochMs)) : () => epochs
    return addRun(db, {
      experiment,
      name: `${network}-${number < 6 ? "224" : "384"}`,
      startTime,
      ...(runsNow ? {} : { durationMs: epochs * epochMs }),
      user: mei,
      fill: (data) => {
        addParams(data, {
          network,
          image_size: number < 6 ? 224 : 384,
          pretrained: "True",
          augment: number % 2 === 0 ? "light" : "strong",
          batch_size: 64,
          epochs,
          lr: number % 3 === 0 ? "0.001" : "0.0003",
        })
        addTags(data, {
          line: "press-3",
          "mlflow.source.name": "vision/train.py",
          "mlflow.source.type": "JOB",
          "mlflow.loggedImages": "True",
        })
        addDataset(
          data,
          {
            name: "press-3-surfaces",
            digest: "c41f88e0",
            sourceType: "s3",
            source: '{"uri": "s3://contoso-example-vision/press-3/2026-09"}',
            profile: '{"num_rows": 12420}',
          },
          "training",
        )
        const add = (key: string, shape: Parameters<typeof curve>[0]["shape"]): void =>
          addCurve(data, key, curve({ shape, steps: epochs, startTime, stepMs: epochMs, count }))
        add("train/loss", loss({ seed: number + 60, start: 1.38, floor: 0.08, speed: 5, noise: 0.05 }))
        add("val/loss", loss({ seed: number + 90, start: 1.4, floor: 0.16 + number * 0.004, speed: 4, noise: 0.06 }))
        add("val/mAP", score({ seed: number + 30, start: 0.31, top, speed: 5, noise: 0.01 }))
        add("val/recall", score({ seed: number + 35, start: 0.4, top: top - 0.03, speed: 5, noise: 0.012 }))
        add("lr", learningRate(number % 3 === 0 ? 0.001 : 0.0003))
        addSurfaces(data.files, number, startTime)
        addVisionFiles(data.files, number)
        data.files.set(
          "embeddings/holdout.npy",
          binaryFile(() => floatMatrix(200, 16, (at) => Math.fround(2 * hashNoise(number, at) - 1))),
        )
        data.files.set(
          "confusion_matrix.json",
          textFile(() => confusionCounts(["scratch", "dent", "stain", "none"], top)),
        )
        data.files.set(
          "confusion_matrix.png",
          binaryFile(() => confusionMatrix(4, top)),
        )
        data.files.set(
          "report.html",
          textFile(() => htmlReport(`Defects by ${network}`)),
        )
        data.files.set(
          "train.log",
          textFile(() => trainingLog({ startTime, steps: 1200, loss: (step) => 1.4 * Math.exp(-step / 400) + 0.1 })),
        )
      },
    })
  })
}

/** Named as `mlflow.log_image(image, key=..., step=...)` names them. */
function addSurfaces(files: RunData["files"], seed: number, startTime: number): void {
  for (const [place, key] of ["samples/left", "samples/right"].entries()) {
    for (let step = 0; step < 4; step += 1) {
      const id = `${String(seed).padStart(8, "0")}-0000-4000-8000-${String(place * 10 + step).padStart(12, "0")}`
      const path = `images/${key.replace("/", "~")}+step+${step * 10}+timestamp+${startTime + step * 950_000}+${id}.png`
      files.set(
        path,
        binaryFile(() => surface(seed * 7 + place, step * 3)),
      )
    }
  }
}

/** Forecasts of energy use: many params, scores where lower is better, one unlucky run. */
export function addForecast(db: Db, experiment: ExperimentRow): RunRow[] {
  const random = createRandom(57)
  return Array.from({ length: 24 }, (_, number) => {
    const model = random.pick(["prophet", "lightgbm", "n-beats", "arima", "theta"])
    const horizon = random.pick([24, 48, 168])
    const startTime = db.startedAt - 3 * day + number * 90 * minute
    const error = 4 + horizon / 60 + random.next() * 3
    const hasFailed = number === 13
    return addRun(db, {
      experiment,
      name: `${model}-${horizon}h`,
      startTime,
      durationMs: random.integer(1, 40) * minute,
      status: hasFailed ? "FAILED" : "FINISHED",
      user: mei,
      fill: (data) => {
        addParams(data, {
          model,
          horizon_hours: horizon,
          lookback_days: random.pick([14, 28, 56]),
          holidays: "NL,DE",
          site: random.pick(["north", "south"]),
          log_target: "True",
        })
        addTags(data, {
          "mlflow.source.name": "forecast/backtest.py",
          "mlflow.source.type": "JOB",
          ...(hasFailed ? { error: "MemoryError in fold 3" } : {}),
        })
        if (hasFailed) return
        addForecastFiles(data.files, number + 1)
        addValues(data, startTime, {
          mape: error,
          rmse: error * 41.7,
          mae: error * 29.3,
          coverage_90: 0.9 - error / 200,
          bias: random.normal() * 0.8,
        })
        addCurve(
          data,
          "backtest/mape",
          curve({
            shape: (_progress, step) => error + Math.sin(step / 2 + number) * 0.9,
            steps: 12,
            startTime,
            stepMs: 20_000,
          }),
        )
      },
    })
  })
}

/** Folders that make the tree worth opening; most hold little. */
export function addOtherExperiments(db: Db): void {
  const names = [
    "/Shared/fraud/rules",
    "/Shared/fraud/graph-features",
    "/Shared/pricing/elasticity",
    "/Shared/pricing/discounts/2026-spring",
    `/Users/${mei}/scratch`,
    "/Users/jonas.berg@contoso.example/search-ranking",
    "/Users/jonas.berg@contoso.example/recommendations/two-tower",
    "mnist-tutorial",
    "hello world",
  ]
  const random = createRandom(5)
  for (const [place, name] of names.entries()) {
    const experiment = addExperiment(db, { name, createdAt: db.startedAt - (60 - place * 5) * day })
    for (let number = 0; number < random.integer(1, 9); number += 1) {
      const startTime = db.startedAt - random.integer(5, 50) * day
      addRun(db, {
        experiment,
        name: `${random.pick(["first", "tuned", "wide", "small", "again"])}-${number + 1}`,
        startTime,
        durationMs: random.integer(1, 200) * minute,
        user: "jonas.berg@contoso.example",
        fill: (data) => {
          addParams(data, { seed: number, model: "linear" })
          addValues(data, startTime, { score: 0.4 + number / 20 })
        },
      })
    }
  }
  addExperiment(db, { name: "/Shared/fraud/old-rules", isDeleted: true })
}
