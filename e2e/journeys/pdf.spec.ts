import type { Locator } from "@playwright/test"

import { openLogged } from "~e2e/fixtures/openLogged"
import { main } from "~e2e/fixtures/pages"
import { pdfOf } from "~e2e/fixtures/pdf"
import { expect, test } from "~e2e/fixtures/test"

/** The share of a drawn page that is dark, in percent. */
const darkness = (canvas: Locator) =>
  canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0
    const { data } = element.getContext("2d")?.getImageData(0, 0, element.width, element.height) ?? { data: [] }
    const dark = Array.from(data).filter((value, at) => at % 4 === 0 && value < 64 && data[at + 3] === 255).length
    return Math.round((400 * dark) / data.length)
  })

test("a PDF is drawn page by page, and its text can be read", async ({ page, fill }) => {
  await openLogged(fill, { name: "report.pdf", data: pdfOf(["First page of it", "Second page of it"]) })
  await expect(main(page).getByText("Page 1 of 2")).toBeVisible()
  // The square is 200 x 200 of 595 x 842.
  const first = main(page).getByRole("img", { name: "Page 1 of report.pdf" })
  await expect(first).toHaveAttribute("data-drawn", "1 false")
  expect(await darkness(first)).toBe(8)
  await main(page).getByRole("button", { name: "Next page" }).click()
  await expect(main(page).getByRole("img", { name: "Page 2 of report.pdf" })).toHaveAttribute("data-drawn", "2 false")
  await main(page).getByRole("radio", { name: "Text" }).check()
  await expect(main(page).getByText("Second page of it")).toBeVisible()
})

test("a PDF that wants to act when it is opened only has pages", async ({ page, fill }) => {
  const action = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); app.launchURL\\('https://canary.test'\\)) >>"
  await openLogged(fill, { name: "acts.pdf", data: pdfOf(["It acts"], action) })
  await expect(main(page).getByRole("img", { name: "Page 1 of acts.pdf" })).toHaveAttribute("data-drawn", "1 false")
})

test("a PDF that is cut off says so, and the page lives", async ({ page, fill }) => {
  await openLogged(fill, { name: "cut.pdf", data: pdfOf(["Cut"]).subarray(0, 60) })
  await expect(main(page).getByRole("alert")).toContainText("This PDF cannot be read")
  await main(page).getByRole("combobox", { name: "View as" }).selectOption({ index: 1 })
  await expect(main(page).getByText("%PDF-1.4")).toBeVisible()
})

test("a figure that mlflow.log_figure wrote as a PDF is drawn", async ({ page, tracking, fill }) => {
  test.skip(tracking === "demo", "no MLflow client reaches the demo")
  const run = await fill()
  await run.logBy("logFigure.py", ["loss.pdf"], {})
  await run.open("loss.pdf")
  const drawn = main(page).getByRole("img", { name: "Page 1 of loss.pdf" })
  await expect(drawn).toHaveAttribute("data-drawn", "1 false")
  expect(await darkness(drawn)).toBeGreaterThan(0)
  await main(page).getByRole("radio", { name: "Text" }).check()
  await expect(main(page).getByText("Loss by epoch")).toBeVisible()
})
