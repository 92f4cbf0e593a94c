import type { RunData } from "~mocks/db"

import { textFile } from "./builders"
import { calibrationPage, thresholdChart } from "./figures"
import { analysisNotebook } from "./notebook"

/** What somebody left in a run who looked closer: pages and notebooks. */
export function addStudies(
  files: RunData["files"],
  { seed, top }: { readonly seed: number; readonly top: number },
): void {
  files.set(
    "analysis.ipynb",
    textFile(() => analysisNotebook(top, seed)),
  )
  files.set(
    "plots/calibration.html",
    textFile(() => calibrationPage(seed)),
  )
  files.set(
    "plots/thresholds.json",
    textFile(() => thresholdChart(seed)),
  )
}
