import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { openApp, place, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const demo = createDemoServer("small").handle
const region = async () =>
  within(await within(screen.getByRole("main")).findByRole("region", { name: "Use this model" }))

test("3.17: one way at a time, for the address that is chosen; both stand in the link", async () => {
  const { user } = openApp("/s/one/models/churn-classifier/versions/3", { one: demo })
  const use = await region()
  const ways = within(await use.findByRole("navigation", { name: "Ways to use this model" }))
  const first = within(use.getByRole("region", { name: "Load and predict" }))
  expect(first.getByText(/load_model\("models:\/churn-classifier@challenger"\)/)).toBeVisible()
  expect(first.getByText(/\[12\.0, "basic", 3\.0\]/)).toBeVisible()

  await user.click(ways.getByRole("button", { name: "Batch scoring with Spark" }))
  await user.selectOptions(use.getByRole("combobox", { name: "Take" }), "The logged model")
  const spark = within(use.getByRole("region", { name: "Batch scoring with Spark" }))
  expect(spark.getByText(/spark_udf\(spark, "models:\/m-\w+"[^]*struct\("tenure", "plan", "calls"\)/)).toBeVisible()
  expect(use.queryByRole("region", { name: "Load and predict" })).not.toBeInTheDocument()
  expect(place()).toBe("/s/one/models/churn-classifier/versions/3?use=spark&by=logged")

  await user.click(use.getByRole("button", { name: "Copy Python" }))
  expect(await navigator.clipboard.readText()).toMatch(/^import mlflow\n[^]*spark_udf/)
  await user.click(use.getByRole("button", { name: "Copy the address of the model" }))
  expect(await navigator.clipboard.readText()).toMatch(/^models:\/m-\w+$/)
})

test("what is not for this server keeps its place, with the reason", async () => {
  const { user } = openApp("/s/one/models/churn-classifier/versions/3", { one: demo })
  const use = await region()
  const ways = within(await use.findByRole("navigation", { name: "Ways to use this model" }))
  await user.click(within(ways.getByRole("region", { name: "In a cloud" })).getByRole("button", { name: /Serving/ }))
  expect(use.getByText(/models of its own registry only/)).toBeVisible()
})

test("a model whose files cannot be read is used with columns to be put in", async () => {
  const withoutFiles: Answer = (request) =>
    request.url.includes("artifact_file_path") || request.url.includes("get-artifact")
      ? Promise.resolve(new Response("gone", { status: 404 }))
      : demo(request)
  openApp("/s/one/models/churn-classifier/versions/3?use=serve", { one: withoutFiles })
  const use = await region()
  expect(await use.findByText(/The files of this model could not be read/)).toBeVisible()
  expect(use.getByText(/^curl http:\/\/127\.0\.0\.1:5001\/invocations/)).toHaveTextContent("<column>")
})

test("a logged model is used by its own name and by that of its run", async () => {
  const { user } = openApp("/s/one/models/churn-classifier/versions/3", { one: demo })
  await user.click(await screen.findByRole("link", { name: /^m-/ }))
  const use = await region()
  const address = await use.findByRole("combobox", { name: "Take" })
  expect(
    within(address)
      .getAllByRole("option")
      .map((option) => option.textContent),
  ).toEqual(["The logged model", "From its run"])
  await user.selectOptions(address, "From its run")
  expect(use.getByText(/load_model\("runs:\/\w+\/\S+"\)/)).toBeVisible()
})
