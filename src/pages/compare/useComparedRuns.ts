import { useQueries } from "@tanstack/react-query"
import { useMemo, useState } from "react"

import type { Backend } from "~/api/backend"
import { experimentQuery } from "~/api/queries/experiments"
import { runQuery } from "~/api/queries/runs"
import type { ComparedRun } from "~/domain/compare/compareRuns"
import { formatRunReference, parseRunReference, type Run, type RunReference } from "~/domain/runs/run"
import { distinctColors } from "~/domain/runs/distinctColors"
import type { RunColor } from "~/domain/runs/runColor"
import { isUnfinished } from "~/domain/runs/runStatus"
import { useBackends } from "~/features/connections/backends"
import { usePreferences } from "~/hooks/preferences"

/** A run that has come, with the server it came from. */
export type LoadedRun = ComparedRun & { readonly backend: Backend; readonly color: RunColor }

type UncolouredRun = Omit<LoadedRun, "color">

export type MissingRun = {
  readonly reference: string
  /** undefined while it is on its way. */
  readonly error: unknown
  /** What is wrong where no server was asked. */
  readonly problem: string | undefined
  readonly isAsking: boolean
  readonly retry: (() => void) | undefined
}

export const MOST_RUNS = 100
/** Runs that are still running are asked for again; over all of them not oftener than this. */
const SHORTEST_MS = 12_000

/** The runs of the URL from all their servers: what has come, in the order of the URL, and what has not. */
export function useComparedRuns(texts: readonly string[]) {
  const references = useMemo(() => referencesOf(texts), [texts])
  const serverIds = [...new Set(references.map(({ server }) => server))]
  const connections = useBackends(serverIds)
  const askable = references.flatMap((reference) => {
    const connection = connections.find(({ server }) => server.id === reference.server)
    const backend = connection?.query.data
    return backend === undefined ? [] : [{ reference, backend, server: connection?.server.label ?? reference.server }]
  })
  const { refreshSeconds } = usePreferences()
  const everyMs = Math.max(SHORTEST_MS, refreshSeconds * 1000) * askable.length
  const queries = useQueries({
    queries: askable.map(({ reference, backend }) => ({
      ...runQuery(backend, reference.runId),
      refetchInterval: (query: { state: { data: Run | undefined } }) =>
        refreshSeconds > 0 && isUnfinished(query.state.data?.status ?? "") ? everyMs : false,
    })),
  })
  const experiments = useExperimentNames(
    askable.map(({ backend }, i) => ({ backend, experimentId: queries[i]?.data?.experimentId })),
  )
  const loaded = askable.flatMap(({ reference, backend, server }, i): UncolouredRun[] => {
    const run = queries[i]?.data
    if (run === undefined) return []
    const experiment = experiments.get(`${backend.id} ${run.experimentId}`) ?? run.experimentId
    return [{ reference: formatRunReference(reference), run, server, experiment, backend }]
  })
  const unanswered = references.flatMap((reference): MissingRun[] => {
    const place = askable.findIndex((one) => one.reference === reference)
    const connection = connections.find(({ server }) => server.id === reference.server)
    return queries[place]?.data === undefined ? [missingRun(reference, queries[place] ?? connection?.query)] : []
  })
  return { loaded: useSameRuns(loaded), missing: [...unusable(texts), ...unanswered], serverIds }
}

const isReference = (text: string): boolean => parseRunReference(text) !== undefined

const referencesOf = (texts: readonly string[]): readonly RunReference[] =>
  [...new Set(texts)]
    .map(parseRunReference)
    .filter((reference) => reference !== undefined)
    .slice(0, MOST_RUNS)

type Asked = { readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => unknown }

const missingRun = (reference: RunReference, asked: Asked | undefined): MissingRun => ({
  reference: formatRunReference(reference),
  error: asked?.error ?? undefined,
  problem: asked === undefined ? `No server is called “${reference.server}” here` : undefined,
  // Also before its turn, and between a connection and its first question.
  isAsking: asked !== undefined && (asked.isFetching || asked.error === null),
  retry: asked === undefined ? undefined : () => void asked.refetch(),
})

/** Entries of the URL that no server is asked for. */
function unusable(texts: readonly string[]): readonly MissingRun[] {
  const wrong = texts.filter((text) => !isReference(text))
  const tooMany = texts.filter(isReference).slice(MOST_RUNS)
  const problem = (reference: string, text: string): MissingRun => ({
    reference,
    error: undefined,
    problem: text,
    isAsking: false,
    retry: undefined,
  })
  return [
    ...wrong.map((text) => problem(text, "This names no run: write <server>:<run id>")),
    ...tooMany.map((text) => problem(text, `${MOST_RUNS} runs are compared at most`)),
  ]
}

type Home = { readonly backend: Backend; readonly experimentId: string | undefined }

/** By `<server> <experiment id>`; without a name the id stands for it. */
function useExperimentNames(homes: readonly Home[]): ReadonlyMap<string, string> {
  const wanted = new Map<string, { backend: Backend; id: string }>()
  for (const { backend, experimentId } of homes) {
    if (experimentId !== undefined) wanted.set(`${backend.id} ${experimentId}`, { backend, id: experimentId })
  }
  const keys = [...wanted.keys()]
  const names = useQueries({ queries: [...wanted.values()].map(({ backend, id }) => experimentQuery(backend, id)) })
  return new Map(keys.flatMap((key, i) => (names[i]?.data === undefined ? [] : [[key, names[i].data.name] as const])))
}

const withColors = (runs: readonly UncolouredRun[]): readonly LoadedRun[] => {
  const colors = distinctColors(runs.map(({ run }) => run))
  return runs.flatMap((loaded, i) => (colors[i] === undefined ? [] : [{ ...loaded, color: colors[i] }]))
}

/** The same list while the runs in it are the same: tables and charts below are memoised on it. */
function useSameRuns(runs: readonly UncolouredRun[]): readonly LoadedRun[] {
  const [known, setKnown] = useState<readonly LoadedRun[]>([])
  const isSame =
    runs.length === known.length &&
    runs.every(({ run, experiment, reference }, i) => {
      const old = known[i]
      return old?.run === run && old.experiment === experiment && old.reference === reference
    })
  if (isSame) return known
  const next = withColors(runs)
  setKnown(next)
  return next
}
