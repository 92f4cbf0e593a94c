import type { RunData } from "~mocks/db"
import { zipOf } from "./archives"
import { binaryFile, textFile } from "./builders"

type Training = { readonly optimizer: string; readonly width: number; readonly rate: number }

const program = ({ optimizer, width, rate }: Training): string => `"""Trains a churn model and logs it to MLflow."""

import mlflow
import torch
from torch import nn

STEPS = 2_000


class Churn(nn.Module):
    def __init__(self, inputs: int, width: int = ${width}) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows)


@torch.no_grad()
def evaluate(model: Churn, rows: torch.Tensor) -> float:
    return model(rows).sigmoid().mean().item()  # between 0 and 1


with mlflow.start_run():
    mlflow.log_params({"optimizer": "${optimizer}", "learning_rate": ${rate.toPrecision(3)}})
`

const summary = (width: number): string => {
  const rows = [
    ["Linear: 1-1", `[32, ${width}]`, String(42 * width + width)],
    ["ReLU: 1-2", `[32, ${width}]`, "--"],
    ["Linear: 1-3", "[32, 1]", String(width + 1)],
  ]
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(24)).join("")
  const rule = "=".repeat(72)
  return [rule, line(["Layer (type)", "Output Shape", "Param #"]), rule, ...rows.map(line), rule, ""].join("\n")
}

const ESC = "\u001b"

/** As a job writes it: colours, and a bar that is written over again and again. */
function terminal(): string {
  const bar = Array.from({ length: 21 }, (_, tick) => {
    const done = "█".repeat(tick).padEnd(20)
    return `Epoch 1: ${String(tick * 5).padStart(3)}%|${done}| ${tick * 100}/2000`
  })
  return [
    `${ESC}[32mINFO${ESC}[0m     Using device cuda:0 (NVIDIA A10G, 24 GB)`,
    `${ESC}[33mWARNING${ESC}[0m  The data set has 3 duplicate rows; they are left out`,
    bar.join("\r"),
    `${ESC}[1mvalidation${ESC}[0m  auc ${ESC}[36m0.914${ESC}[0m  loss ${ESC}[36m0.287${ESC}[0m`,
    `${ESC}[1;31mERROR${ESC}[0m    Upload of the profile failed and is tried again`,
    `${ESC}[32mINFO${ESC}[0m     Done in 52 min 11 s`,
    "",
  ].join("\n")
}

/** As `torch.save` writes the weights of a small net: a zip with a pickle and the raw numbers. */
function checkpoint(): Uint8Array<ArrayBuffer> {
  const structure =
    "\u0080\u0002ccollections\nOrderedDict\nq\u0000)Rq\u0001ctorch._utils\n_rebuild_tensor_v2\nq\u0002ctorch\nFloatStorage\nq\u0003."
  return zipOf([
    { path: "last/data.pkl", bytes: Uint8Array.from(structure, (letter) => letter.charCodeAt(0)) },
    { path: "last/data/0", bytes: new Uint8Array(10_752) },
    { path: "last/data/1", bytes: new Uint8Array(256) },
    { path: "last/version", bytes: new TextEncoder().encode("3\n") },
  ])
}

const shop = ([name, x, y, lost]: readonly [string, number, number, number]) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [x, y] },
  properties: { name, customers_lost: lost },
})

/** Where customers leave, and the region that is asked about. */
const shops = (): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [4.2, 51.6],
              [5.6, 51.6],
              [5.9, 52.3],
              [5.1, 52.9],
              [4.4, 52.6],
              [4.2, 51.6],
            ],
          ],
        },
        properties: { name: "Region West", churn: 0.12 },
      },
      {
        type: "Feature",
        geometry: {
          type: "LineString",
          coordinates: [
            [4.48, 51.92],
            [4.9, 52.37],
            [6.57, 53.22],
          ],
        },
        properties: { name: "Line" },
      },
      ...(
        [
          ["Amsterdam", 4.9, 52.37, 412],
          ["Rotterdam", 4.48, 51.92, 380],
          ["Utrecht", 5.12, 52.09, 154],
          ["Groningen", 6.57, 53.22, 61],
        ] as const
      ).map(shop),
    ],
  })

/** What else a training leaves: its program, its terminal, the layers of the model. */
export function addDocuments(data: RunData, training: Training): void {
  data.files.set(
    "code/train.py",
    textFile(() => program(training)),
  )
  data.files.set(
    "model_summary.txt",
    textFile(() => summary(training.width)),
  )
  data.files.set("user_logs/std_log.txt", textFile(terminal))
  data.files.set("reports/shops.geojson", textFile(shops))
  data.files.set("checkpoints/last.pt", binaryFile(checkpoint))
  data.files.set(
    "code/code.zip",
    binaryFile(() => zipOf([{ path: "train.py", bytes: new TextEncoder().encode(program(training)) }])),
  )
}

/** Longer each time it is read: the run goes on. */
export function addGrowingLog(data: RunData, write: () => string): void {
  data.files.set("logs/train.log", { bytes: () => new TextEncoder().encode(write()) })
}
