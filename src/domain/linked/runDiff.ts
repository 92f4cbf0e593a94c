/** What two stores hold of one run, side by side: equal, different, or missing in one of them. */
import { formatBytes, formatCount, formatExact, formatMetric } from "~/domain/format"
import { compareMetricKeys } from "~/domain/metrics/metricKeys"
import type { KeyValue, LatestMetric, Run } from "~/domain/runs/run"
import { statusLook } from "~/domain/runs/runStatus"

import type { Side } from "./serverLink"

export type Verdict = "same" | "differs" | "primary-only" | "mirror-only" | "unknown"

export type DiffCell = {
  readonly text: string
  /** In full, for hover. */
  readonly exact: string
  readonly note: string
}

export type DiffRow = {
  readonly key: string
  /** undefined = this store has none. */
  readonly primary: DiffCell | undefined
  readonly mirror: DiffCell | undefined
  readonly verdict: Verdict
}

export const DIFF_KINDS = ["facts", "metrics", "params", "tags", "artifacts"] as const
export type DiffKind = (typeof DIFF_KINDS)[number]

export type DiffSection = { readonly kind: DiffKind; readonly rows: readonly DiffRow[] }

/** How many points a store has of a metric; not whole = it has at least so many. */
export type PointCount = { readonly count: number; readonly isWhole: boolean }

/** Every file of a run; not whole = the walk was stopped, so that what is not in it may still be there. */
export type FileTree = { readonly sizes: ReadonlyMap<string, number | undefined>; readonly isWhole: boolean }

export type StoredRun = {
  readonly run: Run
  /** By metric, as far as they were counted. */
  readonly points: ReadonlyMap<string, PointCount>
  /** undefined = not listed yet. */
  readonly files: FileTree | undefined
}

type Both<T> = Readonly<Record<Side, T>>

type DiffOptions = {
  readonly digits: number
  /** Beginnings of the tags that a server writes by itself, so that they differ always. */
  readonly ownTags: readonly string[]
}

/** Who ran it and from where: each server writes these by its own lights. */
const TAGS_OF_SERVERS = ["mlflow.user", "mlflow.source."]

export function diffRuns({ primary, mirror }: Both<StoredRun>, options: DiffOptions): readonly DiffSection[] {
  const ignored = [...TAGS_OF_SERVERS, ...options.ownTags]
  const tagsOf = ({ run }: StoredRun) => run.tags.filter(({ key }) => !ignored.some((start) => key.startsWith(start)))
  const sections: readonly DiffSection[] = [
    { kind: "facts", rows: factRows({ primary: primary.run, mirror: mirror.run }) },
    { kind: "metrics", rows: metricRows({ primary, mirror }, options.digits) },
    { kind: "params", rows: textRows({ primary: primary.run.params, mirror: mirror.run.params }) },
    { kind: "tags", rows: textRows({ primary: tagsOf(primary), mirror: tagsOf(mirror) }) },
    { kind: "artifacts", rows: fileRows({ primary: primary.files, mirror: mirror.files }) },
  ]
  return sections
}

export const isDifference = ({ verdict }: DiffRow): boolean => verdict !== "same" && verdict !== "unknown"

export const hasDifference = (sections: readonly DiffSection[]): boolean =>
  sections.some(({ rows }) => rows.some(isDifference))

const plain = (text: string): DiffCell => ({ text, exact: text, note: "" })

function factRows({ primary, mirror }: Both<Run>): readonly DiffRow[] {
  const fact = (key: string, read: (run: Run) => string): DiffRow => ({
    key,
    primary: plain(read(primary)),
    mirror: plain(read(mirror)),
    verdict: read(primary) === read(mirror) ? "same" : "differs",
  })
  return [
    fact("Status", ({ status }) => statusLook(status).label),
    // Deleting was never done in both.
    fact("Lifecycle", ({ isDeleted }) => (isDeleted ? "Deleted" : "Active")),
  ]
}

