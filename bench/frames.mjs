// How long frames take while a person moves: the time between two of them, of which the slowest twentieth is told.
const MOVES = 120

/** The pointer goes over the element in a wave. */
export function hoverFrames(/** @type {import("@playwright/test").Page} */ page, /** @type {string} */ selector) {
  return frames(page, selector, async ({ x, y, width, height }) => {
    for (let step = 0; step < MOVES; step += 1) {
      const at = step / MOVES
      await page.mouse.move(x + width * (0.15 + 0.7 * at), y + height * (0.5 + 0.25 * Math.sin(at * 20)))
    }
  })
}

/** The wheel goes down, as fast as the page takes it. */
export function scrollFrames(/** @type {import("@playwright/test").Page} */ page, /** @type {string} */ selector) {
  return frames(page, selector, async ({ x, y, width, height }) => {
    await page.mouse.move(x + width / 2, y + height / 2)
    for (let step = 0; step < MOVES; step += 1) await page.mouse.wheel(0, step < MOVES / 2 ? 120 : -120)
  })
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} selector
 * @param {(box: { x: number; y: number; width: number; height: number }) => Promise<void>} move
 */
async function frames(page, selector, move) {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`Nothing to move over: ${selector}`)
  await page.evaluate(record)
  await move(box)
  /** @type {number[]} */
  const lengths = await page.evaluate("window.stopFrames()")
  return percentile(lengths, 0.95)
}

function record() {
  const lengths = []
  let last = performance.now()
  let isOn = true
  const tick = (/** @type {number} */ now) => {
    lengths.push(now - last)
    last = now
    if (isOn) requestAnimationFrame(tick)
  }
  requestAnimationFrame((now) => {
    last = now
    requestAnimationFrame(tick)
  })
  Object.assign(window, {
    stopFrames: () => {
      isOn = false
      return lengths
    },
  })
}

const percentile = (/** @type {number[]} */ values, /** @type {number} */ share) =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? Number.NaN
