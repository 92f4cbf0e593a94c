import type { Locator, Page } from "@playwright/test"

import { expectNothingRan, watchCanary } from "~e2e/fixtures/canary"
import { main } from "~e2e/fixtures/pages"
import { OF_THE_SANDBOX } from "~e2e/fixtures/sandbox"
import { storedOn, type Stored } from "~e2e/fixtures/stored"
import { content, expect, test as base, urlOf } from "~e2e/fixtures/test"

/** `ready` tells it from the page before; without it the page is opened afresh. */
type Visit = (path: string, ready?: Locator) => Promise<void>

/** The demo that is full of what a tracking server may store and nobody wants to see run. */
const test = base.extend<{ visit: Visit; stored: Stored }>({
  url: async ({}, use) => use(urlOf("hostile")),
  /** Opens a page, waits until it is all there, and checks that nothing of it has run. */
  visit: async ({ page, context, url }, use) => {
    const hits = await watchCanary(context)
    await use(async (path, ready) => {
      if (ready === undefined) await page.goto("about:blank")
      await page.goto(path)
      if (ready !== undefined) await expect(ready).toBeVisible()
      await expect(main(page).getByRole("heading", { level: 1 })).toBeVisible()
      await expect(main(page).locator("[aria-busy=true]")).toHaveCount(0)
      await expectNothingRan(page, { hits, origin: url })
    })
  },
  stored: async ({ request, url }, use) => use(storedOn(request, { url, server: "demo" })),
})

const FIRST = content.hostile.strings[0] ?? ""
/** Every part of these runs holds hostile text; the others only have a name and one value of it. */
const FULL = [FIRST, content.hostile.run, "long values", "trained", "wide-0"]
/** Nineteen runs that differ from wide-0 in numbers only. */
const MORE_OF_THE_SAME = /^wide-[1-9]/

test.describe("of the hostile demo", () => {
  test.slow()

  test("the pages of servers, experiments and lists of runs stay text", async ({ page, visit, stored }) => {
    for (const path of ["/#/", "/#/servers", "/#/settings", "/#/s/demo/experiments"]) await visit(path)
    const experiments = await stored.experiments()
    for (const { path } of experiments) await visit(path)
    const [hostile] = experiments.filter(({ name }) => name === "/Shared/hostile")
    for (const view of ["view=split", "tab=models", `filter=${encodeURIComponent(FIRST)}`])
      await visit(`${hostile?.path}?${view}`)
    // What was opened is now among the recent ones.
    await visit("/#/")
    await page.keyboard.press("Control+k")
    await page.getByRole("dialog").getByRole("combobox").fill("onerror")
    await expect(page.getByRole("option", { name: "onerror" }).first()).toBeVisible()
    await visit("/#/settings")
  })

  test("every run stays text", async ({ page, visit, stored }) => {
    const runs = (await stored.runs()).filter(({ name }) => !MORE_OF_THE_SAME.test(name))
    expect(runs.length).toBeGreaterThan(30)
    for (const { id, path } of runs) await visit(path, currentTab(page, id))
  })

  test("odd numbers and times are drawn", async ({ page, visit, stored }) => {
    const numbers = (await stored.experiments()).find(({ name }) => name === "/Shared/odd numbers")
    const runs = (await stored.runs()).filter(({ path }) => path.startsWith(`${numbers?.path}/`))
    expect(runs.length).toBeGreaterThan(10)
    for (const { id, path } of runs) await visit(`${path}/metrics`, currentTab(page, `${id}/metrics`))
  })

  test("every part of a run stays text, and its files run nowhere but in the sandbox", async ({
    page,
    visit,
    stored,
    watched,
  }) => {
    watched.expected.push(...OF_THE_SANDBOX)
    const full = (await stored.runs()).filter(({ name }) => FULL.includes(name))
    expect(new Set(full.map(({ name }) => name))).toEqual(new Set(FULL))
    for (const { id, path } of full) {
      await visit(`${path.replace(/\/runs\/.*/, "")}?preview=demo:${id}`)
      for (const tab of ["metrics", "system", "artifacts", "models", "children", "code"])
        await visit(`${path}/${tab}`, currentTab(page, `${id}/${tab}`))
      for (const file of await stored.files(id)) {
        const shown = main(page).getByRole("navigation", { name: "Path of the artifact" })
        await visit(`${path}/artifacts?path=${encodeURIComponent(file)}`, shown)
      }
    }
  })

  test("a comparison stays text", async ({ visit, stored }) => {
    const references = (await stored.runs())
      .slice(0, 100)
      .map(({ id }) => `demo:${id}`)
      .join(",")
    for (const view of ["table", "curves"]) await visit(`/#/compare?runs=${references}&rows=all&view=${view}`)
  })

  test("registered and logged models stay text", async ({ visit, stored }) => {
    await visit("/#/s/demo/models")
    for (const path of await stored.models()) await visit(path)
  })
})

const currentTab = (page: Page, path: string) => page.locator(`a[aria-current=page][href$="/runs/${path}"]`)
