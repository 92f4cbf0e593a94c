/** What a store holds of a run that may be in another store too. */
import { queryOptions } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { isNotFound } from "~/domain/errors/apiError"
import type { FileTree, PointCount } from "~/domain/linked/runDiff"
import type { LatestMetric, Run } from "~/domain/runs/run"

import { takeNew } from "./experiments"

/** Runs of a pair are from the past: what was read of them holds for a while. */
const STALE_MS = 5 * 60_000

/** The run, or that the store has none of this id, which is an answer and no failure. */
export const storedRunQuery = (backend: Backend, runId: string) =>
  queryOptions({
    queryKey: [backend.id, "storedRun", runId],
    staleTime: STALE_MS,
    queryFn: async ({ signal }): Promise<{ readonly run: Run | undefined }> => {
      try {
        return { run: await backend.getRun(runId, signal) }
      } catch (error) {
        if (isNotFound(error)) return { run: undefined }
        throw error
      }
    },
  })

/** A store that hands out small pages is not asked for longer than this. */
const MOST_PAGES = 20
const PAGE_SIZE = 25_000

/** How many points a metric has. Counted page by page, for no server tells; its latest point is part of the key. */
export const pointCountQuery = (backend: Backend, runId: string, { key, step, timestampMs }: LatestMetric) =>
  queryOptions({
    queryKey: [backend.id, "pointCount", runId, { key, step, timestampMs }],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<PointCount> => {
      const pageSize = Math.min(PAGE_SIZE, backend.can.historyPageMax)
      const tokens = new Set<string>()
      let count = 0
      let page: string | undefined
      for (let asked = 0; asked < MOST_PAGES; asked += 1) {
        const answer = await backend.historyPage({ runId, key, pageSize, page }, signal)
        count += answer.points.values.length
        page = takeNew(tokens, answer.nextPage)
        if (page === undefined) return { count, isWhole: true }
      }
      return { count, isWhole: false }
    },
  })

/** Listing a folder is a call to the storage behind the server: a run of thousands of folders is not walked to its end. */
const MOST_FOLDERS = 100
const FOLDERS_AT_ONCE = 4

/** Every file of a run, folder by folder from the top, as far as that is bearable. */
export const fileTreeQuery = (backend: Backend, runId: string) =>
  queryOptions({
    queryKey: [backend.id, "fileTree", runId],
    staleTime: STALE_MS,
    structuralSharing: false, // a Map
    queryFn: async ({ signal }): Promise<FileTree> => {
      const sizes = new Map<string, number | undefined>()
      const seen = new Set([""])
      const waiting = [""]
      while (waiting.length > 0 && seen.size - waiting.length < MOST_FOLDERS) {
        const folders = waiting.splice(0, FOLDERS_AT_ONCE)
        const answers = await Promise.all(
          folders.map((path) => backend.listArtifacts({ kind: "run", runId }, path, { signal })),
        )
        for (const { path, isFolder, sizeBytes } of answers.flatMap(({ entries }) => entries)) {
          if (!isFolder) sizes.set(path, sizeBytes)
          else if (!seen.has(path)) {
            seen.add(path)
            waiting.push(path)
          }
        }
      }
      return { sizes, isWhole: waiting.length === 0 }
    },
  })
