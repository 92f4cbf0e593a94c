import type { Db, RegisteredModelRow } from "~mocks/db"
import { integer, keyValues, optionalText, text, texts } from "./args"
import type { Call, Endpoint } from "./endpoint"
import { page } from "./paging"
import { modelMatcher, modelOrder } from "./registrySearch"
import { exists, invalid, missing } from "./serverError"
import { latestVersions, registeredModelJson, versionJson } from "./wire"

export function modelByName(db: Db, name: string): RegisteredModelRow {
  const row = db.registeredModels.get(name)
  if (row === undefined) throw missing(`Registered Model with name=${name} not found`)
  return row
}

function checkName(db: Db, name: string): void {
  if (/[/:]/.test(name) || name === "") {
    throw invalid(`Invalid model name: '${name}'. Registered model name cannot contain '/' or ':'.`)
  }
  if (db.registeredModels.has(name)) throw exists(`Registered Model (name=${name}) already exists.`)
}

function create({ db, args }: Call) {
  const name = text(args, "name")
  checkName(db, name)
  const now = db.now()
  const row: RegisteredModelRow = {
    name,
    description: optionalText(args, "description"),
    creationTime: now,
    lastUpdateTime: now,
    tags: new Map(keyValues(args, "tags")),
    aliases: new Map(),
    versions: new Map(),
    nextVersion: 1,
  }
  db.registeredModels.set(name, row)
  return { registered_model: registeredModelJson(row) }
}

function rename({ db, args }: Call) {
  const row = modelByName(db, text(args, "name"))
  const name = text(args, "new_name")
  checkName(db, name)
  db.registeredModels.delete(row.name)
  row.name = name
  row.lastUpdateTime = db.now()
  db.registeredModels.set(name, row)
  return { registered_model: registeredModelJson(row) }
}

function update({ db, args }: Call) {
  const row = modelByName(db, text(args, "name"))
  row.description = text(args, "description")
  row.lastUpdateTime = db.now()
  return { registered_model: registeredModelJson(row) }
}

function remove({ db, args }: Call) {
  db.registeredModels.delete(modelByName(db, text(args, "name")).name)
  return {}
}

function search({ db, args }: Call) {
  const size = integer(args, "max_results") ?? 100
  if (size < 0 || size > 1000)
    throw invalid(`Invalid value for max_results. It must be a positive integer, at most 1000, but got ${size}`)
  const filter = text(args, "filter")
  const matches = modelMatcher(filter)
  const rows = [...db.registeredModels.values()].filter(matches).toSorted(modelOrder(texts(args, "order_by")))
  const { rows: shown, nextPageToken } = page(rows, { token: text(args, "page_token"), size })
  return { registered_models: shown.map(registeredModelJson), next_page_token: nextPageToken }
}

function getLatest({ db, args }: Call) {
  const row = modelByName(db, text(args, "name"))
  const stages = texts(args, "stages")
  const versions = latestVersions(row).filter((version) => stages.length === 0 || stages.includes(version.stage))
  return { model_versions: versions.map((version) => versionJson(row, version)) }
}

function setTag({ db, args }: Call) {
  modelByName(db, text(args, "name")).tags.set(text(args, "key"), text(args, "value"))
  return {}
}

function deleteTag({ db, args }: Call) {
  modelByName(db, text(args, "name")).tags.delete(text(args, "key"))
  return {}
}

function checkAlias(alias: string): void {
  if (!/^[\w-]*$/.test(alias))
    throw invalid(
      `Invalid alias name: '${alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    )
  if (alias.length > 255) throw invalid(`'alias' exceeds the maximum length of 255 characters`)
  if (alias.toLowerCase() === "latest") throw invalid("'latest' alias name (case insensitive) is reserved.")
  if (/^v\d+$/i.test(alias)) throw invalid(`Version alias name '${alias}' is reserved.`)
}

function setAlias({ db, args }: Call) {
  const row = modelByName(db, text(args, "name"))
  const alias = text(args, "alias")
  checkAlias(alias)
  const version = text(args, "version")
  if (!row.versions.has(version)) throw missing(`Model Version (name=${row.name}, version=${version}) not found`)
  row.aliases.set(alias, version)
  return {}
}

function deleteAlias({ db, args }: Call) {
  modelByName(db, text(args, "name")).aliases.delete(text(args, "alias"))
  return {}
}

function getByAlias({ db, args }: Call) {
  const row = modelByName(db, text(args, "name"))
  const alias = text(args, "alias")
  const version = row.versions.get(row.aliases.get(alias) ?? "")
  if (version === undefined) throw invalid(`Registered model alias ${alias} not found.`)
  return { model_version: versionJson(row, version) }
}

const root = "/2.0/mlflow/registered-models"
const byName = { name: "string!" } as const

export const registeredModelEndpoints: readonly Endpoint[] = [
  {
    methods: ["post"],
    path: `${root}/create`,
    schema: { ...byName, tags: "array", description: "string" },
    answer: create,
  },
  { methods: ["post"], path: `${root}/rename`, schema: { ...byName, new_name: "string!" }, answer: rename },
  { methods: ["patch"], path: `${root}/update`, schema: { ...byName, description: "string" }, answer: update },
  { methods: ["delete"], path: `${root}/delete`, schema: byName, answer: remove },
  {
    methods: ["get"],
    path: `${root}/get`,
    schema: byName,
    answer: ({ db, args }) => ({ registered_model: registeredModelJson(modelByName(db, text(args, "name"))) }),
  },
  {
    methods: ["get"],
    path: `${root}/search`,
    schema: { filter: "string", max_results: "int", order_by: "array", page_token: "string" },
    answer: search,
  },
  {
    methods: ["get", "post"],
    path: `${root}/get-latest-versions`,
    schema: { ...byName, stages: "array" },
    answer: getLatest,
  },
  {
    methods: ["post"],
    path: `${root}/set-tag`,
    schema: { ...byName, key: "string!", value: "string" },
    answer: setTag,
  },
  { methods: ["delete"], path: `${root}/delete-tag`, schema: { ...byName, key: "string!" }, answer: deleteTag },
  {
    methods: ["post"],
    path: `${root}/alias`,
    schema: { ...byName, alias: "string!", version: "string!" },
    answer: setAlias,
  },
  { methods: ["delete"], path: `${root}/alias`, schema: { ...byName, alias: "string!" }, answer: deleteAlias },
  { methods: ["get"], path: `${root}/alias`, schema: { ...byName, alias: "string!" }, answer: getByAlias },
]
