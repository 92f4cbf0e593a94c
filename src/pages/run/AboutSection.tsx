import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { runQuery } from "~/api/queries/runs"
import { KeyValueTable, type KeyValueRow } from "~/components/KeyValueTable"
import { RunName } from "~/components/RunName"
import { UntrustedText } from "~/components/UntrustedText"
import { formatAge, formatDuration, formatTime, formatTimeWithZone } from "~/domain/format"
import { isPlainId, tagValue, type Run } from "~/domain/runs/run"
import { placeOfRun } from "~/domain/runs/runPlace"
import { isUnfinished, statusLook } from "~/domain/runs/runStatus"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { ExperimentLink } from "~/features/experiment-link/ExperimentLink"
import { usePreferences } from "~/hooks/preferences"
import { useNow } from "~/hooks/useNow"

import { Commit, Repository } from "./Origin"
import { durationOf, originOf, PARENT_TAG } from "./runParts"
import { Section } from "./Section"

/** When, by whom, from what. */
export function AboutSection({ run }: { run: Run }) {
  const backend = useBackend()
  const { timeZone } = usePreferences()
  const nowMs = useNow(isUnfinished(run.status) ? 10_000 : 60_000)
  return (
    <Section title="About">
      <KeyValueTable hasShortKeys label="About the run" rows={aboutRows(run, backend, { timeZone, nowMs })} />
    </Section>
  )
}

type Clock = { readonly timeZone: string; readonly nowMs: number }

function aboutRows(run: Run, backend: Backend, clock: Clock): readonly KeyValueRow[] {
  const { user, source, link, commit, repository, branch } = originOf(run)
  const parent = tagValue(run, PARENT_TAG)
  const durationMs = durationOf(run, clock.nowMs)
  const rows: readonly (KeyValueRow | undefined)[] = [
    { key: "Status", value: statusLook(run.status).label },
    timeRow("Started", run.startedAtMs, clock),
    timeRow("Ended", run.endedAtMs, clock),
    durationMs === undefined || (run.endedAtMs === undefined && !isUnfinished(run.status))
      ? undefined
      : { key: "Duration", value: formatDuration(durationMs), exact: `${durationMs} ms` },
    textRow("User", user),
    textRow("Source", source),
    textRow("Ran as", placeOfRun(run)),
    repository === undefined
      ? undefined
      : { key: "Repository", value: repository, content: <Repository {...{ link, repository }} /> },
    commit === undefined ? undefined : { key: "Commit", value: commit, content: <Commit {...{ link, commit }} /> },
    textRow("Branch", branch),
    { key: "Experiment", value: run.experimentId, content: <ExperimentLink backend={backend} id={run.experimentId} /> },
    parent === undefined ? undefined : { key: "Parent run", value: parent, content: <RunLink id={parent} /> },
    { key: "Run id", value: run.id },
    textRow("Artifacts at", run.artifactUri),
  ]
  return rows.filter((row) => row !== undefined)
}

const textRow = (key: string, value: string | undefined): KeyValueRow | undefined =>
  value === undefined || value === "" ? undefined : { key, value }

const timeRow = (key: string, ms: number | undefined, { timeZone, nowMs }: Clock): KeyValueRow | undefined =>
  ms === undefined
    ? undefined
    : { key, value: formatTime(ms, timeZone), exact: formatTimeWithZone(ms, timeZone), note: agoOf(ms, nowMs) }

function agoOf(ms: number, nowMs: number): string {
  const age = formatAge(ms, nowMs)
  return /^\d/.test(age) ? `${age} ago` : age
}

function RunLink({ id }: { id: string }) {
  const backend = useBackend()
  const { data } = useQuery({ ...runQuery(backend, id), enabled: isPlainId(id) })
  if (data === undefined) {
    return (
      <Link to={routes.runById(backend.id, id)}>
        <UntrustedText text={id} />
      </Link>
    )
  }
  return <RunName run={data} to={routes.run({ server: backend.id, experimentId: data.experimentId, runId: id })} />
}
