import { gzipSync } from "node:zlib"

import { main, openPlace, PLACES } from "~e2e/fixtures/pages"
import { content, expect, test } from "~e2e/fixtures/test"

/** Requests to the tracking server that a page may cost, opened cold; the rail's tree and the probes are part of it. */
const PROBES_AND_TREE = 8
const REQUESTS: Record<string, number> = {
  home: 8,
  servers: 2,
  settings: 2,
  experiments: 2,
  runs: 4,
  run: 8,
  "run metrics": 12,
  "run system metrics": 10,
  "run artifacts": 8,
  compare: 14,
  models: 4,
  model: 6,
  "model version": 8,
  "compare models": 14,
  "logged model": 8,
}

for (const place of PLACES) {
  test(`${place.name} keeps its budget of requests`, async ({ page, paths }) => {
    const path = await place.path(paths)
    const asked: string[] = []
    page.on("request", (request) => {
      if (request.url().includes("/proxy/"))
        asked.push(
          `${request.method()} ${request.url().slice(request.url().indexOf("/proxy/"))} ${request.postData()?.slice(0, 120) ?? ""}`,
        )
    })
    await page.goto(path)
    await openPlace(page, place, paths)
    await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0)
    expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(PROBES_AND_TREE + (REQUESTS[place.name] ?? 0))
    // The same question twice in a row is a question too many.
    const twice = asked.filter((request, index) => asked.indexOf(request) !== index)
    expect(twice).toEqual([])
  })
}

test("the first route loads at most 200 KB of script, gzipped", async ({ page, paths }) => {
  const sizes: number[] = []
  page.on("response", async (response) => {
    if (response.url().endsWith(".js")) sizes.push(gzipSync(await response.body()).length)
  })
  const [runs] = PLACES.filter(({ name }) => name === "runs")
  if (runs === undefined) throw new Error("no such page")
  await openPlace(page, runs, paths)
  await expect.poll(() => sizes.length).toBeGreaterThan(1)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200 * 1000)
})

// The first formatter or collator has the browser load its tables: ten milliseconds on the way to the first picture.
for (const name of ["experiments", "runs", "run"]) {
  test(`${name} is there before anything of Intl is made`, async ({ page, paths }) => {
    const place = PLACES.find((one) => one.name === name)
    if (place === undefined) throw new Error("no such page")
    await page.addInitScript(noteIntl)
    await openPlace(page, place, paths)
    expect(await page.evaluate(() => Reflect.get(window, "madeOfIntl") as unknown)).toEqual([])
  })
}

/** Runs in the page. `toLocaleString` and `localeCompare` make theirs inside the browser. */
function noteIntl() {
  const made: string[] = []
  Object.assign(window, { madeOfIntl: made })
  const note = (owner: object, name: string) => {
    const handler: ProxyHandler<CallableFunction> = {
      construct: (target, args: unknown[], newTarget): object => {
        made.push(name)
        return Reflect.construct(target, args, newTarget)
      },
      apply: (target, self, args: unknown[]): unknown => {
        made.push(name)
        return Reflect.apply(target, self, args)
      },
    }
    const plain: unknown = Reflect.get(owner, name)
    if (typeof plain === "function") Object.assign(owner, { [name]: new Proxy(plain, handler) })
  }
  for (const name of ["NumberFormat", "DateTimeFormat", "Collator", "PluralRules", "ListFormat", "Segmenter"])
    note(Intl, name)
  note(String.prototype, "localeCompare")
  for (const owner of [Number.prototype, Date.prototype]) note(owner, "toLocaleString")
}

test.describe("a page that is only looked at", () => {
  const MINUTES = 5
  for (const key of ["live", "training"] as const) {
    test(`asks at most every ten seconds: ${key}`, async ({ page, paths }) => {
      const path = await paths.runs(key)
      await page.clock.install()
      await page.goto(path)
      await expect(
        main(page)
          .getByText(key === "live" ? content.live.run : "train-03")
          .first(),
      ).toBeVisible()
      await page.clock.runFor(5_000)
      let asked = 0
      page.on("request", (request) => {
        if (request.url().includes("/proxy/")) asked += 1
      })
      for (let second = 0; second < MINUTES * 60; second += 10) {
        await page.clock.runFor(10_000)
        await expect(main(page).getByRole("grid")).toBeVisible()
      }
      expect(asked).toBeLessThanOrEqual(MINUTES * 6)
      await page.evaluate(() => {
        Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true })
        Object.defineProperty(document, "hidden", { value: true, configurable: true })
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))
      })
      await page.clock.runFor(1_000)
      asked = 0
      for (let second = 0; second < 120; second += 10) await page.clock.runFor(10_000)
      expect(asked).toBe(0)
    })
  }
})
