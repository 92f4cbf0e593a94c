import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

const PROGRAM = 'import mlflow\n\n\ndef train(rate):\n    """Learns."""\n    return "<b>ok</b>"  # done\n'
const SUMMARY = "Layer (type)      Output Shape   Param #\n=====\ndense (Dense)     (None, 4)      132\n"
const CONSOLE =
  "\u001b[32mINFO\u001b[0m start\n  0%|    |\r 50%|##  |\r100%|####|\n\u001b[1;31mERROR\u001b[0m <img src=x onerror=alert(1)>\n"

test("a program is read in colours, and one of its lines has an address", async ({ page, fill }) => {
  const run = await fill({ "code/train.py": PROGRAM, "model_summary.txt": SUMMARY })
  await run.open("code/train.py", "L4")
  const lines = main(page).getByRole("region", { name: "Lines" })
  await expect(lines.getByText("def", { exact: true })).toHaveCSS("color", /rgb/)
  await expect(lines.locator("[aria-current]")).toHaveText(/def train\(rate\):/)
  await expect(lines.getByText('"<b>ok</b>"')).toBeVisible()
  await main(page).getByRole("textbox", { name: "Go to line" }).fill("6")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/at=L6/)
  await page.reload()
  await expect(lines.locator("[aria-current]")).toHaveText(/return/)

  await run.open("model_summary.txt")
  await expect(lines.getByText("dense (Dense)     (None, 4)      132")).toBeVisible()
})

test("what a job wrote to its terminal is a console", async ({ page, fill }) => {
  const run = await fill({ "user_logs/std_log.txt": CONSOLE })
  await run.open("user_logs/std_log.txt")
  const terminal = main(page).getByRole("region", { name: "Console" })
  await expect(terminal.getByText("100%|####|")).toBeVisible()
  await expect(terminal.getByText("50%|##")).toHaveCount(0)
  await expect(terminal.getByText("<img src=x onerror=alert(1)>")).toBeVisible()
  await expect(terminal.getByText("3 lines")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("Text")
  await expect(main(page).getByText("5 lines")).toBeVisible()
})

test("a log of 200,000 lines is there at once, searched as a whole, and linked to", async ({ page, fill }) => {
  const rows = Array.from({ length: 200_000 }, (_, row) => `2026-11-27 12:00:00 INFO step ${row} loss ${row % 977}`)
  const run = await fill({ "train.log": `${rows.join("\n")}\n` })
  await run.open("train.log")
  await expect(main(page).getByText("200,000 lines")).toBeVisible()
  await page.keyboard.press("ControlOrMeta+f")
  await page.keyboard.type("step 19999")
  await expect(main(page).getByText("1 of 11 lines")).toBeVisible()
  await page.keyboard.press("Shift+Enter")
  await expect(main(page).getByText("11 of 11 lines")).toBeVisible()
  await expect(main(page).getByText("step 199999", { exact: false }).last()).toBeInViewport()

  await run.open("train.log", "L150000")
  await expect(main(page).locator("[aria-current]", { hasText: "step 149999 " })).toBeInViewport()
})

test("the end of a log is followed while its run goes on", async ({ page, make, fill }) => {
  await page.clock.install()
  const run = await fill({ "train.log": "one\ntwo\n" }, { status: "RUNNING" })
  await run.open("train.log")
  await expect(main(page).getByText("2 lines")).toBeVisible()
  await main(page).getByText("Follow").click()
  await run.log({ "train.log": "one\ntwo\nthree\n" })
  await page.clock.runFor(11_000)
  await expect(main(page).getByText("three", { exact: true })).toBeVisible()
  await make.finish(run.runId, "FINISHED")
  await page.clock.runFor(60_000)
  await expect(main(page).getByRole("switch", { name: "Follow" })).toHaveCount(0)
})
