import { useQuery } from "@tanstack/react-query"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { storedRunQuery } from "~/api/queries/linked"
import type { Side } from "~/domain/linked/serverLink"
import type { Run } from "~/domain/runs/run"
import { useBackend, useBackends } from "~/features/connections/backends"
import type { Pair } from "~/features/connections/usePair"

/** The run in both stores, and the stores themselves. */
export type RunInBoth = Readonly<Record<Side, { readonly backend: Backend; readonly run: Run }>>

type OtherCopy =
  | { readonly kind: "asking" }
  /** The other store cannot be asked. */
  | { readonly kind: "failed"; readonly error: unknown; readonly retry: () => void; readonly isRetrying: boolean }
  | { readonly kind: "absent"; readonly backend: Backend }
  | { readonly kind: "found"; readonly run: Run; readonly backend: Backend }

/** What the store that this server is linked with has under the same run id. */
export function useOtherCopy(runId: string, pair: Pair): OtherCopy {
  const own = useBackend()
  const connection = useBackends([pair.other.id])[0]?.query
  const other = connection?.data
  // Until the other server is connected the question stands for nothing and is not asked.
  const found = useQuery({ ...storedRunQuery(other ?? own, runId), enabled: other !== undefined })
  const question = other === undefined ? connection : found
  const error = useLastError(runId, question?.error)
  if (question !== undefined && question.data === undefined && error !== undefined) {
    const retry = () => void question.refetch()
    return { kind: "failed", error, retry, isRetrying: question.isFetching }
  }
  if (other === undefined || found.data === undefined) return { kind: "asking" }
  const { run } = found.data
  return run === undefined ? { kind: "absent", backend: other } : { kind: "found", run, backend: other }
}

/** A failed question is asked again by itself every few seconds; until it is answered the failure stays on screen. */
function useLastError(runId: string, current: Error | null | undefined): Error | undefined {
  const [last, setLast] = useState<{ readonly runId: string; readonly error: Error }>()
  const error = current ?? undefined
  if (error !== undefined && (last?.error !== error || last.runId !== runId)) setLast({ runId, error })
  return error ?? (last?.runId === runId ? last.error : undefined)
}

/** The two copies by their sides. */
export function inBoth({ side }: Pair, own: RunInBoth[Side], other: RunInBoth[Side]): RunInBoth {
  return side === "primary" ? { primary: own, mirror: other } : { primary: other, mirror: own }
}
