import { HttpResponse } from "msw"
import type { Db, ModelVersionRow, RegisteredModelRow, StoredFile } from "~mocks/db"
import { flag, integer, keyValues, text, texts } from "./args"
import { checkPath, sendFile } from "./artifacts"
import type { Call, Endpoint } from "./endpoint"
import { page } from "./paging"
import { modelByName } from "./registeredModels"
import { versionMatcher, versionOrder } from "./registrySearch"
import { internal, invalid, missing } from "./serverError"
import { versionJson } from "./wire"

function versionOf(db: Db, args: Call["args"]): { model: RegisteredModelRow; version: ModelVersionRow } {
  const number = text(args, "version")
  const name = text(args, "name")
  if (!/^\d+$/.test(number)) throw invalid(`Model version must be an integer, got '${number}'`)
  const model = db.registeredModels.get(name)
  const version = model?.versions.get(number)
  if (model === undefined || version === undefined)
    throw missing(`Model Version (name=${name}, version=${number}) not found`)
  return { model, version }
}

const answer = (model: RegisteredModelRow, version: ModelVersionRow) => ({ model_version: versionJson(model, version) })

/** A source in the artifact store has to lie below the run or the logged model that the request names. */
function checkSource(db: Db, args: Call["args"]): void {
  const source = text(args, "source")
  const roots = [
    db.runs.get(text(args, "run_id"))?.artifactUri,
    db.loggedModels.get(text(args, "model_id"))?.artifactUri,
  ]
  const isBelow = roots.some((root) => root !== undefined && (source === root || source.startsWith(`${root}/`)))
  if (source.startsWith("mlflow-artifacts:") && !isBelow) throw invalid(`Invalid model version source: '${source}'.`)
}

function create({ db, args }: Call) {
  const model = modelByName(db, text(args, "name"))
  checkSource(db, args)
  const now = db.now()
  const number = String(model.nextVersion)
  model.nextVersion += 1
  const version: ModelVersionRow = {
    version: number,
    description: text(args, "description"),
    creationTime: now,
    lastUpdateTime: now,
    stage: "None",
    source: text(args, "source"),
    runId: text(args, "run_id"),
    runLink: text(args, "run_link"),
    status: "READY",
    modelId: text(args, "model_id"),
    tags: new Map(keyValues(args, "tags")),
  }
  model.versions.set(number, version)
  model.lastUpdateTime = now
  return answer(model, version)
}

function update({ db, args }: Call) {
  const { model, version } = versionOf(db, args)
  version.description = text(args, "description")
  version.lastUpdateTime = db.now()
  return answer(model, version)
}

const stages = ["None", "Staging", "Production", "Archived"]

function transition({ db, args }: Call) {
  const wanted = text(args, "stage")
  const stage = stages.find((known) => known.toLowerCase() === wanted.toLowerCase())
  if (stage === undefined)
    throw invalid(`Invalid Model Version stage: ${wanted}. Value must be one of ${stages.join(", ")}.`)
  const archives = flag(args, "archive_existing_versions") ?? false
  if (archives && stage !== "Staging" && stage !== "Production") {
    throw internal(
      `Model version transition cannot archive existing model versions because '${stage}' is not an Active stage.`,
    )
  }
  const { model, version } = versionOf(db, args)
  const now = db.now()
  for (const other of model.versions.values()) {
    if (!archives || other === version || other.stage !== stage) continue
    other.stage = "Archived"
    other.lastUpdateTime = now
  }
  version.stage = stage
  version.lastUpdateTime = now
  model.lastUpdateTime = now
  return answer(model, version)
}

function remove({ db, args }: Call) {
  const { model, version } = versionOf(db, args)
  model.versions.delete(version.version)
  for (const [alias, number] of model.aliases) if (number === version.version) model.aliases.delete(alias)
  model.lastUpdateTime = db.now()
  return {}
}

function search({ db, args }: Call) {
  const size = integer(args, "max_results") ?? 200_000
  if (size < 1 || size > 200_000)
    throw invalid(`Invalid value for request parameter max_results. It must be at most 200000, but got value ${size}`)
  const rows = [...db.registeredModels.values()]
    .flatMap((model) => [...model.versions.values()].map((version) => ({ model, version })))
    .filter(versionMatcher(text(args, "filter")))
    .toSorted(versionOrder(texts(args, "order_by")))
  const { rows: shown, nextPageToken } = page(rows, { token: text(args, "page_token"), size })
  return {
    model_versions: shown.map(({ model, version }) => versionJson(model, version, { withAliases: false })),
    next_page_token: nextPageToken,
  }
}

function setTag({ db, args }: Call) {
  versionOf(db, args).version.tags.set(text(args, "key"), text(args, "value"))
  return {}
}

function deleteTag({ db, args }: Call) {
  versionOf(db, args).version.tags.delete(text(args, "key"))
  return {}
}

/** The files a version points at: below its source run or its logged model. */
function filesOf(db: Db, version: ModelVersionRow): ReadonlyMap<string, StoredFile> {
  const model = db.loggedModels.get(version.modelId)
  if (model) return model.files
  const run = db.runs.get(version.runId)
  const prefix = `${version.source.slice(version.source.indexOf("/artifacts/") + "/artifacts/".length)}/`
  const files = [...(run?.data().files ?? [])].filter(([path]) => path.startsWith(prefix))
  return new Map(files.map(([path, file]) => [path.slice(prefix.length), file]))
}

function getArtifact({ db, args, request }: Call) {
  const { version } = versionOf(db, args)
  // A source of `runs:/` with proxied artifacts breaks the server here.
  if (version.source.startsWith("runs:/")) return new HttpResponse("Internal Server Error", { status: 500 })
  return sendFile(filesOf(db, version), checkPath(text(args, "path")), request)
}

const root = "/2.0/mlflow/model-versions"
const byVersion = { name: "string!", version: "string!" } as const

export const modelVersionEndpoints: readonly Endpoint[] = [
  {
    methods: ["post"],
    path: `${root}/create`,
    schema: {
      name: "string!",
      source: "string!",
      run_id: "string",
      tags: "array",
      run_link: "string",
      description: "string",
      model_id: "string",
    },
    answer: create,
  },
  {
    methods: ["get"],
    path: `${root}/get`,
    schema: byVersion,
    answer: ({ db, args }) => {
      const { model, version } = versionOf(db, args)
      return answer(model, version)
    },
  },
  { methods: ["patch"], path: `${root}/update`, schema: { ...byVersion, description: "string" }, answer: update },
  {
    methods: ["post"],
    path: `${root}/transition-stage`,
    schema: { ...byVersion, stage: "string!", archive_existing_versions: "bool" },
    answer: transition,
  },
  { methods: ["delete"], path: `${root}/delete`, schema: byVersion, answer: remove },
  {
    methods: ["get"],
    path: `${root}/search`,
    schema: { filter: "string", max_results: "int", order_by: "array", page_token: "string" },
    answer: search,
  },
  {
    methods: ["post"],
    path: `${root}/set-tag`,
    schema: { ...byVersion, key: "string!", value: "string" },
    answer: setTag,
  },
  { methods: ["delete"], path: `${root}/delete-tag`, schema: { ...byVersion, key: "string!" }, answer: deleteTag },
  {
    methods: ["get"],
    path: `${root}/get-download-uri`,
    schema: byVersion,
    answer: ({ db, args }) => ({ artifact_uri: versionOf(db, args).version.source }),
  },
  { methods: ["get"], path: "/model-versions/get-artifact", at: "root", schema: byVersion, answer: getArtifact },
]
