import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import { runQuery } from "~/api/queries/runs"
import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import { UntrustedText } from "~/components/UntrustedText"
import { isNotFound } from "~/domain/errors/apiError"
import type { ModelVersion } from "~/domain/models/model"
import { modelStatus } from "~/domain/models/versions"
import type { Run } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { ExperimentLink } from "~/features/experiment-link/ExperimentLink"
import { ToLineage } from "~/features/lineage/ToLineage"
import { Moment } from "~/features/models/Moment"
import { Section } from "~/features/models/Section"
import { SourceRun } from "~/features/models/SourceRun"

import { SourceElsewhere } from "./SourceElsewhere"

export function VersionFacts({ version }: { version: ModelVersion }) {
  const backend = useBackend()
  const { runId } = version
  const { data: run, error } = useQuery({ ...runQuery(backend, runId), enabled: runId !== "" })
  const isGone = isNotFound(error)
  const rows: readonly (KeyValueRow | undefined)[] = [
    {
      key: "Source run",
      value: runId || "–",
      content: isGone ? <SourceElsewhere runId={runId} /> : <SourceRun backend={backend} runId={runId} />,
    },
    {
      key: "Experiment",
      value: run?.experimentId ?? "–",
      content: run && <ExperimentLink backend={backend} id={run.experimentId} />,
    },
    datasetsRow(run, backend.id),
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

/** What the source run read; where it stands in full is one click away. */
function datasetsRow(run: Run | undefined, server: string): KeyValueRow {
  const names = [...new Set(run?.datasets.map(({ name }) => name))].join(", ")
  if (run === undefined || names === "") return { key: "Datasets", value: run === undefined ? "–" : "none was logged" }
  const content = (
    <Link to={routes.runDatasets(server, { experimentId: run.experimentId, runId: run.id })}>
      <UntrustedText text={names} isClipped />
    </Link>
  )
  return { key: "Datasets", value: names, content }
}
