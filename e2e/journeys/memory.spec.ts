import type { CDPSession } from "@playwright/test"

import { main } from "~e2e/fixtures/pages"
import { content, expect, test } from "~e2e/fixtures/test"

async function memory(session: CDPSession) {
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage")
  const { usedSize } = await session.send("Runtime.getHeapUsage")
  const { metrics } = await session.send("Performance.getMetrics")
  return { heap: usedSize, nodes: metrics.find(({ name }) => name === "Nodes")?.value ?? 0 }
}

test("closing a comparison of 100 runs gives its memory back", async ({ page, paths, tracking, request, url, ids }) => {
  test.slow()
  const data = { experiment_ids: [await ids.experiment("sweep")], max_results: 100 }
  const response = await request.post(`${url}/proxy/${tracking}/api/2.0/mlflow/runs/search`, { data })
  const found: { runs: { info: { run_id: string } }[] } = await response.json()
  const runs = found.runs.map(({ info }) => `${tracking}:${info.run_id}`)
  expect(runs).toHaveLength(100)

  const session = await page.context().newCDPSession(page)
  await session.send("Performance.enable")
  await page.clock.install()
  const settings = async () => {
    await page.goto("/#/settings")
    await expect(main(page).getByRole("heading", { level: 1 })).toBeVisible()
    // Five minutes and more: what the page does not need any longer has been dropped.
    await page.clock.fastForward(11 * 60_000)
    return memory(session)
  }
  const compare = async () => {
    await page.goto(`/#/compare?runs=${runs.join(",")}`)
    await expect(main(page).getByText(`${content.sweep.prefix}1`).first()).toBeVisible()
  }
  // Some rounds before, so that code, compiled code and caches that stay for good are there.
  for (let round = 0; round < 4; round += 1) {
    await compare()
    await settings()
  }
  const before = await settings()
  for (let round = 0; round < 3; round += 1) {
    await compare()
    await settings()
  }
  const after = await settings()
  expect(after.heap / before.heap).toBeLessThan(1.1)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.02)
  await page.goto(await paths.runs("sweep"))
  await expect(main(page).getByText(content.sweep.prefix).first()).toBeVisible()
})
