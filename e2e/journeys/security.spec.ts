import { createServer } from "node:http"

import { expectNothingRan, watchCanary } from "~e2e/fixtures/canary"
import { startForeignSite } from "~e2e/fixtures/foreignSite"
import { main } from "~e2e/fixtures/pages"
import { OF_THE_SANDBOX } from "~e2e/fixtures/sandbox"
import { content, expect, test } from "~e2e/fixtures/test"

const { hostile } = content
const FIRST = hostile.strings[0] ?? ""

test.describe("hostile text of a tracking server", () => {
  test("stays text in the lists of experiments and runs", async ({ page, context, paths, url }) => {
    const hits = await watchCanary(context)
    const check = () => expectNothingRan(page, { hits, origin: url })
    await page.goto(paths.experiments())
    await expect(main(page).getByRole("row").nth(1)).toBeVisible()
    await check()
    // A server of many experiments shows the first of them only.
    await main(page).getByRole("searchbox").fill("hostile")
    await expect(main(page).getByText("hostile").first()).toBeVisible()
    await check()
    await page.goto(await paths.runs("hostile"))
    // Shown as it is, not swallowed.
    await expect(main(page).getByText(FIRST).first()).toBeVisible()
    await check()
  })
  test("stays text on the pages of a run", async ({ page, context, paths, url, tracking }) => {
    const hits = await watchCanary(context)
    const tabs = ["overview", "metrics", "system", "artifacts", "models", "children", "code"]
    for (const name of [FIRST, hostile.run]) {
      for (const tab of tabs) {
        await page.goto(await paths.run("hostile", name, tab === "overview" ? undefined : tab))
        await expect(page.getByRole("main").getByText(name).first()).toBeVisible()
        await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0)
        await expectNothingRan(page, { hits, origin: url })
      }
    }
    test.info().annotations.push({ type: "server", description: tracking })
  })
  test("links in tags are text unless they lead to the web", async ({ page, paths }) => {
    await page.goto(await paths.run("hostile", FIRST))
    await expect(main(page).getByText("java").first()).toBeVisible()
    const hrefs = await main(page)
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
    expect(hrefs.filter((href) => !/^(#|https?:|mailto:|blob:)/.test(href))).toEqual([])
    const foreign = main(page).locator("a[href^='http']")
    for (const link of await foreign.all())
      await expect(link).toHaveAttribute("rel", /noopener.*noreferrer|noreferrer.*noopener/)
  })
  test("is compared as text", async ({ page, context, paths, url }) => {
    const hits = await watchCanary(context)
    await page.goto(await paths.compare("hostile", [FIRST, "__proto__", "constructor", hostile.run]))
    await expect(main(page).getByText("__proto__").first()).toBeVisible()
    await expectNothingRan(page, { hits, origin: url })
  })
  test("in artifacts is text, an inert picture, or runs in the sandbox alone", async ({
    page,
    context,
    paths,
    url,
    watched,
  }) => {
    watched.expected.push(...OF_THE_SANDBOX)
    const hits = await watchCanary(context)
    await page.goto(await paths.run("hostile", hostile.run, "artifacts"))
    for (const file of Object.keys(hostile.artifacts.files)) {
      await main(page).getByText(file).first().click()
      await expect(main(page).getByText(file).first()).toBeVisible()
      await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0)
      await expectNothingRan(page, { hits, origin: url })
    }
  })
})

test.describe("the app's own server", () => {
  test("sends the policy with every document", async ({ request }) => {
    const response = await request.get("/")
    const policy = response.headers()["content-security-policy"] ?? ""
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "frame-ancestors 'self'",
    ]) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/)
    expect(response.headers()["x-content-type-options"]).toBe("nosniff")
    expect(response.headers()["referrer-policy"]).toBe("no-referrer")
    expect(response.headers()["cache-control"]).toContain("no-store")
  })
  test("refuses to change anything for another site", async ({ page, watched, request, api }) => {
    const site = await startForeignSite()
    watched.origins.add(site.origin)
    watched.expected.push(/CORS|Failed to load resource|blocked/)
    await page.goto(site.origin)
    const name = `from another site ${Date.now()}`
    await page.evaluate(
      async ([target, body]) => {
        const types = ["application/json", "text/plain", "application/x-www-form-urlencoded"]
        for (const type of types) {
          await fetch(target, { method: "POST", body, headers: { "content-type": type } }).catch(() => undefined)
          await fetch(target, { method: "POST", body, headers: { "content-type": type }, mode: "no-cors" }).catch(
            () => undefined,
          )
        }
      },
      [`${api}/api/2.0/mlflow/experiments/create`, JSON.stringify({ name })] as const,
    )
    await site.stop()
    const found = await request.get(`${api}/api/2.0/mlflow/experiments/get-by-name`, {
      params: { experiment_name: name },
    })
    expect(found.ok()).toBe(false)
  })
  test("answers to its own name only", async ({ request, url, tracking }) => {
    const response = await request.get(`${url}/proxy/${tracking}/version`, { headers: { host: "evil.example" } })
    expect(response.status()).toBeGreaterThanOrEqual(400)
  })
  test("passes on nothing but its tracking servers", async ({ request, url }) => {
    for (const path of [
      "/proxy/nobody/version",
      "/proxy/http://127.0.0.1:1/",
      "/proxy/..%2f..%2fetc/passwd",
      "/..%2f..%2fpackage.json",
    ]) {
      const response = await request.get(url + path)
      expect(response.status(), path).toBeGreaterThanOrEqual(400)
    }
  })
})

