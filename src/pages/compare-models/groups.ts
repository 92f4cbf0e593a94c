import type { CompareFormat } from "~/domain/compare/compareRuns"
import type { ModelRow } from "~/domain/model-compare/comparedRows"
import { factRows, packageRows, signatureRows } from "~/domain/model-compare/modelRows"
import { runRows } from "~/domain/model-compare/runRows"

import { valueOf, type Known } from "./known"
import type { ComparedModel } from "./useComparedModels"

/** Rows of the table that are about one thing, and what is known of that thing in each version. */
export type Group = {
  readonly title: string
  readonly rows: readonly ModelRow[]
  readonly known: readonly Known<unknown>[]
  /** "Its source run": what could not be loaded. */
  readonly what: string
}

export function groupsOf(models: readonly ComparedModel[], format: CompareFormat): readonly Group[] {
  const runs = models.map(({ run }) => valueOf(run))
  const descriptions = models.map(({ files }) => valueOf(files)?.description)
  const environments = models.map(({ environment }) => valueOf(environment)?.environment)
  const ofRun = { known: models.map(({ run }) => run), what: "Its source run" }
  const ofFiles = { known: models.map(({ files }) => files), what: "Its MLmodel" }
  const ofEnvironment = { known: models.map(({ environment }) => environment), what: "Its environment" }
  return [
    { title: "Inputs", rows: signatureRows("inputs", descriptions), ...ofFiles },
    { title: "Outputs", rows: signatureRows("outputs", descriptions), ...ofFiles },
    { title: "Params of the signature", rows: signatureRows("params", descriptions), ...ofFiles },
    { title: "Metrics of the source run", rows: runRows("metrics", runs, format), ...ofRun },
    { title: "Params of the source run", rows: runRows("params", runs, format), ...ofRun },
    { title: "Size and flavors", rows: factRows(descriptions), ...ofFiles },
    { title: "Environment", rows: packageRows(environments), ...ofEnvironment },
  ]
}
