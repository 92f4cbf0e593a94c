import { matchesRun, matchesText } from "~/domain/filters/matchesRun"
import { parseRunFilter } from "~/domain/filters/parseRunFilter"
import type { RunFilter } from "~/domain/filters/runFilter"
import type { Run } from "~/domain/runs/run"
import type { RunRow } from "~mocks/db"
import { latestOf } from "~mocks/points"
import { internal, invalid } from "./serverError"

/** The filter of runs/search; refusals have the server's status and code, with the words of our own parser. */
export function runMatcher(filter: string): (row: RunRow) => boolean {
  if (filter === "") return () => true
  if (filter.trim() === "") throw invalid(`Invalid filter '${filter}'. Could not be parsed.`)
  const parsed = parseRunFilter(filter)
  if (!parsed.ok) {
    // The server reads the list with Python's own parser and lets its ValueError out as a 500.
    if (/\bIN\s*\(\s*[A-Za-z_]/i.test(filter)) throw internal("malformed node or string")
    throw invalid(`Invalid clause(s) in filter string: ${parsed.error.message}`)
  }
  const { conditions } = parsed.filter
  // Run has no user_id, so its conditions are looked at apart.
  const onUser = conditions
    .filter((one) => one.kind !== "number")
    .filter(({ key, entity }) => entity === "attribute" && key === "user_id")
  const others = { conditions: conditions.filter((one) => !onUser.some((other) => other === one)) }
  return (row) => onUser.every((one) => matchesText(one, row.userId)) && matchesRun(others, runFor(others, row))
}

/** Only what the filter looks at, so that 10,000 runs are matched quickly. */
function runFor(filter: RunFilter, row: RunRow): Run {
  const keysOf = (entity: string) => filter.conditions.filter((one) => one.entity === entity).map((one) => one.key)
  const needsData = filter.conditions.some((one) => one.entity !== "attribute")
  const data = needsData ? row.data() : undefined
  const texts = (keys: readonly string[], from: ReadonlyMap<string, string> | undefined) =>
    keys.flatMap((key) => {
      const value = from?.get(key)
      return value === undefined ? [] : [{ key, value }]
    })
  return {
    id: row.id,
    experimentId: row.experimentId,
    name: row.name,
    status: row.status,
    isDeleted: row.lifecycle === "deleted",
    startedAtMs: row.startTime,
    endedAtMs: row.endTime,
    artifactUri: row.artifactUri,
    metrics: keysOf("metric").flatMap((key) => {
      const history = data?.metrics.get(key)
      const latest = history && latestOf(history)
      return latest ? [{ key, value: latest.value, step: Number(latest.step), timestampMs: latest.timestamp }] : []
    }),
    params: texts(keysOf("param"), data?.params),
    tags: texts(keysOf("tag"), data?.tags),
    datasets: (data?.datasets ?? []).map((dataset) => ({
      name: dataset.name,
      digest: dataset.digest,
      sourceType: dataset.sourceType,
      source: dataset.source,
      schema: "",
      profile: "",
      context: dataset.tags.get("mlflow.data.context") ?? "",
    })),
    inputModelIds: [],
    outputModelIds: [],
  }
}
