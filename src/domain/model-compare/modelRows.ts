import type { Environment, PackageNeed } from "~/domain/artifacts/environment"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { formatBytes } from "~/domain/format"

import { comparedRows, type Columns, type ModelRow } from "./comparedRows"
import { fieldsOf, fieldText, hasSignature, type PartName } from "./signatureFields"

type Descriptions = readonly (ModelDescription | undefined)[]

/** The fields of one part of the signature, by name. */
export const signatureRows = (part: PartName, models: Descriptions): readonly ModelRow[] =>
  comparedRows(
    part,
    models.map((model) =>
      model === undefined || !hasSignature(model)
        ? undefined
        : new Map([...fieldsOf(model, part)].map(([name, field]) => [name, fieldText(field, part)])),
    ),
  )

/** Its flavors, what it weighs, and what logged it. */
export const factRows = (models: Descriptions): readonly ModelRow[] =>
  comparedRows(
    "model",
    models.map((model) => model && factsOf(model)),
  )

function factsOf({ flavors, sizeBytes, pythonVersion, mlflowVersion }: ModelDescription): ReadonlyMap<string, string> {
  return new Map([
    ["Size", sizeBytes === undefined ? "not said" : formatBytes(sizeBytes)],
    ...flavors.map(({ name, version }) => [`Flavor ${name}`, version === "" ? "yes" : version] as const),
    ["Python that logged it", pythonVersion === "" ? "not said" : pythonVersion],
    ["MLflow that logged it", mlflowVersion === "" ? "not said" : mlflowVersion],
  ])
}

/** Python first, then package by package, as pip compares names: `scikit_learn` is `Scikit-Learn`. */
export function packageRows(environments: readonly (Environment | undefined)[]): readonly ModelRow[] {
  const columns: Columns = environments.map((environment) => environment && packagesOf(environment))
  const rows = comparedRows("package", columns)
  const isPython = ({ key }: ModelRow) => key === "python"
  return [
    ...rows.filter(isPython),
    ...rows.filter((row) => !isPython(row)).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  ]
}

function packagesOf({ packages }: Environment): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const need of packages) {
    const key = need.name.toLowerCase().replaceAll(/[-_.]+/g, "-")
    // Twice for two platforms, or by conda and by pip.
    found.set(key, [found.get(key), needText(need)].filter((text) => text !== undefined).join("; "))
  }
  return found
}

const needText = ({ version, note }: PackageNeed): string =>
  [version === "" ? "any" : version, note].filter((text) => text !== "").join(" ")
