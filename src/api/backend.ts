import type { ArtifactFile, ArtifactFolder } from "~/domain/artifacts/file"
import type { Experiment, ExperimentPage } from "~/domain/experiments/experiment"
import type { Side } from "~/domain/linked/serverLink"
import type { HistoryBatch, HistoryPage } from "~/domain/metrics/series"
import type {
  LoggedModel,
  LoggedModelPage,
  ModelVersion,
  ModelVersionPage,
  RegisteredModel,
  RegisteredModelPage,
  VersionPlace,
} from "~/domain/models/model"
import type { ModelGuide } from "~/domain/model-use/way"
import type { ModelOrigin } from "~/domain/models/modelOrigin"
import type { KeyValue, Lifecycle, Run, RunPage, RunQuery } from "~/domain/runs/run"

/** true = the server can; a string = it cannot, and this is the reason that the disabled control shows. */
export type Ability = true | string

/** What this server can do, found by probes. Pages ask `backend.can.x`, never which vendor it is. */
export type Capabilities = {
  /** "MLflow", "FastTrackML", ...: for the eye only. */
  readonly product: string
  readonly version: string | undefined
  /** Who is signed in, where the server tells: the name in paths such as `/Users/<user>/...`. */
  readonly user: string | undefined
  readonly writes: Ability
  readonly renameExperiment: Ability
  readonly deleteExperimentTag: Ability
  /** Some services keep single experiments and runs until the whole store goes. */
  readonly deleteExperiment: Ability
  readonly deleteRun: Ability
  readonly datasets: Ability
  readonly registry: Ability
  readonly aliases: Ability
  readonly stages: Ability
  /** Finding registered models by their tags. */
  readonly modelTags: Ability
  readonly loggedModels: Ability
  /** Which metric-history calls exist; planHistory chooses between them. */
  readonly historyBulk: boolean
  readonly historyInterval: boolean
  /** The largest page that get-history accepts. */
  readonly historyPageMax: number
  readonly runsPageMax: number
  readonly experimentsPageMax: number
  /** Order by a metric, param or tag; a string: the runs that are loaded are sorted here instead. */
  readonly sortByKey: Ability
  /** absolute: the name of an experiment has to be a path that begins with a slash. */
  readonly experimentNames: "any" | "absolute"
  readonly filter: FilterDialect
  /** Beginnings of the tags that it writes by itself: they differ between two stores of one run. */
  readonly ownTags: readonly string[]
  /** Its place in a pair of servers that hold the same runs; undefined = no tool is known that made such pairs. */
  readonly linked: LinkRole | undefined
}

export type ModelAbilities = {
  /** The registry that it is in, as its vendor calls it. */
  readonly registry: string
  readonly rename: Ability
  readonly delete: Ability
  readonly aliases: Ability
  readonly stages: Ability
  /** Making a version from files that the server already has. */
  readonly register: Ability
}

export type LinkRole = {
  readonly side: Side
  /** Why, for whoever is about to link it. */
  readonly about: string
}

/** Where a server's filter grammar is narrower than MLflow's own. */
export type FilterDialect = {
  readonly isNull: boolean
  readonly datasets: boolean
  /** False: a metric value must be written without sign and exponent (FastTrackML). */
  readonly signedNumbers: boolean
  /** False: a filter by run name misses runs (FastTrackML compares with a tag that not every run has). */
  readonly runNames: boolean
  /** False: order_by needs the entity in front of attributes (FastTrackML accepts only `attributes.start_time`). */
  readonly bareAttributes: boolean
}

export type ArtifactRoot =
  | { readonly kind: "run"; readonly runId: string }
  | {
      readonly kind: "modelVersion"
      readonly name: string
      readonly version: string
      readonly runId: string
      readonly source: string
    }
  | { readonly kind: "loggedModel"; readonly modelId: string }

export type Listing = {
  readonly signal?: AbortSignal | undefined
  /** Nobody looks at the answer yet: whatever else is asked goes first. */
  readonly isBackground?: boolean | undefined
}

