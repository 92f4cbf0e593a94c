import type { ReactNode } from "react"

import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { formatBytes, formatTimeWithZone } from "~/domain/format"
import { usePreferences } from "~/hooks/preferences"

export type ModelFactsProps = {
  model: ModelDescription
  /** Another file of the model, as a link. */
  file?: ((name: string) => ReactNode) | undefined
  /** Where `MLmodel` does not say the size. */
  size?: ReactNode
  more?: readonly KeyValueRow[] | undefined
}

/** What a model is, in a line for each question. */
export function ModelFacts({ model, file, size, more = [] }: ModelFactsProps) {
  const { timeZone } = usePreferences()
  const { sizeBytes, example, environment, loggedAtMs } = model
  const rows: readonly (KeyValueRow | undefined)[] = [
    {
      key: "Flavors",
      value: model.flavors.map(({ name, version }) => (version === "" ? name : `${name} ${version}`)).join(", "),
    },
    said("Python", model.pythonVersion),
    sizeBytes === undefined
      ? { key: "Size", value: "unknown", content: size }
      : { key: "Size", value: formatBytes(sizeBytes), exact: String(sizeBytes) },
    example === ""
      ? { key: "Input example", value: "none was logged" }
      : { key: "Input example", value: example, content: file?.(example) },
    environment.length === 0
      ? undefined
      : { key: "Environment", value: environment.join(", "), content: file && listed(environment.map(file)) },
    said("Logged by", model.mlflowVersion === "" ? "" : `MLflow ${model.mlflowVersion}`),
    loggedAtMs === undefined ? undefined : { key: "Logged at", value: formatTimeWithZone(loggedAtMs, timeZone) },
    said("Artifact path", model.artifactPath),
    ...more,
    ...model.facts.map(([key, value]) => ({ key, value })),
  ]
  return <KeyValueTable label="About the model" rows={rows.filter((row) => row !== undefined)} hasShortKeys />
}

const said = (key: string, value: string): KeyValueRow | undefined => (value === "" ? undefined : { key, value })

const listed = (links: readonly ReactNode[]): ReactNode =>
  links.map((link, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they have no other order
    <span key={index}>
      {index > 0 && ", "}
      {link}
    </span>
  ))
