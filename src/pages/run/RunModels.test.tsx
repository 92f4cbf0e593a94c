import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const FOLDER = "best/model"
const MLMODEL = `flavors: {python_function: {loader_module: mlflow.sklearn}}
signature: {inputs: '[{"name": "tenure", "type": "double", "required": true}]'}
`
type Experiments = { experiments: { name: string; experiment_id: string }[] }
type Runs = { runs: { info: { run_id: string; experiment_id: string } }[] }

/** A run that noted a model in a folder, and the files of that folder. */
async function start() {
  const demo = createDemoServer("small").handle
  const ask = async <T,>(path: string, body: object): Promise<T> => {
    const headers = { "Content-Type": "application/json" }
    const init = { method: "POST", headers, body: JSON.stringify(body) }
    const response = await demo(new Request(`http://mlflow.test/api/2.0/mlflow/${path}`, init))
    const answer: T = await response.json()
    return answer
  }
  const { experiments } = await ask<Experiments>("experiments/search", { max_results: 100 })
  const ids = experiments.filter(({ name }) => name.endsWith("/training")).map((found) => found.experiment_id)
  const filter = "attributes.run_name = 'train-02'"
  const { runs } = await ask<Runs>("runs/search", { experiment_ids: ids, filter })
  const info = runs[0]?.info
  if (info === undefined) throw new Error("The seed has changed")
  const value = JSON.stringify([{ artifact_path: FOLDER, flavors: { python_function: {} } }])
  await ask("runs/set-tag", { run_id: info.run_id, key: "mlflow.log-model.history", value })
  const answer: Answer = (request) =>
    decodeURIComponent(request.url).includes(`path=${FOLDER}/MLmodel`)
      ? Promise.resolve(new Response(MLMODEL))
      : demo(request)
  return { one: answer, run: `/s/one/experiments/${info.experiment_id}/runs/${info.run_id}`, runId: info.run_id }
}

test("issue 6.7: a model among the artifacts of a run is used from there, at an address of its own", async () => {
  const { one, run, runId } = await start()
  const { user } = openApp(`${run}/models`, { one })
  const models = within(await screen.findByRole("table", { name: "Models among its artifacts" }))
  await user.click(models.getByRole("link", { name: "Use this model" }))
  expect(place()).toBe(`${run}/models?model=best%2Fmodel`)
  const use = within(await screen.findByRole("region", { name: "Use this model" }))
  const load = within(await use.findByRole("region", { name: "Load and predict" }))
  expect(load.getByText(new RegExp(`load_model\\("runs:/${runId}/best/model"\\)[^]*"tenure"`))).toBeVisible()

  await user.click(use.getByRole("button", { name: "Batch scoring with Spark" }))
  expect(place()).toBe(`${run}/models?model=best%2Fmodel&use=spark`)
  await user.click(use.getByRole("button", { name: "Close" }))
  expect(place()).toBe(`${run}/models`)
  expect(screen.queryByRole("region", { name: "Use this model" })).not.toBeInTheDocument()
})

test("a folder that holds no readable model says so, and its code has columns to be put in", async () => {
  const { one, run } = await start()
  openApp(`${run}/models?model=${encodeURIComponent("no<b>/such")}`, { one })
  const use = within(await screen.findByRole("region", { name: "Use this model" }))
  expect(await use.findByText(/The files of this model could not be read/)).toBeVisible()
  expect(use.getByText("no<b>/such")).toBeVisible()
})
