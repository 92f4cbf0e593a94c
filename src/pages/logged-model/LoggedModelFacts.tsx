import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import type { LoggedModel } from "~/domain/models/model"
import { modelStatus } from "~/domain/models/versions"
import { useBackend } from "~/features/connections/backends"
import { ExperimentLink } from "~/features/experiment-link/ExperimentLink"
import { ToLineage } from "~/features/lineage/ToLineage"
import { Moment } from "~/features/models/Moment"
import { Registrations } from "~/features/models/Registrations"
import { Section } from "~/features/models/Section"
import { SourceRun } from "~/features/models/SourceRun"

export function LoggedModelFacts({ model }: { model: LoggedModel }) {
  const backend = useBackend()
  const registered = model.registrations.map(({ name, version }) => `${name} ${version}`).join(", ")
  const rows: readonly (KeyValueRow | undefined)[] = [
    {
      key: "Source run",
      value: model.sourceRunId || "–",
      content: <SourceRun backend={backend} runId={model.sourceRunId} />,
    },
    {
      key: "Registered as",
      value: registered || "not registered",
      content: model.registrations.length > 0 ? <Registrations model={model} server={backend.id} /> : undefined,
    },
    model.modelType === "" ? undefined : { key: "Type", value: model.modelType },
    { key: "Status", value: modelStatus(model.status).label, exact: model.status },
    model.statusMessage === "" ? undefined : { key: "What the server says", value: model.statusMessage },
    { key: "Model id", value: model.id },
    {
      key: "Experiment",
      value: model.experimentId,
      content: <ExperimentLink backend={backend} id={model.experimentId} />,
    },
    { key: "Created", value: String(model.createdAtMs ?? ""), content: <Moment ms={model.createdAtMs} isSentence /> },
    { key: "Updated", value: String(model.updatedAtMs ?? ""), content: <Moment ms={model.updatedAtMs} isSentence /> },
    { key: "Files lie at", value: model.artifactUri },
  ]
  return (
    <Section title="Where it comes from" actions={<ToLineage />}>
      <KeyValueTable hasShortKeys label="Where it comes from" rows={rows.filter((row) => row !== undefined)} />
    </Section>
  )
}
