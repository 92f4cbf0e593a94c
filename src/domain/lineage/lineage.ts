import type { LoggedModel, ModelVersion } from "~/domain/models/model"
import type { Run } from "~/domain/runs/run"

/** What the lineage is asked for: the page that it stands on. */
export type LineageSubject =
  | { readonly kind: "version"; readonly version: ModelVersion }
  | { readonly kind: "model"; readonly model: LoggedModel }

/** What the server was asked for. `found` is undefined where it has none of this id, or did not say. */
export type Piece<T> = {
  readonly id: string
  readonly found: T | undefined
  /** Why there is nothing, in words. */
  readonly reason: string
}

/** A version as its logged model names it has no more than this. */
export type LineageVersion = Pick<ModelVersion, "name" | "version" | "runId" | "modelId" | "stage">
export type LineageAlias = { readonly name: string; readonly alias: string; readonly version: string }

/** Everything that the server said. */
export type LineageFacts = {
  /** The id of the server, for the addresses of the pages. */
  readonly server: string
  readonly subject: LineageSubject
  readonly runs: readonly Piece<Run>[]
  readonly models: readonly Piece<LoggedModel>[]
  /** Logged models that were not asked for, because there are too many. */
  readonly unasked: number
  readonly versions: readonly LineageVersion[]
  /** False: the server has more versions than it was asked for. */
  readonly areAllVersions: boolean
  readonly aliases: readonly LineageAlias[]
  /** Why a column cannot have anything on this server. */
  readonly lacks: Readonly<Partial<Record<LineageColumnId, string>>>
}

export const LINEAGE_COLUMNS = ["datasets", "runs", "models", "versions", "aliases"] as const
export type LineageColumnId = (typeof LINEAGE_COLUMNS)[number]

export type LineageNode = {
  readonly id: string
  /** Text of the server, as is the name in `words`. */
  readonly label: string
  /** How it hangs together with what stands before or after it. */
  readonly words: string
  /** The address of its own page. */
  readonly to: string
  /** The page is about it. */
  readonly isSubject: boolean
}

export type LineageColumn = {
  readonly id: LineageColumnId
  readonly title: string
  readonly nodes: readonly LineageNode[]
  /** How many are not shown; empty when all are. */
  readonly more: string
  /** Why it has no nodes. */
  readonly nothing: string
}

/** From left to right, between nodes that are shown. */
export type LineageEdge = { readonly from: string; readonly to: string }

export type Lineage = { readonly columns: readonly LineageColumn[]; readonly edges: readonly LineageEdge[] }

/** A node before it has its place. */
export type Draft = LineageNode & {
  /** Worth a place before the others, when not all have one. */
  readonly isMarked?: boolean
}
