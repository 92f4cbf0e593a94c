import type { KeyValue } from "~/domain/runs/run"

export type Experiment = {
  readonly id: string
  readonly name: string
  readonly isDeleted: boolean
  /** Milliseconds since the epoch. `updatedAtMs` moves on rename, delete and restore, never on a new run. */
  readonly createdAtMs: number | undefined
  readonly updatedAtMs: number | undefined
  readonly artifactLocation: string
  readonly tags: readonly KeyValue[]
}

export type ExperimentPage = { readonly experiments: readonly Experiment[]; readonly nextPage: string | undefined }
