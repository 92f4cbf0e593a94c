import { expect, test } from "vitest"

import type { Http } from "~/api/http"
import { createHttp } from "~/api/http"
import { registryMethods } from "~/api/mlflow/registry"
import { registryWrites } from "~/api/mlflow/registryWrites"

import { publicRoute } from "~/api/mlflow/paths"

import { databricksRegistry } from "./registry"

type Answers = Readonly<Record<"catalog" | "workspace", (page: string) => object>>

/** Both registries of a workspace; `asked` says which page of which was read. */
function registries(answers: Answers) {
  const asked: string[] = []
  const sent: string[] = []
  const answer: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (init?.method !== undefined && init.method !== "GET") {
      sent.push(
        `${init.method} ${url.pathname.replace("/api/2.0/mlflow/", "")} ${typeof init.body === "string" ? init.body : ""}`,
      )
      return Promise.resolve(Response.json({}))
    }
    const which = url.pathname.includes("unity-catalog") ? "catalog" : "workspace"
    const page = url.searchParams.get("page_token") ?? ""
    asked.push(`${which} ${page}`.trim())
    return Promise.resolve(Response.json(answers[which](page)))
  }
  const base = new URL("https://adb.example/")
  const http: Http = createHttp({ base, pageOrigin: base.origin, fetch: answer }).derive({ route: publicRoute })
  const workspace = { ...registryMethods(http), ...registryWrites(http) }
  return { asked, sent, registry: databricksRegistry(http, workspace, { catalog: true, workspace: true }) }
}

const named = (name: string, next = "") => ({ registered_models: [{ name }], next_page_token: next })
const all = { filter: "", orderBy: [], pageSize: 10 }

test("an empty catalog leads on to the models of the workspace, which would else look like none", async () => {
  const { asked, registry } = registries({ catalog: () => ({}), workspace: () => named("churn") })
  const { models, nextPage } = await registry.searchModels(all)
  expect(models.map(({ name }) => name)).toEqual(["churn"])
  expect(nextPage).toBeUndefined()
  expect(asked).toEqual(["catalog", "workspace"])
})

test("pages of a catalog in which nothing fits are passed over", async () => {
  const { registry } = registries({
    catalog: (page) => (page === "2" ? named("main.ml.churn") : named("main.ml.other", "2")),
    workspace: () => ({}),
  })
  const { models } = await registry.searchModels({ ...all, filter: "name ILIKE '%churn%'" })
  expect(models.map(({ name }) => name)).toEqual(["main.ml.churn"])
})

test("a catalog in which nothing ever fits is not read to its end in one go", async () => {
  const { asked, registry } = registries({
    catalog: (page) => named("main.ml.other", String(Number(page) + 1)),
    workspace: () => named("churn"),
  })
  const { models, nextPage } = await registry.searchModels({ ...all, filter: "name ILIKE '%churn%'" })
  expect(models).toEqual([])
  expect(nextPage).toBeDefined()
  expect(asked.length).toBeLessThan(20)
})

test("1.15: of each model it is told which registry has it", () => {
  const { registry } = registries({ catalog: () => ({}), workspace: () => ({}) })
  expect(registry.modelAbilities("main.ml.churn").registry).toBe("Unity Catalog")
  expect(registry.modelAbilities("churn").registry).toBe("The Databricks workspace's model registry")
})

test("a name of Unity Catalog has three parts, one of the workspace is whole", () => {
  const { registry } = registries({ catalog: () => ({}), workspace: () => ({}) })
  expect(registry.modelPath("main.ml.churn")).toEqual(["main", "ml", "churn"])
  expect(["churn", "churn v1.2", "a..b", "a.b.c.d"].map(registry.modelPath)).toEqual([
    ["churn"],
    ["churn v1.2"],
    ["a..b"],
    ["a.b.c.d"],
  ])
})

test("2.7: a change goes to the registry of the name, a rename in Unity Catalog as an update", async () => {
  const { sent, registry } = registries({ catalog: () => ({}), workspace: () => ({}) })
  await registry.renameModel("main.ml.churn", "main.ml.leavers")
  await registry.renameModel("churn", "leavers")
  await registry.setAlias("main.ml.churn", "champion", "2")
  await registry.moveToStage({ name: "churn", version: "2" }, "Production")
  expect(sent).toEqual([
    'PATCH unity-catalog/registered-models/update {"name":"main.ml.churn","new_name":"main.ml.leavers"}',
    'POST registered-models/rename {"name":"churn","new_name":"leavers"}',
    'POST unity-catalog/registered-models/alias {"name":"main.ml.churn","alias":"champion","version":"2"}',
    'POST model-versions/transition-stage {"name":"churn","version":"2","stage":"Production","archive_existing_versions":false}',
  ])
  expect(registry.modelAbilities("main.ml.churn")).toMatchObject({
    aliases: true,
    stages: expect.stringContaining("no stages"),
  })
  expect(registry.modelAbilities("churn")).toMatchObject({
    aliases: expect.stringContaining("no aliases"),
    stages: true,
  })
})
