import { expect, test } from "vitest"

import type { Http } from "~/api/http"
import { createHttp } from "~/api/http"
import { registryMethods } from "~/api/mlflow/registry"

import { databricksRegistry } from "./registry"

type Answers = Readonly<Record<"catalog" | "workspace", (page: string) => object>>

/** Both registries of a workspace; `asked` says which page of which was read. */
function registries(answers: Answers) {
  const asked: string[] = []
  const answer: typeof fetch = (input) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const which = url.pathname.includes("unity-catalog") ? "catalog" : "workspace"
    const page = url.searchParams.get("page_token") ?? ""
    asked.push(`${which} ${page}`.trim())
    return Promise.resolve(Response.json(answers[which](page)))
  }
  const base = new URL("https://adb.example/")
  const http: Http = createHttp({ base, pageOrigin: base.origin, fetch: answer })
  return { asked, registry: databricksRegistry(http, registryMethods(http), { catalog: true, workspace: true }) }
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
