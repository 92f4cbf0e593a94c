import { eventually } from "~e2e/fixtures/eventually"
import { main } from "~e2e/fixtures/pages"
import { expectCell, runsTable } from "~e2e/fixtures/runsTable"
import { expect, test } from "~e2e/fixtures/test"

test("a running run gets its new points, and its end, without a reload", async ({ page, paths, make }) => {
  const experiment = await make.experiment()
  const points = [0, 1, 2].map((step) => ({ key: "loss", value: 1 / (1 + step), step }))
  const runId = await make.run({ experiment, name: "under way", points, status: "RUNNING" })
  // It asks every quarter of a minute, and only every other time for the runs that are under way.
  await page.clock.install()
  await page.goto(`${paths.experiments()}/${experiment.id}`)
  const { row } = runsTable(page)
  await expect(row("under way").getByRole("img", { name: "Running" })).toBeVisible()
  await expectCell(row("under way"), /^0\.333/)
  await expect(main(page)).toContainText("1 running")

  await make.log(runId, [{ key: "loss", value: 0.125, step: 3 }])
  const next = row("under way").getByRole("gridcell", { name: /^0\.125/ })
  await eventually(page, () => expect(next).toBeVisible({ timeout: 500 }))

  await make.log(runId, [{ key: "loss", value: 0.0625, step: 4 }])
  await make.finish(runId, "FINISHED")
  const end = row("under way").getByRole("img", { name: "Finished" })
  await eventually(page, () => expect(end).toBeVisible({ timeout: 500 }))
  await expectCell(row("under way"), /^0\.0625/)
})
