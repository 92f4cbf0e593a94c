import { Link } from "react-router-dom"

import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import { UntrustedText } from "~/components/UntrustedText"
import type { ModelVersion } from "~/domain/models/model"
import { modelStatus } from "~/domain/models/versions"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { ToLineage } from "~/features/lineage/ToLineage"
import { Moment } from "~/features/models/Moment"
import { Section } from "~/features/models/Section"
import { SourceRun } from "~/features/models/SourceRun"

export function VersionFacts({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const rows: readonly (KeyValueRow | undefined)[] = [
    {
      key: "Source run",
      value: version.runId || "–",
      content: <SourceRun backend={backend} runId={version.runId} />,
    },
    loggedModelRow(version.modelId, backend.id),
    { key: "Source", value: version.source || "–" },
    { key: "Registry", value: backend.modelAbilities(version.name).registry },
    { key: "Status", value: modelStatus(version.status).label, exact: version.status },
    version.statusMessage === "" ? undefined : { key: "What the server says", value: version.statusMessage },
    {
      key: "Created",
      value: String(version.createdAtMs ?? ""),
      content: <Moment ms={version.createdAtMs} isSentence />,
    },
    {
      key: "Updated",
      value: String(version.updatedAtMs ?? ""),
      content: <Moment ms={version.updatedAtMs} isSentence />,
    },
  ]
  return (
    <Section title="Where it comes from" actions={<ToLineage />}>
      <KeyValueTable hasShortKeys label="Where it comes from" rows={rows.filter((row) => row !== undefined)} />
    </Section>
  )
}

function loggedModelRow(modelId: string, server: string): KeyValueRow | undefined {
  if (modelId === "") return undefined
  const content = (
    <Link to={routes.loggedModel(server, modelId)}>
      <UntrustedText text={modelId} />
    </Link>
  )
  return { key: "Logged model", value: modelId, content }
}
