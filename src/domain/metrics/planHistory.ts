import type { HistoryBatch } from "./series"

/** get-history-bulk silently stops at this many points, counted over all runs of the call. */
export const BULK_CUT = 25_000
/** Room for runs that logged more than one point per step. */
const BULK_TARGET = 24_000
/** The first call is small so that the first lines come at once; each next one may be this much larger. */
const FIRST_TARGET = 2_000
const GROWTH = 2
/** Both bulk calls accept at most so many run ids. */
const RUNS_MAX = 100
/** A sampled call scans every row of its runs; this many rows take about a second. */
const INTERVAL_ROWS = 200_000
const INTERVAL_POINTS = { least: 500, most: 2_500, together: 50_000 }
/** Paging is by offset: each page costs the server more than the one before, so few large ones. */
const PAGE_SIZE = 25_000

/** What is known of a run's series before it is asked for: the step and time of its latest value, from runs/search. */
export type PlannedRun = {
  readonly id: string
  readonly lastStep: number
  /** Who logs without steps adds points at step 0 for ever: the time alone tells that there are more. */
  readonly lastTimeMs?: number | undefined
}

export type HistoryAbility = {
  readonly historyBulk: boolean
  readonly historyInterval: boolean
  readonly historyPageMax: number
}

export type HistoryCall =
  | { readonly kind: "bulk"; readonly runs: readonly PlannedRun[] }
  | {
      readonly kind: "interval"
      readonly runs: readonly PlannedRun[]
      readonly pointsPerRun: number
      /** Only these steps, both ends inclusive. */
      readonly steps?: { readonly start: number; readonly end: number }
    }
  | { readonly kind: "pages"; readonly runs: readonly [PlannedRun]; readonly pageSize: number }

/** A guess: steps may be logged rarely, or several times; the count of what comes is what holds. */
export const expectedPoints = (run: PlannedRun): number => Math.max(1, Math.min(run.lastStep + 1, 1e12))

/**
 * Which history calls bring these runs' series soonest, exact where that is affordable: several short series in
 * one bulk call under its cut, long ones sampled by the server, and page by page where it can do neither.
 */
export function planHistory(runs: readonly PlannedRun[], can: HistoryAbility): readonly HistoryCall[] {
  if (!can.historyBulk) return runs.map((run) => soloCall(run, can))
  const short = runs.filter((run) => expectedPoints(run) <= BULK_TARGET)
  const long = runs.filter((run) => expectedPoints(run) > BULK_TARGET)
  const batches = batch(short, (index) => Math.min(BULK_TARGET, FIRST_TARGET * GROWTH ** index))
  return [...batches.map((some) => ({ kind: "bulk" as const, runs: some })), ...planLong(long, can)]
}

function planLong(runs: readonly PlannedRun[], can: HistoryAbility): readonly HistoryCall[] {
  if (!can.historyInterval) return runs.map((run) => soloCall(run, can))
  return batch(runs, () => INTERVAL_ROWS).map((some) => ({
    kind: "interval",
    runs: some,
    pointsPerRun: pointsPerRun(some.length),
  }))
}

/** How many points a run to ask of the server when it samples: enough for the pixels, not more than 50,000 in all. */
export const pointsPerRun = (runs: number): number =>
  Math.max(
    INTERVAL_POINTS.least,
    Math.min(INTERVAL_POINTS.most, Math.floor(INTERVAL_POINTS.together / Math.max(1, runs))),
  )

const soloCall = (run: PlannedRun, can: HistoryAbility): HistoryCall =>
  can.historyInterval && expectedPoints(run) > BULK_TARGET
    ? { kind: "interval", runs: [run], pointsPerRun: INTERVAL_POINTS.most }
    : exactCall(run, can)

/** The part of some runs that a person zoomed into: fewer steps, so finer than the whole. */
export const windowCalls = (
  runs: readonly PlannedRun[],
  steps: { readonly start: number; readonly end: number },
): readonly HistoryCall[] =>
  batch(runs, () => INTERVAL_ROWS).map((some) => ({
    kind: "interval",
    runs: some,
    pointsPerRun: pointsPerRun(some.length),
    steps,
  }))

/** What a run logged after `lastKnown`, which is asked for again because more points may have come at that step. */
export const tailCall = (run: PlannedRun, lastKnown: number): HistoryCall => ({
  kind: "interval",
  runs: [run],
  pointsPerRun: INTERVAL_POINTS.most,
  steps: { start: lastKnown, end: run.lastStep },
})

/** Every point of one run, whatever it costs. */
export const exactCall = (run: PlannedRun, can: HistoryAbility): HistoryCall => ({
  kind: "pages",
  runs: [run],
  pageSize: Math.max(1, Math.min(PAGE_SIZE, can.historyPageMax)),
})