/** A connected server. Pages see only this; which vendor is behind it is the business of providers/. Throws ApiError. */
export type Backend = {
  readonly id: string
  readonly can: Capabilities

  searchExperiments: (query: ExperimentQuery, signal?: AbortSignal) => Promise<ExperimentPage>
  getExperiment: (id: string, signal?: AbortSignal) => Promise<Experiment>
  /** Resolves to the id of the new experiment. */
  createExperiment: (name: string) => Promise<string>
  renameExperiment: (id: string, name: string) => Promise<void>
  setExperimentTag: (id: string, key: string, value: string) => Promise<void>
  deleteExperimentTag: (id: string, key: string) => Promise<void>
  deleteExperiment: (id: string) => Promise<void>
  restoreExperiment: (id: string) => Promise<void>

  searchRuns: (query: RunQuery, signal?: AbortSignal) => Promise<RunPage>
  getRun: (id: string, signal?: AbortSignal) => Promise<Run>
  renameRun: (id: string, name: string) => Promise<void>
  setRunTag: (id: string, key: string, value: string) => Promise<void>
  deleteRunTag: (id: string, key: string) => Promise<void>
  deleteRun: (id: string) => Promise<void>
  restoreRun: (id: string) => Promise<void>

  /** At most 25,000 points in all, cut silently after the run ids in order: the caller checks the count. */
  historyBulk: (runIds: readonly string[], key: string, signal?: AbortSignal) => Promise<HistoryBatch>
  /** At most `pointsPerRun` (1..2500) a run, sampled by the server: the first row of each bucket, so spikes may be lost. */
  historyInterval: (query: IntervalQuery, signal?: AbortSignal) => Promise<HistoryBatch>
  /** Exact and paged. */
  historyPage: (query: HistoryPageQuery, signal?: AbortSignal) => Promise<HistoryPage>

  listArtifacts: (root: ArtifactRoot, path: string, how?: Listing) => Promise<ArtifactFolder>
  openArtifact: (root: ArtifactRoot, path: string, sizeBytes: number | undefined) => ArtifactFile

  searchModels: (query: ModelQuery, signal?: AbortSignal) => Promise<RegisteredModelPage>
  getModel: (name: string, signal?: AbortSignal) => Promise<RegisteredModel>
  searchModelVersions: (query: ModelQuery, signal?: AbortSignal) => Promise<ModelVersionPage>
  getModelVersion: (name: string, version: string, signal?: AbortSignal) => Promise<ModelVersion>
  /** Where a model of this name is, and what may be done with it: one server may have two registries, told apart by the name. */
  modelAbilities: (name: string) => ModelAbilities
  /** The parts of a model's name, where its registry keeps models in folders; else the name is its only part. */
  modelPath: (name: string) => readonly string[]
  createModel: (name: string, description: string) => Promise<void>
  renameModel: (name: string, newName: string) => Promise<void>
  describeModel: (name: string, description: string) => Promise<void>
  deleteModel: (name: string) => Promise<void>
  setModelTag: (name: string, tag: KeyValue) => Promise<void>
  deleteModelTag: (name: string, key: string) => Promise<void>
  /** Takes the alias from the version that has it. */
  setAlias: (name: string, alias: string, version: string) => Promise<void>
  deleteAlias: (name: string, alias: string) => Promise<void>
  /** The version may be PENDING_REGISTRATION for a while. */
  createModelVersion: (registration: Registration) => Promise<ModelVersion>
  describeModelVersion: (place: VersionPlace, description: string) => Promise<void>
  deleteModelVersion: (place: VersionPlace) => Promise<void>
  setModelVersionTag: (place: VersionPlace, tag: KeyValue) => Promise<void>
  deleteModelVersionTag: (place: VersionPlace, key: string) => Promise<void>
  /** Whatever else is in that stage stays there. */
  moveToStage: (place: VersionPlace, stage: string) => Promise<void>
  searchLoggedModels: (query: LoggedModelQuery, signal?: AbortSignal) => Promise<LoggedModelPage>
  getLoggedModel: (id: string, signal?: AbortSignal) => Promise<LoggedModel>

  /** The same thing in the vendor's own UI; undefined = it has none that is known. */
  linkOut: (place: PlaceOnServer) => LinkOut | undefined
  /** How to work with the same server from elsewhere. */
  guide: () => Promise<Guide>
  /** How a model of this server is used elsewhere: loaded, served, deployed. */
  modelGuide: () => Promise<ModelGuide>
}

export type PlaceOnServer =
  | { readonly kind: "server" }
  | { readonly kind: "experiment"; readonly experimentId: string }
  | { readonly kind: "run"; readonly experimentId: string; readonly runId: string }
  | { readonly kind: "modelVersion"; readonly name: string; readonly version: string }
  | { readonly kind: "loggedModel"; readonly experimentId: string; readonly modelId: string }

/** Help that is about one connection. */
export type Guide = {
  /** What is done with such a server, and whether here, by MLflow's clients or elsewhere. */
  readonly tasks: GuideTable
  /** Lines of Python, after `import mlflow`, that point MLflow's client at it, so that it also finds files there. */
  readonly connect: string
  /** What a person types elsewhere to work with the same server. */
  readonly sections: readonly GuideSection[]
}

export type GuideSection = {
  readonly title: string
  readonly steps: readonly GuideStep[]
  readonly table?: GuideTable
}

export type GuideTable = {
  readonly caption: string
  /** The first is the head of `what`. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly what: string; readonly cells: readonly GuideCell[] }[]
}

export type GuideCell = {
  /** Absent: neither yes nor no, as for the place where something is done. */
  readonly can?: boolean
  readonly text: string
  readonly link?: LinkOut
}

export type GuideStep = {
  readonly text: string
  /** To copy. Secrets are placeholders. */
  readonly code?: string
  /** Where more is said. */
  readonly link?: LinkOut
}

/** `href` is https. */
export type LinkOut = { readonly label: string; readonly href: string }

export type ExperimentQuery = {
  readonly lifecycle: Lifecycle
  /** MLflow's filter text; empty = all. */
  readonly filter: string
  readonly pageSize: number
  readonly page?: string | undefined
  /** Nobody looks at the answer yet: whatever else is asked goes first. */
  readonly isBackground?: boolean
}

export type IntervalQuery = {
  readonly runIds: readonly string[]
  readonly key: string
  readonly pointsPerRun: number
  /** Both ends inclusive. */
  readonly steps?: { readonly start: number; readonly end: number } | undefined
}

export type HistoryPageQuery = {
  readonly runId: string
  readonly key: string
  readonly pageSize: number
  readonly page?: string | undefined
}

/** What becomes the next version of a registered model. */
export type Registration = ModelOrigin & { readonly name: string }

export type ModelQuery = {
  readonly filter: string
  readonly orderBy: readonly string[]
  readonly pageSize: number
  readonly page?: string | undefined
}

export type LoggedModelQuery = {
  readonly experimentIds: readonly string[]
  readonly filter: string
  readonly pageSize: number
  readonly page?: string | undefined
}
