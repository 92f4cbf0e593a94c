import { expect, test } from "vitest"

import { fromMlflowRoute, isMlflowRoute } from "./mlflowLinks"

const cases: readonly (readonly [string, string])[] = [
  ["/experiments", "/s/one/experiments"],
  ["/experiments/1", "/s/one/experiments/1"],
  ["/experiments/1/runs", "/s/one/experiments/1"],
  ["/experiments/1/s", "/s/one/experiments/1"],
  ["/experiments/1/traces", "/s/one/experiments/1"],
  ["/experiments/1/runs/abc", "/s/one/experiments/1/runs/abc"],
  ["/experiments/1/runs/abc/overview", "/s/one/experiments/1/runs/abc"],
  ["/experiments/1/runs/abc/traces", "/s/one/experiments/1/runs/abc"],
  ["/experiments/1/runs/abc/model-metrics", "/s/one/experiments/1/runs/abc/metrics"],
  ["/experiments/1/runs/abc/system-metrics", "/s/one/experiments/1/runs/abc/system"],
  ["/experiments/1/runs/abc/artifacts", "/s/one/experiments/1/runs/abc/artifacts"],
  ["/experiments/1/runs/abc/artifacts/m/MLmodel", "/s/one/experiments/1/runs/abc/artifacts?path=m%2FMLmodel"],
  ["/experiments/1/runs/abc/artifactPath/m", "/s/one/experiments/1/runs/abc/artifacts?path=m"],
  ["/experiments/1/evaluation-runs/abc", "/s/one/experiments/1/runs/abc"],
  ["/experiments/1/models", "/s/one/experiments/1?tab=models"],
  ["/experiments/1?compareRunsMode=CHART", "/s/one/experiments/1?view=charts"],
  ["/experiments/1?compareRunsMode=TABLE", "/s/one/experiments/1"],
  ["/experiments/1/models/m-12", "/s/one/logged-models/m-12"],
  ["/runs/abc", "/s/one/runs/abc"],
  ['/compare-runs?runs=["a","b"]&experiments=["1"]', "/compare?runs=one%3Aa%2Cone%3Ab"],
  ["/compare-runs?runs=%5B%22a%22%5D&experiments=%5B%221%22%5D&embed=1", "/compare?runs=one%3Aa&embed=1"],
  ['/metric?runs=["a"]&metric="val/loss"&experiments=["1"]', "/s/one/experiments/1/runs/a/metrics?metric=val%2Floss"],
  ['/metric/loss?runs=["a","b"]&experiments=["1"]', "/compare?runs=one%3Aa%2Cone%3Ab&metric=loss"],
  ['/compare-experiments/s?experiments=["1","2"]', "/s/one/experiments/1?with=one%3A2"],
  ["/models", "/s/one/models"],
  ["/models/a%20b", "/s/one/models/a%20b"],
  ["/models/churn/versions/2", "/s/one/models/churn/versions/2"],
  [
    '/compare-model-versions?name="a%20b"&runs={"1":"ab12","3":null}',
    "/compare-models?versions=one%3Aa+b%3A1%2Cone%3Aa+b%3A3",
  ],
  [
    '/compare-model-versions?name="a%2520b"&runs={"ab12":"2"}&embed=1',
    "/compare-models?versions=one%3Aa+b%3A2&embed=1",
  ],
  ['/compare-model-versions?name="churn"&runs={}', "/s/one/models/churn"],
  ['/compare-model-versions?name="churn"&runs=["1"]', "/s/one/models/churn"],
  ['/compare-model-versions?name="churn"&runs={"1"', "/s/one/models/churn"],
  ['/compare-model-versions?name="churn"', "/s/one/models/churn"],
  ["/compare-model-versions", "/s/one/models"],
  ["/workspaces/team/experiments/1", "/s/one/experiments/1"],
  ["/mlflow/experiments/1/runs/abc", "/s/one/experiments/1/runs/abc"],
  ["/ml/experiments/1?o=77", "/s/one/experiments/1?o=77"],
]

test.each(cases)("%s opens %s", (mlflow, ours) => {
  expect(fromMlflowRoute(mlflow, "one")).toBe(ours)
})

test("the runs page keeps its filter, order and deleted view", () => {
  const route =
    "/experiments/1?searchFilter=metrics.acc%20%3E%200.5&orderByKey=metrics.%60val%2Facc%60&orderByAsc=false&lifecycleFilter=DELETED&theme=dark"
  const query = new URLSearchParams(fromMlflowRoute(route, "one")?.split("?")[1])
  expect(Object.fromEntries(query)).toEqual({
    filter: "metrics.acc > 0.5",
    sort: "-metrics.val/acc",
    lifecycle: "deleted",
    theme: "dark",
  })
})

test.each([
  ["attributes.start_time", "attributes.start_time"],
  ["start_time", "attributes.start_time"],
  ["params.`a.b c`", "params.a.b c"],
])("an order by %s is a sort by %s", (orderBy, sort) => {
  const path = fromMlflowRoute(
    `/experiments/1?${new URLSearchParams({ orderByKey: orderBy, orderByAsc: "true" })}`,
    "one",
  )
  expect(new URLSearchParams(path?.split("?")[1]).get("sort")).toBe(sort)
})

test.each(["/", "/s/one/experiments", "/servers", "/settings", "/compare?runs=a:b", "/prompts/p", "/experimentsx", ""])(
  "%s is not MLflow's",
  (route) => {
    expect(isMlflowRoute(route)).toBe(false)
    expect(fromMlflowRoute(route, "one")).toBeUndefined()
  },
)

test("broken escapes and JSON never throw", () => {
  expect(fromMlflowRoute("/models/%zz", "one")).toBe("/s/one/models/%25zz")
  expect(fromMlflowRoute('/compare-runs?runs=["a"', "one")).toBe("/compare?runs=one%3A%5B%22a%22")
})
