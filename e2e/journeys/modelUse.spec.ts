import type { Page } from "@playwright/test"

import { main } from "~e2e/fixtures/pages"
import { expect, test, upstreamOf } from "~e2e/fixtures/test"
import {
  logFolderForUse,
  logModelForUse,
  runSteps,
  type LoggedForUse,
  type OfferedStep,
  type Outcome,
} from "~e2e/fixtures/runModelCode"
import { shownSteps } from "~e2e/fixtures/shownSteps"

test("1.17, 1.18, 3.17: every line of code that is offered for a model works, with its real columns", async ({
  page,
  paths,
  make,
  tracking,
}) => {
  // Loads the model ten times and serves it once: half a minute on a quiet machine.
  test.setTimeout(600_000)
  const experiment = await make.experiment()
  const name = `use ${experiment.leaf}`
  const { runId, modelId, predictions, columns } = await logModelForUse(upstreamOf(tracking), experiment.id, name)
  await page.goto(`/#/s/${paths.server}/models/${encodeURIComponent(name)}/versions/1`)
  await expectSigned(page)
  const use = main(page).getByRole("region", { name: "Use this model" })
  const ways = use.getByRole("navigation", { name: "Ways to use this model" })
  const steps: OfferedStep[] = []

  for (const [label, uri] of [
    ["Version 1", `models:/${name}/1`],
    ["From its run", `runs:/${runId}/churn`],
    ["The logged model", `models:/${modelId}`],
    ["Alias champion, whatever version it stands for", `models:/${name}@champion`],
  ] as const) {
    await use.getByRole("combobox", { name: "Take" }).selectOption(label)
    await expect(use.getByText(uri, { exact: true })).toBeVisible()
    const shown = await shownSteps(page, "Load and predict")
    expect(shown[0]?.code).toContain(`load_model("${uri}")`)
    for (const column of columns) expect(shown[0]?.code).toContain(`"${column}"`)
    steps.push(...shown)
  }
  for (const way of (await ways.getByRole("button").allInnerTexts()).slice(1)) {
    await ways.getByRole("button", { name: way, exact: true }).click()
    steps.push(...(await shownSteps(page, way)))
  }

  const outcomes = await runSteps(steps)
  const of = (way: string) => outcomes.filter((outcome) => outcome.way === way)
  expectPython(of, predictions, 4)
  expectServed(of, { columns, predictions })
  expectFiles(of, predictions)
  expect(of("Download")[0]?.value).toEqual([null, expect.arrayContaining(["MLmodel", "input_example.json"])])
  expectCloud(of, columns)
})

test("issue 6.7: a model in a folder of a run is used by the address of that folder, from its files", async ({
  page,
  paths,
  make,
  tracking,
}) => {
  test.setTimeout(300_000)
  const experiment = await make.experiment()
  const folder = "my models/churn"
  const { runId, predictions, columns } = await logFolderForUse(upstreamOf(tracking), experiment.id, folder)
  const run = `/#/s/${paths.server}/experiments/${experiment.id}/runs/${runId}`
  await page.goto(`${run}/artifacts?${new URLSearchParams({ path: folder })}`)
  await main(page).getByRole("link", { name: "Use this model" }).click()
  await expect(page).toHaveURL(new RegExp(`${runId}/models\\?model=my`))
  const use = main(page).getByRole("region", { name: "Use this model" })
  const uri = `runs:/${runId}/${folder}`
  await expect(use.getByText(uri, { exact: true })).toBeVisible()

  const steps: OfferedStep[] = []
  const ways = use.getByRole("navigation", { name: "Ways to use this model" })
  const offered = ["From Python", "From a shell"].map((group) =>
    ways.getByRole("region", { name: group }).getByRole("button"),
  )
  const names = (await Promise.all(offered.map((buttons) => buttons.allInnerTexts()))).flat()
  for (const way of names) {
    await ways.getByRole("button", { name: way, exact: true }).click()
    steps.push(...(await shownSteps(page, way)))
  }
  expect(steps[0]?.code).toContain(`load_model("${uri}")`)
  const outcomes = await runSteps(steps)
  const of = (way: string) => outcomes.filter((outcome) => outcome.way === way)
  expectPython(of, predictions, 1)
  expectServed(of, { columns, predictions })
  expectFiles(of, predictions)
  // Below the folder that it is downloaded into, MLflow keeps the last name of the path.
  expect(of("Download")[0]?.value).toEqual([null, ["churn"]])
  expect(of("Download")[1]?.printed).toMatch(/\/churn\/churn$/)
})

