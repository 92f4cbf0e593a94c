import type { Backend, ModelQuery } from "~/api/backend"
import type { Http } from "~/api/http"
import { mlflow } from "~/api/mlflow/paths"
import { registryMethods } from "~/api/mlflow/registry"
import { hasPart, partOfName } from "~/api/providers/nameFilter"
import type { ModelVersionPage, RegisteredModelPage } from "~/domain/models/model"

export type Registries = { readonly catalog: boolean; readonly workspace: boolean }

type RegistryMethods = "searchModels" | "getModel" | "searchModelVersions" | "getModelVersion"

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
): Pick<Backend, RegistryMethods> {
  const catalog = registryMethods(
    http.derive({ route: (asked) => ["api", "2.0", "mlflow", "unity-catalog", ...asked.slice(mlflow().length)] }),
  )
  const of = (name: string) => (isInCatalog(name) ? catalog : workspace)
  return {
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
      const inCatalog = (own: ModelQuery) =>
        catalog.searchModelVersions({ ...own, orderBy: [] }, signal).then(newestFirst)
      if (name !== null) return inCatalog(query)
      return oneAfterTheOther<ModelVersionPage>(query, has, {
        catalog: inCatalog,
        workspace: (own) => workspace.searchModelVersions(own, signal),
        nothing: { versions: [], nextPage: undefined },
        isEmpty: ({ versions }) => versions.length === 0,
      })
    },
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
