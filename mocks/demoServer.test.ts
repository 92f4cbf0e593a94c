import { describe, expect, test } from "vitest"
import { createDemoServer } from "./demoServer"
import { testNow } from "./testNow"
import { seeds } from "./seed"

const origin = "http://demo.test"

function start(seed: string) {
  const server = createDemoServer(seed, { now: () => testNow })
  return {
    get: async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      server.handle(new Request(origin + path, { headers })),
    post: async (path: string, body: unknown): Promise<Response> =>
      server.handle(
        new Request(origin + path, {
          method: "POST",
          body: JSON.stringify(body),
          headers: { "content-type": "application/json" },
        }),
      ),
  }
}

describe("the demo server", () => {
  test.each(Object.keys(seeds))("seed %s answers the first questions of a client", async (seed) => {
    const { get, post } = start(seed)
    expect(await (await get("/version")).text()).toMatch(/^3\.17/)
    const found = await (await get("/ajax-api/2.0/mlflow/experiments/search?max_results=1000")).json()
    expect(found.experiments.length).toBeGreaterThan(0)
    const { experiment_id } = found.experiments[0]
    const runs = await (
      await post("/ajax-api/2.0/mlflow/runs/search", { experiment_ids: [experiment_id], max_results: 5 })
    ).json()
    expect(runs.runs?.length ?? 0).toBeLessThanOrEqual(5)
  })

  test("keeps what it is told until it is thrown away", async () => {
    const { get, post } = start("empty")
    const { experiment_id } = await (
      await post("/api/2.0/mlflow/experiments/create", { name: "/Users/ana/new" })
    ).json()
    await post("/api/2.0/mlflow/experiments/update", { experiment_id, new_name: "/Users/ana/renamed" })
    const { experiment } = await (await get(`/api/2.0/mlflow/experiments/get?experiment_id=${experiment_id}`)).json()
    expect(experiment).toMatchObject({ name: "/Users/ana/renamed", lifecycle_stage: "active" })
  })

  test("cuts a file to the range that was asked for", async () => {
    const { get, post } = start("small")
    const found = await (
      await get("/api/2.0/mlflow/experiments/get-by-name?experiment_name=/Users/ann@example.com/churn/training")
    ).json()
    const filter = "run_name = 'train-04'"
    const { runs } = await (
      await post("/api/2.0/mlflow/runs/search", { experiment_ids: [found.experiment.experiment_id], filter })
    ).json()
    const path = `/get-artifact?run_id=${runs[0].info.run_id}&path=reports/summary.txt`
    const response = await get(path, { range: "bytes=0-7" })
    expect([response.status, await response.text(), response.headers.get("content-range")]).toEqual([
      206,
      "Accuracy",
      "bytes 0-7/36",
    ])
  })

  test("answers an unknown route with a page, not with JSON", async () => {
    const response = await start("empty").get("/ajax-api/2.0/mlflow/nothing")
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"])
  })
})
