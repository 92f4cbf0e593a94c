import type { Backend, ModelAbilities, ModelQuery } from "~/api/backend"
import type { Http } from "~/api/http"
import { mlflow } from "~/api/mlflow/paths"
import { registryMethods } from "~/api/mlflow/registry"
import { registryWrites, type RegistryWrites } from "~/api/mlflow/registryWrites"
import { hasPart, partOfName } from "~/api/providers/nameFilter"
import type { ModelVersionPage, RegisteredModelPage } from "~/domain/models/model"

export type Registries = { readonly catalog: boolean; readonly workspace: boolean }

type RegistryReads = "searchModels" | "getModel" | "searchModelVersions" | "getModelVersion"
type RegistryMethods = RegistryReads | RegistryWrites

/** Models of Unity Catalog have three names; the registry of a workspace refuses the dots. */
export const isInCatalog = (name: string): boolean => /^[^.]+\.[^.]+\.[^.]+$/.test(name)

/**
 * Both registries as one: Unity Catalog first, then the workspace's. Each model is asked where its name belongs. What Unity
 * Catalog cannot do (any filter on models, any order) is done here, over each page (rest_store.py of MLflow's UC store).
 */
export function databricksRegistry(
  http: Http,
  workspace: Pick<Backend, RegistryMethods>,
  has: Registries,
): Pick<Backend, RegistryMethods | "modelAbilities" | "modelPath"> {
  const inCatalog = http.derive({
    route: (asked) => ["api", "2.0", "mlflow", "unity-catalog", ...asked.slice(mlflow().length)],
  })
  const catalog = { ...registryMethods(inCatalog), ...catalogWrites(inCatalog) }
  const of = (name: string) => (isInCatalog(name) ? catalog : workspace)
  return {
    ...writesBy(of),
    modelAbilities: (name) => (isInCatalog(name) ? CATALOG : WORKSPACE),
    modelPath: (name) => (isInCatalog(name) ? name.split(".") : [name]),
    searchModels: (query, signal) =>
      oneAfterTheOther<RegisteredModelPage>(query, has, {
        catalog: async (own) => {
          const { models, nextPage } = await catalog.searchModels({ ...own, filter: "", orderBy: [] }, signal)
          const part = partOfName(query.filter)
          return { models: part === undefined ? models : models.filter((model) => hasPart(model, part)), nextPage }
        },
        workspace: (own) => workspace.searchModels(own, signal),
        nothing: { models: [], nextPage: undefined },
        isEmpty: ({ models }) => models.length === 0,
      }),
    getModel: (name, signal) => of(name).getModel(name, signal),
    getModelVersion: (name, version, signal) => of(name).getModelVersion(name, version, signal),
    searchModelVersions: async (query, signal) => {
      const name = /^\s*name\s*=\s*(?:'([^']*)'|"([^"]*)")\s*$/.exec(query.filter)
      if (name !== null && !isInCatalog(name[1] ?? name[2] ?? "")) return workspace.searchModelVersions(query, signal)
      const ofCatalog = (own: ModelQuery) =>
        catalog.searchModelVersions({ ...own, orderBy: [] }, signal).then(newestFirst)
      if (name !== null) return ofCatalog(query)
      return oneAfterTheOther<ModelVersionPage>(query, has, {
        catalog: ofCatalog,
        workspace: (own) => workspace.searchModelVersions(own, signal),
        nothing: { versions: [], nextPage: undefined },
        isEmpty: ({ versions }) => versions.length === 0,
      })
    },
  }
}

export const NO_ALIASES = "The registry of a workspace has stages and no aliases; Unity Catalog has aliases."
export const NO_STAGES = "Unity Catalog has aliases and no stages."

const CATALOG: ModelAbilities = {
  registry: "Unity Catalog",
  rename: true,
  delete: true,
  aliases: true,
  stages: NO_STAGES,
  // Its versions are made of files that the client uploads to storage that only it can reach.
  register: "A version in Unity Catalog needs its files uploaded: mlflow.register_model does that, a page cannot.",
}

