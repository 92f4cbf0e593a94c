import type { Backend } from "~/api/backend"
import { buildSeries, joinBatches, replaceSteps } from "~/domain/metrics/buildSeries"
import {
  expectedPoints,
  planHistory,
  verifyHistory,
  type HistoryCall,
  type PlannedRun,
} from "~/domain/metrics/planHistory"
import type { HistoryBatch, Series } from "~/domain/metrics/series"

/** What of a chart's series has come so far. */
export type SeriesLoad = {
  readonly series: ReadonlyMap<string, Series>
  /** Points here, and how many there probably are. */
  readonly loaded: number
  readonly expected: number
  readonly failures: readonly SeriesFailure[]
  /** True once every call was answered or failed. */
  readonly isSettled: boolean
}

export type SeriesFailure = { readonly runIds: readonly string[]; readonly error: unknown }

export type LoadRequest = {
  readonly backend: Backend
  readonly runs: readonly PlannedRun[]
  readonly key: string
  readonly calls: readonly HistoryCall[]
  /** Series that are known already: shown at once, and extended by calls that ask only for their later steps. */
  readonly known: ReadonlyMap<string, Series>
  readonly signal: AbortSignal
  readonly publish: (load: SeriesLoad) => void
}

/** So many calls at a time; the transport below may hold back more. */
const CALLS_AT_ONCE = 4

/** Makes the calls, and those that their answers show to be needed, publishing a snapshot after each answer. */
export async function loadSeries(request: LoadRequest): Promise<SeriesLoad> {
  const progress = createProgress(request)
  const waiting = [...request.calls]
  let running = 0
  let wake = () => {}
  const work = async () => {
    while (waiting.length > 0 || running > 0) {
      const call = waiting.shift()
      if (call === undefined) {
        // Another worker's answer may bring more calls.
        await new Promise<void>((resolve) => {
          const before = wake
          wake = () => {
            before()
            resolve()
          }
        })
        continue
      }
      running += 1
      try {
        waiting.unshift(...(await makeCall(request, call, progress)))
      } catch (error) {
        if (request.signal.aborted) throw error
        progress.fail(call, error)
      } finally {
        running -= 1
        wake()
        wake = () => {}
      }
    }
  }
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work))
  return progress.end()
}

type Progress = ReturnType<typeof createProgress>

function createProgress({ runs, known, publish }: LoadRequest) {
  const series = new Map(known)
  const arriving = new Map<string, number>()
  const failures: SeriesFailure[] = []
  const snapshot = (isSettled: boolean): SeriesLoad => {
    let loaded = 0
    let expected = 0
    for (const run of runs) {
      const here = series.get(run.id)
      const count = Math.max(here?.values.length ?? 0, arriving.get(run.id) ?? 0)
      loaded += count
      expected += here?.isComplete === true ? count : Math.max(count, expectedPoints(run))
    }
    return { series: new Map(series), loaded, expected, failures: [...failures], isSettled }
  }
  return {
    seriesOf: (runId: string) => series.get(runId),
    add: (some: Iterable<readonly [string, Series]>) => {
      for (const [id, one] of some) series.set(id, one)
      publish(snapshot(false))
    },
    /** Points that have come but are not drawn yet. */
    count: (runId: string, points: number) => {
      arriving.set(runId, points)
      publish(snapshot(false))
    },
    fail: (call: HistoryCall, error: unknown) => {
      failures.push({ runIds: call.runs.map(({ id }) => id), error })
      publish(snapshot(false))
    },
    end: () => {
      const [first] = failures
      if (first !== undefined && series.size === 0) throw first.error
      return snapshot(true)
    },
  }
}

/** Returns the calls that this one's answer makes necessary. */
async function makeCall(request: LoadRequest, call: HistoryCall, progress: Progress): Promise<readonly HistoryCall[]> {
  const { backend, key, signal } = request
  if (call.kind === "pages") {
    await readPages(request, call, progress)
    return []
  }
  const ids = call.runs.map(({ id }) => id)
  const answer =
    call.kind === "bulk"
      ? await backend.historyBulk(ids, key, signal)
      : await backend.historyInterval({ runIds: ids, key, pointsPerRun: call.pointsPerRun, steps: call.steps }, signal)
  const { complete, sampled, again } = verifyHistory(call, answer, backend.can)
  const built = buildSeries(answer, key, (id) => complete.has(id))
  if (call.kind === "interval" && call.steps !== undefined && progress.seriesOf(ids[0] ?? "") !== undefined) {
    return extend({ call, tail: built, isWhole: sampled.size === 0 }, progress, backend)
  }
  progress.add([...built].filter(([id]) => complete.has(id) || sampled.has(id)))
  return again
}

type Tail = { call: HistoryCall & { kind: "interval" }; tail: ReadonlyMap<string, Series>; isWhole: boolean }

/** Adds later steps to known series; when too many came to be all, the whole is asked for again. */
function extend({ call, tail, isWhole }: Tail, progress: Progress, backend: Backend): readonly HistoryCall[] {
  if (!isWhole) return planHistory(call.runs, backend.can)
  const range = { from: call.steps?.start ?? 0, to: Infinity }
  progress.add(
    [...tail].map(([id, part]) => {
      const old = progress.seriesOf(id)
      return [id, old === undefined ? part : replaceSteps(old, part, range)] as const
    }),
  )
  return []
}

async function readPages(
  { backend, key, signal }: LoadRequest,
  call: HistoryCall & { kind: "pages" },
  progress: Progress,
): Promise<void> {
  const [run] = call.runs
  const pages: HistoryBatch[] = []
  const seenTokens = new Set<string>()
  let page: string | undefined
  let points = 0
  let drawn = progress.seriesOf(run.id)?.values.length ?? 0
  do {
    const answer = await backend.historyPage({ runId: run.id, key, pageSize: call.pageSize, page }, signal)
    pages.push(answer.points)
    points += answer.points.values.length
    page = answer.nextPage
    // Building is linear in all points so far: only now and then, not once a page.
    if (page !== undefined && points >= drawn * 2) {
      drawn = points
      progress.add(buildSeries(joinBatches(pages), key, () => false))
    } else progress.count(run.id, points)
    // Some versions answered a token that points back at the same page (mlflow#22489): stop when one repeats.
  } while (page !== undefined && !seenTokens.has(page) && seenTokens.add(page))
  progress.add(buildSeries(joinBatches(pages), key, () => true))
}
