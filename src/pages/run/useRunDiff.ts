import { useQueries, useQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { fileTreeQuery, pointCountQuery } from "~/api/queries/linked"
import { diffRuns, type DiffSection, type PointCount, type StoredRun } from "~/domain/linked/runDiff"
import type { Side } from "~/domain/linked/serverLink"
import type { Run } from "~/domain/runs/run"
import { usePreferences } from "~/hooks/preferences"

import type { RunInBoth } from "./useOtherCopy"

/** The points of so many metrics are counted without being asked: each takes at least one call to either store. */
export const COUNTED_AT_FIRST = 20

type Effort = {
  /** Files are listed and points counted; without, what the cache already holds of either takes part. */
  readonly asks: boolean
  /** Of how many metrics that are in both stores the points are counted. */
  readonly counted: number
}

/** Both copies compared. */
export function useRunDiff(both: RunInBoth, effort: Effort) {
  const { digits } = usePreferences()
  const counted = sharedMetrics(both).slice(0, effort.counted)
  const primary = useStored(both.primary, counted, effort.asks)
  const mirror = useStored(both.mirror, counted, effort.asks)
  const ownTags = [...both.primary.backend.can.ownTags, ...both.mirror.backend.can.ownTags]
  const sections: readonly DiffSection[] = diffRuns(
    { primary: primary.stored, mirror: mirror.stored },
    { digits, ownTags },
  )
  return {
    sections,
    files: { primary: primary.files, mirror: mirror.files },
    points: { primary: primary.points, mirror: mirror.points },
  }
}

export function sharedMetrics({ primary, mirror }: Readonly<Record<Side, { readonly run: Run }>>): readonly string[] {
  const there = new Set(mirror.run.metrics.map(({ key }) => key))
  return primary.run.metrics.flatMap(({ key }) => (there.has(key) ? [key] : []))
}

function useStored({ backend, run }: { backend: Backend; run: Run }, counted: readonly string[], asks: boolean) {
  const files = useQuery({ ...fileTreeQuery(backend, run.id), enabled: asks })
  const metrics = run.metrics.filter(({ key }) => counted.includes(key))
  const points = useQueries({
    queries: metrics.map((metric) => ({ ...pointCountQuery(backend, run.id, metric), enabled: asks })),
    combine: (results) => ({
      counts: results.map(({ data }) => data),
      isFetching: results.some(({ isFetching }) => isFetching),
      error: results.find(({ error }) => error !== null)?.error ?? undefined,
      retry: () => results.forEach(({ error, refetch }) => error !== null && void refetch()),
    }),
  })
  const known = metrics.flatMap(({ key }, index): readonly (readonly [string, PointCount])[] => {
    const count = points.counts[index]
    return count === undefined ? [] : [[key, count]]
  })
  const stored: StoredRun = { run, points: new Map(known), files: files.data }
  return { stored, files, points }
}
