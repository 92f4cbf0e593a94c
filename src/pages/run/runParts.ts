/** What the page reads out of a run: which metrics are the machine's, which tags are people's, where it came from. */
import { isSystemMetric } from "~/domain/metrics/metricKeys"
import type { KeyValue, LatestMetric, Run } from "~/domain/runs/run"
import { tagValue } from "~/domain/runs/run"
import { sourceLink, type SourceLink } from "~/domain/runs/sourceLink"
import { sortedNaturally } from "~/domain/text/naturalOrder"

export const NOTE_TAG = "mlflow.note.content"
export const PARENT_TAG = "mlflow.parentRunId"

/** Tags that MLflow and its clients write for themselves. */
export const isSystemTag = ({ key }: KeyValue): boolean => key.startsWith("mlflow.")

export const byKey = <T extends { readonly key: string }>(list: readonly T[]): readonly T[] =>
  sortedNaturally(list, ({ key }) => key)

/** Keys that hold every word of the search, wherever. */
export function matching<T extends { readonly key: string }>(list: readonly T[], search: string): readonly T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return list.filter(({ key }) => words.every((word) => key.toLowerCase().includes(word)))
}

export const ownMetrics = (run: Run): readonly LatestMetric[] => run.metrics.filter(({ key }) => !isSystemMetric(key))

/** Those worth a small chart on the overview: logged more than once, validation before training before the rest. */
export function curvesOf(run: Run, most: number): readonly string[] {
  const rank = ({ key }: LatestMetric) => (/val|test|eval/i.test(key) ? 0 : /train|loss|acc/i.test(key) ? 1 : 2)
  return byKey(ownMetrics(run).filter(({ step }) => step > 0))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most)
    .map(({ key }) => key)
}

export type RunOrigin = {
  readonly user: string | undefined
  readonly source: string | undefined
  readonly branch: string | undefined
  readonly commit: string | undefined
  readonly repository: string | undefined
  readonly link: SourceLink | undefined
  readonly isDirty: boolean
  /** The change on top of the commit, where the client logged it. */
  readonly diff: string | undefined
}

export function originOf(run: Run): RunOrigin {
  const tag = (key: string) => tagValue(run, key) || undefined
  const repository = tag("mlflow.source.git.repoURL") ?? tag("mlflow.gitRepoURL")
  const commit = tag("mlflow.source.git.commit")
  return {
    user: tag("mlflow.user"),
    source: tag("mlflow.source.name"),
    branch: tag("mlflow.source.git.branch"),
    commit,
    repository,
    link: sourceLink(repository, commit),
    isDirty: tag("mlflow.source.git.dirty")?.toLowerCase() === "true",
    diff: tag("mlflow.source.git.diff"),
  }
}

export function durationOf({ startedAtMs, endedAtMs }: Run, nowMs: number): number | undefined {
  return startedAtMs === undefined ? undefined : (endedAtMs ?? nowMs) - startedAtMs
}
