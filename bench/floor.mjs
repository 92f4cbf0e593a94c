// What the server alone takes: a plain page asks for the same bytes, each call as soon as those have ended that had ended
// before it began in the visit. What our page takes beyond that is its own.

/** @returns {Promise<number>} */
export async function floorOf(/** @type {import("./visit.mjs").Visit} */ { browser, page: visited, calls }) {
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.goto(`${new URL(visited.url()).origin}/favicon.svg`)
    return await page.evaluate(
      replay,
      calls.filter(({ end }) => Number.isFinite(end)),
    )
  } finally {
    await context.close()
  }
}

async function replay(/** @type {readonly import("./visit.mjs").Call[]} */ calls) {
  const began = performance.now()
  const headers = { "Content-Type": "application/json" }
  /** @type {Promise<ArrayBuffer>[]} */
  const running = []
  for (const call of calls) {
    const before = running.filter((_, other) => (calls[other]?.end ?? 0) <= call.start)
    running.push(ask(call, before))
  }
  await Promise.all(running)
  return performance.now() - began

  async function ask(/** @type {any} */ { url, method, body }, /** @type {Promise<unknown>[]} */ before) {
    await Promise.all(before)
    const response = await fetch(url, { method, ...(body === null ? {} : { body, headers }) })
    return response.arrayBuffer()
  }
}
