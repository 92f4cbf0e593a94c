import { main } from "~e2e/fixtures/pages"
import { content, expect, test, upstreamOf } from "~e2e/fixtures/test"
import { experimentName, isOn } from "~e2e/fixtures/content"
import path from "node:path"
import { runPython } from "~scripts/trackingServers.mjs"

test.describe("links of MLflow's own UI open the same thing here", () => {
  test("experiment, run and artifacts", async ({ page, ids, tracking }) => {
    const experiment = await ids.experiment("training")
    const run = await ids.run("training", "train-04")
    await page.goto(`/#/experiments/${experiment}`)
    await expect(page).toHaveURL(new RegExp(`#/s/${tracking}/experiments/${experiment}$`))
    await expect(main(page).getByText("train-03").first()).toBeVisible()
    await page.goto(`/#/experiments/${experiment}/runs/${run}`)
    await expect(page).toHaveURL(new RegExp(`#/s/${tracking}/experiments/${experiment}/runs/${run}$`))
    await expect(main(page).getByText("learning_rate").first()).toBeVisible()
    await page.goto(`/#/experiments/${experiment}/runs/${run}/artifacts`)
    await expect(page).toHaveURL(new RegExp(`/runs/${run}/artifacts`))
    await expect(main(page).getByText("reports").first()).toBeVisible()
  })
  test("compared runs", async ({ page, ids }) => {
    const runs = await Promise.all([ids.run("training", "train-01"), ids.run("training", "train-04")])
    const query = new URLSearchParams({
      runs: JSON.stringify(runs),
      experiments: JSON.stringify([await ids.experiment("training")]),
    })
    await page.goto(`/#/compare-runs?${query}`)
    await expect(page).toHaveURL(/#\/compare\?runs=/)
    await expect(main(page).getByText("train-01").first()).toBeVisible()
    await expect(main(page).getByText("train-04").first()).toBeVisible()
  })
  test("a version of a model", async ({ page, tracking }) => {
    test.skip(!isOn(content.models, tracking), "this server has no model registry")
    await page.goto("/#/models/churn-classifier/versions/2")
    await expect(page).toHaveURL(new RegExp(`#/s/${tracking}/models/churn-classifier/versions/2$`))
    await expect(main(page).getByText("better data").first()).toBeVisible()
  })
  test("compared versions of a model", async ({ page, tracking }) => {
    test.skip(!isOn(content.models, tracking), "this server has no model registry")
    // As MLflow 3 writes it, with a version whose run is not known.
    await page.goto('/#/compare-model-versions?name="churn-classifier"&runs={"1":"a run","3":null}')
    await expect(page).toHaveURL(/#\/compare-models\?versions=/)
    await expect(page.getByRole("heading", { level: 1, name: "Compare 2 versions" })).toBeVisible()
    for (const version of ["1", "3"])
      await expect(main(page).getByRole("columnheader", { name: `churn-classifier ${version}` })).toBeVisible()
  })
  test("what the client prints", async ({ page, tracking }) => {
    test.skip(tracking === "demo", "the demo has no client")
    test.skip(/databricks|azureml/.test(tracking), "their clients print links of their own UI")
    const { live } = content
    const log = path.resolve("e2e", "fixtures", "log.py")
    const printed = await runPython([
      log,
      upstreamOf(tracking),
      experimentName("live"),
      "printed-run",
      live.metric,
      "0",
      "3",
      "FINISHED",
    ])
    const links = [...printed.matchAll(/(View \w+).*? at: (\S+)/g)]
    expect(links.map(([, what]) => what)).toEqual(["View run", "View experiment"])
    for (const [, , link = ""] of links) {
      // Tracklight stands at the address of the tracking server, so only the part after the host counts.
      await page.goto(`/${new URL(link).hash}`)
      await expect(main(page).getByText("printed-run").first()).toBeVisible()
    }
  })
  test("nonsense is answered by a page that says so", async ({ page, watched }) => {
    watched.expected.push(/malformed URL segment/) // the router's own warning
    for (const hash of ["#/nowhere", "#/s/nobody/experiments", "#/experiments/%zz", "#/s//experiments/../../x"]) {
      await page.goto(`/${hash}`)
      await expect(page.getByRole("main")).toContainText(/no |not |unknown/i)
      await expect(page.getByRole("banner")).toBeVisible()
    }
  })
})

test.describe("the address shows what the page shows", () => {
  test("back, forward, reload and a copied link", async ({ page, paths, context }) => {
    const runs = await paths.runs("training")
    await page.goto(runs)
    const filter = page.getByRole("combobox", { name: "Filter runs" })
    await filter.fill("params.optimizer = 'adam'")
    await filter.press("Enter")
    const names = main(page).getByRole("rowheader")
    await expect(names).toHaveText([/train-06/, /train-04/, /train-03/, /train-02/])
    await main(page)
      .getByRole("columnheader", { name: "val/accuracy" })
      .getByRole("button", { name: "val/accuracy", exact: true })
      .click()
    const sorted = [/train-04/, /train-03/, /train-02/, /train-06/]
    await expect(names).toHaveText(sorted)
    const address = page.url()

    await page.reload()
    await expect(names).toHaveText(sorted)
    await expect(filter).toHaveValue("params.optimizer = 'adam'")

    await names.first().getByRole("link").click()
    await expect(page).toHaveURL(/\/runs\//)
    await page.goBack()
    await expect(page).toHaveURL(address)
    await expect(names).toHaveText(sorted)
    await page.goForward()
    await expect(page).toHaveURL(/\/runs\//)

    const copy = await context.newPage()
    await copy.goto(address)
    await expect(main(copy).getByRole("rowheader")).toHaveText(sorted)
  })
})
