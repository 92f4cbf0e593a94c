import { main } from "~e2e/fixtures/pages"
import { expectCell, runsTable } from "~e2e/fixtures/runsTable"
import { expect, test } from "~e2e/fixtures/test"

test("a running run gets its new points, and its end, without a reload", async ({ page, paths, make }) => {
  test.setTimeout(200_000)
  const experiment = await make.experiment()
  const points = [0, 1, 2].map((step) => ({ key: "loss", value: 1 / (1 + step), step }))
  const runId = await make.run({ experiment, name: "under way", points, status: "RUNNING" })
  await page.goto(`${paths.experiments()}/${experiment.id}`)
  const { row } = runsTable(page)
  await expect(row("under way").getByRole("img", { name: "Running" })).toBeVisible()
  await expectCell(row("under way"), /^0\.333/)
  await expect(main(page)).toContainText("1 running")

  await make.log(runId, [{ key: "loss", value: 0.125, step: 3 }])
  await expect(row("under way").getByRole("gridcell", { name: /^0\.125/ })).toBeVisible({ timeout: 75_000 })

  await make.log(runId, [{ key: "loss", value: 0.0625, step: 4 }])
  await make.finish(runId, "FINISHED")
  await expect(row("under way").getByRole("img", { name: "Finished" })).toBeVisible({ timeout: 75_000 })
  await expectCell(row("under way"), /^0\.0625/)
})
