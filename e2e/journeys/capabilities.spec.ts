import type { Tracking } from "~e2e/fixtures/content"
import { main } from "~e2e/fixtures/pages"
import { runsTable } from "~e2e/fixtures/runsTable"
import { expect, test } from "~e2e/fixtures/test"

const NO_REGISTRY = "FastTrackML has no model registry."
const NO_LOGGED_MODELS = "FastTrackML has no logged models."

/** What a server lacks, and the reason that is given for it. */
const LACKS: Readonly<Record<Tracking, Readonly<Record<string, string>>>> = {
  demo: {},
  mlflow: {},
  fasttrackml: {
    "Remove a tag of an experiment": "FastTrackML cannot delete tags of experiments.",
    "Datasets of a run": "FastTrackML does not keep datasets.",
    "Registered models": NO_REGISTRY,
    "Aliases of model versions": NO_REGISTRY,
    "Stages of model versions": NO_REGISTRY,
    "Logged models": NO_LOGGED_MODELS,
    "Sampled metrics": "No: very long metrics are read in full",
    "Search for runs without a value": "No: IS NULL is not understood",
    "Search by the name of a run": "No: Tracklight compares names itself",
    "Signs and exponents in filters": "No: Tracklight compares such numbers itself",
  },
}

test("the servers page says what a server can do, and why it cannot do the rest", async ({ page, tracking }) => {
  await page.goto("/#/servers")
  await main(page)
    .getByText(tracking === "fasttrackml" ? "What it can do" : "Can do everything")
    .click()
  const abilities = new Map<string, string>()
  for (const row of await main(page).getByRole("table").locator("tbody").getByRole("row").all()) {
    const what = (await row.getByRole("rowheader").textContent()) ?? ""
    abilities.set(what, (await row.getByRole("cell").textContent()) ?? "")
  }
  expect(abilities.size).toBeGreaterThan(10)
  expect(Object.fromEntries([...abilities].filter(([, answer]) => answer !== "Yes"))).toEqual(LACKS[tracking])
})

test.describe("a server without models", () => {
  test.beforeEach(({ tracking }) => {
    test.skip(tracking !== "fasttrackml", "this server has models; see models.spec.ts")
  })

  test("says so instead of showing an empty registry, and is not asked", async ({ page, paths }) => {
    const asked: string[] = []
    page.on("request", (request) => asked.push(request.url()))
    const models = `/#/s/${paths.server}/models`
    for (const path of [models, `${models}/churn-classifier`, `${models}/churn-classifier/versions/1`]) {
      await page.goto(path)
      await expect(main(page)).toContainText(NO_REGISTRY)
      await expect(main(page)).toContainText("Experiments and runs work as usual.")
    }
    for (const path of [await paths.loggedModel(), `${await paths.runs("training")}?tab=models`]) {
      await page.goto(path)
      await expect(main(page)).toContainText(NO_LOGGED_MODELS)
    }
    await page.goto(await paths.run("training", "train-04", "models"))
    await expect(main(page)).toContainText(NO_REGISTRY)
    await expect(main(page)).toContainText(NO_LOGGED_MODELS)
    expect(asked.filter((url) => /registered-models|model-versions|logged-models\/(m-|search)/.test(url))).toEqual([])
  })
})

test("a filter that the server does not know is applied here, and said to be", async ({ page, paths, tracking }) => {
  await page.goto(await paths.runs("training"))
  const table = runsTable(page)
  await expect(table.names).toHaveCount(8)
  for (const [filter, note, names] of [
    ["metrics.minus < -1", "This server cannot compare with a negative number.", [/train-numbers/]],
    ["params.model IS NULL", "This server does not know IS NULL.", [/train-system/, /train-numbers/]],
    ["run_name LIKE '%-0_'", "This server does not find every run by its name.", Array(6).fill(/train-0/)],
  ] as const) {
    await table.filterBy(filter)
    await expect(table.names).toHaveText([...names])
    const said = main(page).getByText(note)
    if (tracking === "fasttrackml") await expect(said).toBeVisible()
    else await expect(said).toBeHidden()
  }
})
