import type { Page } from "@playwright/test"

import { lacksOf, reasonNot } from "~e2e/fixtures/lacks"
import { main } from "~e2e/fixtures/pages"
import { runsTable } from "~e2e/fixtures/runsTable"
import { expect, test } from "~e2e/fixtures/test"

test("the servers page says what a server can do, and why it cannot do the rest", async ({ page, tracking }) => {
  await page.goto("/#/servers")
  await main(page)
    .getByText(Object.keys(lacksOf(tracking)).length > 0 ? "What it can do" : "Can do everything")
    .click()
  await expect(main(page).getByRole("rowheader", { name: "Change things" })).toBeVisible()
  const abilities = new Map<string, string>()
  for (const row of await main(page).getByRole("table").locator("tbody").getByRole("row").all()) {
    const what = (await row.getByRole("rowheader").textContent()) ?? ""
    abilities.set(what, (await row.getByRole("cell").textContent()) ?? "")
  }
  expect(abilities.size).toBeGreaterThan(10)
  expect(Object.fromEntries([...abilities].filter(([, answer]) => answer !== "Yes"))).toEqual(lacksOf(tracking))
})

test.describe("what a server has no models for", () => {
  const REGISTRY = /registered-models|model-versions/
  const LOGGED = /logged-models\/(m-|search)/

  test("is said where registered models would be, and it is not asked", async ({ page, paths, tracking }) => {
    const reason = reasonNot(tracking, "Registered models")
    test.skip(reason === undefined, "this server has a registry; see models.spec.ts")
    const asked = watchRequests(page)
    const models = `/#/s/${paths.server}/models`
    for (const path of [models, `${models}/churn-classifier`, `${models}/churn-classifier/versions/1`]) {
      await page.goto(path)
      await expect(main(page)).toContainText(reason ?? "")
      await expect(main(page)).toContainText("Experiments and runs work as usual.")
    }
    await page.goto(await paths.run("training", "train-04", "models"))
    await expect(main(page)).toContainText(reason ?? "")
    expect(asked.filter((url) => REGISTRY.test(url))).toEqual([])
  })

  test("is said where logged models would be, and it is not asked", async ({ page, paths, tracking }) => {
    const reason = reasonNot(tracking, "Logged models")
    test.skip(reason === undefined, "this server has logged models; see models.spec.ts")
    // That there is none is found out by asking on some kinds of servers, once, while connecting.
    await page.goto(paths.experiments())
    await expect(main(page).getByText("Shared").first()).toBeVisible()
    const asked = watchRequests(page)
    for (const path of [
      await paths.loggedModel(),
      `${await paths.runs("training")}?tab=models`,
      await paths.run("training", "train-04", "models"),
    ]) {
      await page.goto(path)
      await expect(main(page)).toContainText(reason ?? "")
    }
    expect(asked.filter((url) => LOGGED.test(url))).toEqual([])
  })
})

function watchRequests(page: Page): readonly string[] {
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  return asked
}

test("a filter that the server does not know is applied here, and said to be", async ({ page, paths, tracking }) => {
  await page.goto(await paths.runs("training"))
  const table = runsTable(page)
  await expect(table.names).toHaveCount(8)
  for (const [ability, filter, note, names] of [
    [
      "Signs and exponents in filters",
      "metrics.minus < -1",
      "This server cannot compare with a negative number.",
      [/train-numbers/],
    ],
    [
      "Search for runs without a value",
      "params.model IS NULL",
      "This server does not know IS NULL.",
      [/train-system/, /train-numbers/],
    ],
    [
      "Search by the name of a run",
      "run_name LIKE '%-0_'",
      "This server does not find every run by its name.",
      Array(6).fill(/train-0/),
    ],
  ] as const) {
    await table.filterBy(filter)
    await expect(table.names).toHaveText([...names])
    const said = main(page).getByText(note)
    if (reasonNot(tracking, ability) !== undefined) await expect(said).toBeVisible()
    else await expect(said).toBeHidden()
  }
})
