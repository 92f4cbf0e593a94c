import { main } from "~e2e/fixtures/pages"
import { apiOn, expect, idsOn, test as base, urlOf } from "~e2e/fixtures/test"

/** Our server in front of every tracking server of this run of the tests. */
const test = base.extend({ url: async ({}, use) => use(urlOf("all")) })
/** The second server: another demo, so that the demo project needs nobody else. */
const OTHER = "second"

test("runs of two servers stand in one table and on one chart", async ({ page, ids, request, url, tracking }) => {
  const others = idsOn(request, apiOn(url, OTHER))
  const references = [
    `${tracking}:${await ids.run("training", "train-01")}`,
    `${OTHER}:${await others.run("training", "train-04")}`,
  ]
  await page.goto(`/#/compare?runs=${references.join(",")}`)
  for (const text of ["train-01", "train-04", "learning_rate", "0.812", "0.907"]) {
    await expect(main(page).getByText(text).filter({ visible: true }).first()).toBeVisible()
  }
  await expect(main(page).getByText("val/accuracy").first()).toBeVisible()
})
test("an experiment shows the runs of another server's beside its own", async ({ page, paths, request, url }) => {
  const others = idsOn(request, apiOn(url, OTHER))
  await page.goto(`${await paths.runs("nested")}?with=${OTHER}:${await others.experiment("training")}`)
  await expect(main(page).getByText("outer").first()).toBeVisible()
  await expect(main(page).getByText("train-04").first()).toBeVisible()
})
test("one server that is stopped leaves the others' pages alone", async ({ page, paths, watched, url }) => {
  watched.expected.push(/Failed to load resource/)
  await page.route(`${url}/proxy/${OTHER}/**`, (route) => route.abort())
  await page.goto("/#/")
  await expect(page.getByRole("main")).toContainText(OTHER)
  await page.goto(await paths.runs("training"))
  await expect(main(page).getByText("train-03").first()).toBeVisible()
})