const WORKSPACE: ModelAbilities = {
  registry: "The Databricks workspace's model registry",
  rename: true,
  delete: true,
  aliases: NO_ALIASES,
  stages: true,
  register: true,
}

/** A rename is an update there (rest_store.py of MLflow's UC store). */
const catalogWrites = (http: Http): Pick<Backend, RegistryWrites> => ({
  ...registryWrites(http),
  renameModel: async (name, newName) => {
    const body = { name, new_name: newName }
    await http.write({ method: "PATCH", path: mlflow("registered-models", "update"), body })
  },
})

/** Each change goes where the name belongs. */
function writesBy(of: (name: string) => Pick<Backend, RegistryWrites>): Pick<Backend, RegistryWrites> {
  return {
    createModel: (name, description) => of(name).createModel(name, description),
    renameModel: (name, newName) => of(name).renameModel(name, newName),
    describeModel: (name, description) => of(name).describeModel(name, description),
    deleteModel: (name) => of(name).deleteModel(name),
    setModelTag: (name, tag) => of(name).setModelTag(name, tag),
    deleteModelTag: (name, key) => of(name).deleteModelTag(name, key),
    setAlias: (name, alias, version) => of(name).setAlias(name, alias, version),
    deleteAlias: (name, alias) => of(name).deleteAlias(name, alias),
    createModelVersion: (registration) => of(registration.name).createModelVersion(registration),
    describeModelVersion: (place, description) => of(place.name).describeModelVersion(place, description),
    deleteModelVersion: (place) => of(place.name).deleteModelVersion(place),
    setModelVersionTag: (place, tag) => of(place.name).setModelVersionTag(place, tag),
    deleteModelVersionTag: (place, key) => of(place.name).deleteModelVersionTag(place, key),
    moveToStage: (place, stage) => of(place.name).moveToStage(place, stage),
  }
}

const newestFirst = ({ versions, nextPage }: ModelVersionPage): ModelVersionPage => ({
  versions: versions.toSorted((a, b) => Number(b.version) - Number(a.version)),
  nextPage,
})

type Page = { readonly nextPage: string | undefined }

const THEN_WORKSPACE = "workspace:"

type Ask<P> = {
  readonly catalog: (query: ModelQuery) => Promise<P>
  readonly workspace: (query: ModelQuery) => Promise<P>
  readonly nothing: P
  readonly isEmpty: (page: P) => boolean
}

/** Of a catalog in which nothing fits; the rest comes on request. */
const EMPTY_PAGES = 10

/** A page with nothing on it looks like the end of a list, so the next one is asked at once. */
async function oneAfterTheOther<P extends Page>(query: ModelQuery, has: Registries, ask: Ask<P>): Promise<P> {
  let answer = await pageOf(query, has, ask)
  for (let empty = 0; ask.isEmpty(answer) && answer.nextPage !== undefined && empty < EMPTY_PAGES; empty += 1)
    answer = await pageOf({ ...query, page: answer.nextPage }, has, ask)
  return answer
}

/** The pages of Unity Catalog, and after its last one those of the workspace. */
async function pageOf<P extends Page>(query: ModelQuery, has: Registries, ask: Ask<P>): Promise<P> {
  const isWorkspaceTurn = query.page?.startsWith(THEN_WORKSPACE) === true || !has.catalog
  if (isWorkspaceTurn) {
    if (!has.workspace) return ask.nothing
    const page = query.page?.slice(query.page.startsWith(THEN_WORKSPACE) ? THEN_WORKSPACE.length : 0) || undefined
    const answer = await ask.workspace({ ...query, page })
    return { ...answer, nextPage: answer.nextPage === undefined ? undefined : THEN_WORKSPACE + answer.nextPage }
  }
  const answer = await ask.catalog(query)
  return { ...answer, nextPage: answer.nextPage ?? (has.workspace ? THEN_WORKSPACE : undefined) }
}