const textRows = ({ primary, mirror }: Both<readonly KeyValue[]>): readonly DiffRow[] =>
  joined({ primary: byKey(primary), mirror: byKey(mirror) }, (one, other) =>
    one.value === other.value ? "same" : "differs",
  ).map(({ key, primary: one, mirror: other, verdict }) => ({
    key,
    primary: one && plain(one.value),
    mirror: other && plain(other.value),
    verdict,
  }))

function metricRows({ primary, mirror }: Both<StoredRun>, digits: number): readonly DiffRow[] {
  const cell = (metric: LatestMetric | undefined, { points }: StoredRun): DiffCell | undefined =>
    metric && {
      text: formatMetric(metric.value, digits),
      exact: formatExact(metric.value),
      note: [`step ${formatCount(metric.step)}`, ...countWords(points.get(metric.key))].join(", "),
    }
  const verdictOf = (one: LatestMetric, other: LatestMetric): Verdict => {
    const isEqual = Object.is(one.value, other.value) && one.step === other.step
    return isEqual ? countVerdict(primary.points.get(one.key), mirror.points.get(one.key)) : "differs"
  }
  return joined({ primary: byKey(primary.run.metrics), mirror: byKey(mirror.run.metrics) }, verdictOf).map((row) => ({
    key: row.key,
    primary: cell(row.primary, primary),
    mirror: cell(row.mirror, mirror),
    verdict: row.verdict,
  }))
}

const countWords = (points: PointCount | undefined): readonly string[] =>
  points === undefined
    ? []
    : [`${points.isWhole ? "" : "at least "}${formatCount(points.count)} point${points.count === 1 ? "" : "s"}`]

/** Equal last values with points missing in between are a difference too; uncounted ones are not held against the run. */
function countVerdict(one: PointCount | undefined, other: PointCount | undefined): Verdict {
  if (one === undefined || other === undefined) return "same"
  if (one.isWhole && other.isWhole) return one.count === other.count ? "same" : "differs"
  const isShorter = (a: PointCount, b: PointCount) => a.isWhole && !b.isWhole && a.count < b.count
  return isShorter(one, other) || isShorter(other, one) ? "differs" : "unknown"
}

function fileRows({ primary, mirror }: Both<FileTree | undefined>): readonly DiffRow[] {
  if (primary === undefined || mirror === undefined) return []
  const verdictOf = (one: number | undefined, other: number | undefined): Verdict =>
    one === undefined || other === undefined || one === other ? "same" : "differs"
  const files = ({ sizes }: FileTree) => new Map(Array.from(sizes, ([path, size]) => [path, { size }]))
  const cell = (file: { size: number | undefined } | undefined): DiffCell | undefined =>
    file &&
    (file.size === undefined ? plain("there") : { ...plain(formatBytes(file.size)), exact: `${file.size} bytes` })
  return joined({ primary: files(primary), mirror: files(mirror) }, (one, other) =>
    verdictOf(one.size, other.size),
  ).map((row) => ({
    key: row.key,
    primary: cell(row.primary),
    mirror: cell(row.mirror),
    verdict: isUnlisted(row.verdict, { primary, mirror }) ? "unknown" : row.verdict,
  }))
}

/** It lacks on a side whose list was not read to its end. */
const isUnlisted = (verdict: Verdict, { primary, mirror }: Both<FileTree>): boolean =>
  (verdict === "primary-only" && !mirror.isWhole) || (verdict === "mirror-only" && !primary.isWhole)

const byKey = <T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.key, item]))

type Joined<T> = { key: string; primary: T | undefined; mirror: T | undefined; verdict: Verdict }

function joined<T>(
  { primary, mirror }: Both<ReadonlyMap<string, T>>,
  verdictOf: (one: T, other: T) => Verdict,
): readonly Joined<T>[] {
  const keys = [...new Set([...primary.keys(), ...mirror.keys()])].sort(compareMetricKeys)
  return keys.map((key) => {
    const [one, other] = [primary.get(key), mirror.get(key)]
    const verdict = one === undefined ? "mirror-only" : other === undefined ? "primary-only" : verdictOf(one, other)
    return { key, primary: one, mirror: other, verdict }
  })
}
