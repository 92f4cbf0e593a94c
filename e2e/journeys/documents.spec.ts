import { runWithFiles } from "~e2e/fixtures/files"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test("JSON of 50 MB is a tree that is searched as a whole, and linked to", async ({
  page,
  make,
  api,
  request,
  tracking,
}) => {
  test.slow()
  // The demo's server takes no file of that size.
  const [count, hits] = tracking === "demo" ? ["40,000", "11"] : ["200,000", "111"]
  const runs = Array.from({ length: Number(count.replace(",", "")) }, (_, run) => ({
    id: `run-${run}`,
    loss: run / 7,
    note: "x".repeat(200),
  }))
  const big = `{"exact": 12345678901234567890, "runs": ${JSON.stringify(runs)}}`
  const run = await runWithFiles({ page, make, api, request, tracking }, { "big.json": big })
  await run.open("big.json")
  const tree = main(page).getByRole("tree", { name: "JSON" })
  await expect(tree.getByText("12345678901234567890")).toBeVisible({ timeout: 30_000 })
  await expect(tree.getByText(`list of ${count}`)).toBeVisible()
  await main(page).getByRole("searchbox", { name: "Find a key or value" }).fill("run-1999")
  await expect(main(page).getByText(`1 of ${hits} values`)).toBeVisible({ timeout: 30_000 })
  await expect(main(page).getByRole("group", { name: "Picked value" })).toContainText("runs[1999].id")
  await expect(page).toHaveURL(/at=%2Fruns%2F1999%2Fid/)
  await page.reload()
  await expect(tree.getByText("run-1999")).toBeInViewport({ timeout: 30_000 })
})

test("documents that are broken, bottomless or a trap say so and leave the page alive", async ({
  page,
  make,
  api,
  request,
  tracking,
}) => {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(",")}]`)
  const run = await runWithFiles(
    { page, make, api, request, tracking },
    {
      "broken.json": '{"a": 1,\n  b: 2}\n',
      "deep.json": "[".repeat(100_000),
      "laughs.yaml": `l0: &l0 lol\n${levels.join("\n")}\n`,
      "train.yaml": "# how it is trained\noptimizer: adam\nrate: 1.0e-3\n",
    },
  )
  const alert = main(page).getByRole("alert")
  await run.open("broken.json")
  await expect(alert).toContainText("line 2, column 3: A key in quotes is missing")
  await run.open("deep.json")
  await expect(alert).toContainText("nested more than 1000 levels deep")
  await run.open("laughs.yaml")
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("YAML tree")
  await expect(alert).toContainText("unfolds to more than 300000 values")
  await run.open("train.yaml")
  await expect(main(page).getByText("# how it is trained")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("YAML tree")
  await expect(main(page).getByRole("tree", { name: "YAML" }).getByText("1.0e-3")).toBeVisible()
})