function batch(runs: readonly PlannedRun[], target: (index: number) => number): readonly (readonly PlannedRun[])[] {
  const batches: PlannedRun[][] = []
  let sum = 0
  for (const run of runs) {
    const last = batches.at(-1)
    const size = expectedPoints(run)
    if (last !== undefined && last.length < RUNS_MAX && sum + size <= target(batches.length - 1)) {
      last.push(run)
      sum += size
    } else {
      batches.push([run])
      sum = size
    }
  }
  return batches
}

export type Verdict = {
  /** Runs whose every point is in the answer. */
  readonly complete: ReadonlySet<string>
  /** Runs whose points in the answer are all there will be, but not all there are. */
  readonly sampled: ReadonlySet<string>
  /** What to ask next for the runs that the answer left out or cut. */
  readonly again: readonly HistoryCall[]
}

/** Whether an answer holds what was asked, and what to ask next if it does not. */
export function verifyHistory(call: HistoryCall, answer: HistoryBatch, can: HistoryAbility): Verdict {
  if (call.kind === "bulk") return verifyBulk(call.runs, answer, can)
  const all = new Set(call.runs.map((run) => run.id))
  if (call.kind === "pages") return { complete: all, sampled: new Set(), again: [] }
  return verifyInterval(call, answer)
}

/**
 * Fewer points than asked for prove that nothing was left out, when the run was alone or all runs together stayed
 * below: before MLflow 3.15 the steps of all runs of a call were sampled together.
 */
function verifyInterval(call: HistoryCall & { kind: "interval" }, answer: HistoryBatch): Verdict {
  const isAll = answer.values.length < call.pointsPerRun
  const start = call.steps?.start ?? 0
  const seen = latestSteps(answer)
  const complete = new Set<string>()
  const sampled = new Set<string>()
  for (const { id, lastStep } of call.runs) {
    const count = seen.get(id)?.count ?? 0
    const isEveryStep = count === Math.min(lastStep, call.steps?.end ?? lastStep) - start + 1
    if (isAll || isEveryStep) complete.add(id)
    else sampled.add(id)
  }
  return { complete, sampled, again: [] }
}

function verifyBulk(runs: readonly PlannedRun[], answer: HistoryBatch, can: HistoryAbility): Verdict {
  const isCut = answer.values.length >= BULK_CUT
  const seen = latestSteps(answer)
  const lastSeen = answer.runIds[answer.runIndex.at(-1) ?? -1]
  const complete = new Set<string>()
  const missing: PlannedRun[] = []
  for (const run of runs) {
    const reached = seen.get(run.id)
    const isShort = reached === undefined || reached.step < run.lastStep
    if (isShort || (isCut && run.id === lastSeen)) missing.push(run)
    else complete.add(run.id)
  }
  return { complete, sampled: new Set(), again: askAgain({ missing, isCut, total: runs.length, seen }, can) }
}

type Cut = {
  missing: readonly PlannedRun[]
  isCut: boolean
  total: number
  seen: ReadonlyMap<string, { count: number }>
}

function askAgain({ missing, isCut, total, seen }: Cut, can: HistoryAbility): readonly HistoryCall[] {
  if (missing.length === 0) return []
  // Short without a cut, or alone and still cut: bulk will not bring it.
  if (!isCut || total === 1) {
    return missing.map((run) => soloCall(isCut ? { ...run, lastStep: Math.max(run.lastStep, BULK_CUT) } : run, can))
  }
  const counts = [...seen.values()].map(({ count }) => count)
  const usual = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length)
  const size = Math.max(1, Math.min(total - 1, Math.floor(BULK_TARGET / Math.max(1, usual))))
  const calls: HistoryCall[] = []
  for (let i = 0; i < missing.length; i += size) calls.push({ kind: "bulk", runs: missing.slice(i, i + size) })
  return calls
}

function latestSteps(answer: HistoryBatch): ReadonlyMap<string, { count: number; step: number }> {
  const counts = new Float64Array(answer.runIds.length)
  const steps = new Float64Array(answer.runIds.length).fill(-Infinity)
  for (let i = 0; i < answer.runIndex.length; i++) {
    const run = answer.runIndex[i] ?? 0
    counts[run] = (counts[run] ?? 0) + 1
    steps[run] = Math.max(steps[run] ?? -Infinity, answer.steps[i] ?? -Infinity)
  }
  const seen = new Map<string, { count: number; step: number }>()
  answer.runIds.forEach((id, i) => {
    const count = counts[i] ?? 0
    if (count > 0) seen.set(id, { count, step: steps[i] ?? -Infinity })
  })
  return seen
}
