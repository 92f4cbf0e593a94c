import { useQueries } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { runQuery } from "~/api/queries/runs"
import { UntrustedText } from "~/components/UntrustedText"
import { compareRuns, type ComparedRow } from "~/domain/compare/compareRuns"
import type { ModelVersion } from "~/domain/models/model"
import type { Run } from "~/domain/runs/run"
import { usePreferences } from "~/hooks/preferences"

import styles from "./modelActions.module.css"

const MOST = 12

/** In what the runs of two versions differ, as far as it tells which is better. */
export function VersionDifferences({
  backend,
  before,
  after,
}: {
  backend: Backend
  before: ModelVersion
  after: ModelVersion
}) {
  const versions = [before, after]
  const answers = useQueries({
    queries: versions.map(({ runId }) => ({ ...runQuery(backend, runId), enabled: runId !== "" })),
  })
  const rows = useDifferences(
    answers.map(({ data }) => data),
    backend.id,
  )
  if (answers.some(({ isLoading }) => isLoading)) return <p role="status">Reading the source runs…</p>
  if (rows === undefined) return <p>The source runs of both are not here, so what differs is not known.</p>
  if (rows.length === 0) return <p>The metrics and params of their source runs are the same.</p>
  return (
    <>
      <div className={styles["scroll"]}>
        <table className={styles["differences"]} aria-label="What changes">
          <thead>
            <tr>
              <th scope="col">What changes</th>
              {versions.map(({ version }) => (
                <th key={version} scope="col">
                  Version <UntrustedText text={version} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map(({ id, key, cells }) => (
              <tr key={id}>
                <th scope="row">
                  <UntrustedText text={key} />
                </th>
                {versions.map(({ version }, index) => (
                  <td key={version} title={cells[index]?.exact}>
                    {cells[index]?.text === undefined ? "–" : <UntrustedText text={cells[index].text} max={60} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && <p>and {rows.length - MOST} more.</p>}
    </>
  )
}

function useDifferences(runs: readonly (Run | undefined)[], server: string): readonly ComparedRow[] | undefined {
  const { digits, timeZone } = usePreferences()
  const found = runs.filter((run) => run !== undefined)
  if (found.length < runs.length) return undefined
  const compared = found.map((run) => ({ reference: `${server}:${run.id}`, run, server, experiment: "" }))
  const rows = compareRuns(compared, { digits, zone: timeZone })
  return rows.filter(({ kind, differs }) => differs && (kind === "metrics" || kind === "params"))
}