test.describe("a token", () => {
  const TOKEN = "secret-e2e-7f3a91"

  test("stays in memory: not in storage, address, page or console", async ({ page, context, watched }) => {
    const guarded = await startGuarded(TOKEN)
    watched.origins.add(guarded.origin)
    watched.expected.push(/Failed to load resource/)
    const said: string[] = []
    context.on("console", (message) => said.push(message.text()))
    const addresses: string[] = []
    context.on("request", (request) => addresses.push(request.url()))
    await page.goto("/#/servers")
    await page.getByLabel("Address").fill(guarded.origin)
    await page.getByRole("button", { name: "Add and test" }).click()
    const card = page.getByRole("article").filter({ hasText: new URL(guarded.origin).host })
    await expect(card).toContainText(/token|sign in/i)
    const field = card.getByLabel(/token/i).last()
    if (!(await field.isVisible())) await card.getByText(/sign in with a token/i).click()
    await field.fill(TOKEN)
    await field.press("Enter")
    await expect.poll(() => guarded.accepted()).toBeGreaterThan(0)
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return JSON.stringify({
        local: Object.entries(localStorage),
        session: Object.entries(sessionStorage),
        databases,
        cookie: document.cookie,
        history: history.state as unknown,
      })
    })
    const markup = await page.content()
    for (const place of [kept, markup, page.url(), ...said, ...addresses]) expect(place).not.toContain(TOKEN)
    await page.reload()
    await expect(card).toContainText(/token|sign in/i)
    await guarded.stop()
  })
})

/** A tracking server that answers browsers of any origin, but only with the token. */
async function startGuarded(token: string) {
  let accepted = 0
  const server = createServer((request, response) => {
    const headers = {
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-headers": "*, authorization, content-type, x-requested-with",
      "access-control-allow-methods": "*",
      "content-type": "application/json",
    }
    if (request.method === "OPTIONS") response.writeHead(204, headers).end()
    else if (request.headers.authorization?.endsWith(token) !== true) {
      response.writeHead(401, headers).end(JSON.stringify({ error_code: "UNAUTHENTICATED", message: "token needed" }))
    } else {
      accepted += 1
      const body =
        request.url?.endsWith("/version") === true
          ? "3.17.2"
          : JSON.stringify({ experiments: [], store_type: "SqlStore" })
      response.writeHead(200, headers).end(body)
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve)
  })
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    accepted: () => accepted,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
