import { main } from "~e2e/fixtures/pages"
import { runSteps } from "~e2e/fixtures/runModelCode"
import { shownSteps } from "~e2e/fixtures/shownSteps"
import { content, expect, test } from "~e2e/fixtures/test"

const name = content.models.registered[0]?.name ?? ""

test("1.19: the vendor's client sends for the Python of Model Serving what is told to be sent by hand", async ({
  page,
  paths,
}) => {
  test.slow()
  await page.goto(`/#/s/${paths.server}/models/${name}/versions/3`)
  const ways = main(page).getByRole("navigation", { name: "Ways to use this model" })
  await ways.getByRole("button", { name: "Databricks Model Serving, by REST" }).click()
  const byHand = await shownSteps(page, "Databricks Model Serving, by REST")
  await ways.getByRole("button", { name: "Databricks Model Serving, from Python" }).click()
  const inPython = await shownSteps(page, "Databricks Model Serving, from Python")

  const [endpoint, create, input, ask, , sdk] = await runSteps([...byHand, ...inPython])
  const entity = { entity_name: name, entity_version: "3", workload_size: "Small", scale_to_zero_enabled: true }
  expect(endpoint?.value).toEqual({ name, config: { served_entities: [entity] } })
  expect(create?.value).toContainEqual(
    expect.arrayContaining(["$DATABRICKS_HOST/api/2.0/serving-endpoints", "@endpoint.json"]),
  )
  expect(input?.value).toMatchObject({ dataframe_split: { columns: expect.any(Array), data: expect.any(Array) } })
  const address = `/serving-endpoints/${name}/invocations`
  expect(ask?.value).toEqual([expect.arrayContaining([`$DATABRICKS_HOST${address}`, "@input.json"])])
  expect(sdk).toMatchObject({ did: "executed", printed: "[1, 0]" })
  // The client names the endpoint in its configuration too.
  const asked = { name, config: { name, served_entities: [entity] } }
  expect(sdk?.value).toContainEqual(["POST", "/api/2.0/serving-endpoints", asked])
  expect(sdk?.value).toContainEqual(["POST", address, input?.value])
})
