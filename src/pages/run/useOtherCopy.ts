import { useQuery } from "@tanstack/react-query"

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
  if (question !== undefined && question.error !== null) {
    const retry = () => void question.refetch()
    return { kind: "failed", error: question.error, retry, isRetrying: question.isFetching }
  }
  if (other === undefined || found.data === undefined) return { kind: "asking" }
  const { run } = found.data
  return run === undefined ? { kind: "absent", backend: other } : { kind: "found", run, backend: other }
}

/** The two copies by their sides. */
export function inBoth({ side }: Pair, own: RunInBoth[Side], other: RunInBoth[Side]): RunInBoth {
  return side === "primary" ? { primary: own, mirror: other } : { primary: other, mirror: own }
}
