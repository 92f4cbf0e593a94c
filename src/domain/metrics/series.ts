/**
 * One metric of one run as three parallel columns of the same length, sorted by (step, timestamp) and stable,
 * so a restarted run keeps all its points.
 */
export type Series = {
  readonly runId: string
  readonly key: string
  /** int64 on the wire; numbers above 2^53 lose their last digits here and are only plotted. */
  readonly steps: Float64Array
  /** Milliseconds since the epoch. */
  readonly timestampsMs: Float64Array
  /** NaN, Infinity and -Infinity are values, not gaps. */
  readonly values: Float64Array
  /** False when the server sampled it; `values.length` is then how many points are here, not how many there are. */
  readonly isComplete: boolean
}

/** Points of several runs in the order the server sent them; `runIndex[i]` points into `runIds`. */
export type HistoryBatch = {
  readonly runIds: readonly string[]
  readonly runIndex: Uint32Array
  readonly steps: Float64Array
  readonly timestampsMs: Float64Array
  readonly values: Float64Array
}

export type HistoryPage = { readonly points: HistoryBatch; readonly nextPage: string | undefined }