/** As the client wrote it, and as its page says it. */
async function expectSigned(page: Page) {
  const about = main(page).getByRole("region", { name: "What it is" })
  for (const name of ["months so far double required", "plan string required", "calls integer required"])
    await expect(about.getByRole("table", { name: "Inputs" }).getByRole("row", { name, exact: true })).toBeVisible()
  await expect(about.getByRole("table", { name: "3 rows" }).getByRole("row").last()).toHaveText("40.0o'basic0")
  await about.getByRole("link", { name: "input_example.json" }).click()
  await expect(page).toHaveURL(/path=input_example\.json/)
  await expect(main(page).getByRole("region", { name: "Files" })).toBeInViewport()
  await expect(main(page).getByRole("region", { name: "Files" })).toContainText("months so far")
}

type Of = (way: string) => readonly Outcome[]

/** As numpy prints it, and as a list. */
const array = (predictions: readonly number[]) => `[${predictions.join(" ")}]`
const list = (predictions: readonly number[]) => `[${predictions.join(", ")}]`

/** `loads`: by how many addresses it was loaded. */
function expectPython(of: Of, predictions: readonly number[], loads: number) {
  expect(of("Load and predict").map(({ printed }) => printed)).toEqual(
    Array.from({ length: loads }, () => [array(predictions), expect.stringMatching(/requirements\.txt$/)]).flat(),
  )
  expect(of("As sklearn loads it").map(({ printed }) => printed)).toEqual([array(predictions)])
  const [spark] = of("Batch scoring with Spark")
  if (spark?.did === "compiled")
    test.info().annotations.push({ type: "note", description: "no pyspark here: the code for Spark was only compiled" })
  else expect(spark?.printed).toBe(list(predictions))
}

function expectServed(of: Of, { columns, predictions }: Pick<LoggedForUse, "columns" | "predictions">) {
  const [serve, body, curl, requests] = of("Serve here, ask by REST")
  expect(serve?.did).toBe("set, executed")
  expect(body?.value).toMatchObject({ dataframe_split: { columns } })
  expect(curl?.value).toEqual([{ predictions }])
  expect(requests?.printed).toBe(list(predictions))
}

function expectFiles(of: Of, predictions: readonly number[]) {
  expect(of("Score a file").at(-1)?.value).toEqual([null, { predictions }])
  expect(of("A Docker image").map(({ did }) => did)).toEqual(["set, read", "read", "set, executed"])
  expect(of("A Docker image").at(-1)?.value).toEqual([null, expect.arrayContaining(["Dockerfile"])])
  expect(of("Download").map(({ did }) => did)).toEqual(["set, executed", "executed"])
}

/** Nothing is deployed: what is told to a service is read as it would be. */
function expectCloud(of: Of, columns: readonly string[]) {
  const [, , , endpoint, deployment, sample] = of("Azure ML endpoint, by az").map(({ value }) => value)
  expect(endpoint).toMatchObject({ name: expect.stringMatching(/^use-made-[\d-]+$/), auth_mode: "key" })
  expect(deployment).toMatchObject({ model: expect.stringMatching(/^azureml:use-made-[\d-]+:1$/) })
  expect(sample).toMatchObject({ input_data: { columns, index: [0, 1, 2] } })
  expect(of("Azure ML endpoint, from Python").at(-1)?.did).toBe("compiled")
}
