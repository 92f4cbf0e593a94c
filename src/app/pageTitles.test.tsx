import { waitFor } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { afterEach, expect, test } from "vitest"

import { openApp, prepareApp, type Answer } from "~/testApp"

prepareApp()

const PLACES = [
  "/",
  "/servers",
  "/settings",
  "/compare?runs=one:x",
  "/compare-models?versions=one:x:1,one:x:2",
  "/s/nobody/experiments",
  "/nowhere",
]
const SERVER_PLACES = [
  "/s/one/experiments",
  "/s/one/experiments/0",
  "/s/one/experiments/404",
  "/s/one/experiments/0/runs/x",
  "/s/one/runs/x",
  "/s/one/models",
  "/s/one/models/x",
  "/s/one/models/x/versions/1",
  "/s/one/logged-models/m-x",
]

/** It can be recognised, and fails at everything that is asked after that. */
const failing: Answer = async (request) => {
  const isFirst = request.url.endsWith("/version") || (await request.clone().text()) === '{"max_results":1}'
  return isFirst
    ? createDemoServer("empty").handle(request)
    : Response.json({ error_code: "NOT_IMPLEMENTED", message: "broken" }, { status: 501 })
}

const cases = [
  ...[...PLACES, ...SERVER_PLACES].map((path) => ({ path, state: "works", answer: createDemoServer("empty").handle })),
  ...SERVER_PLACES.map((path) => ({ path, state: "fails", answer: failing })),
]

let observer: MutationObserver | undefined
afterEach(() => observer?.disconnect())

/** How many titles the page has, now and after each change of it. */
function countTitles() {
  const counts = new Set<number>()
  // React hides what was there while the next page loads.
  const isShown = (title: Element) => title.closest('[style*="display: none"]') === null
  const count = () => counts.add([...document.querySelectorAll("main h1")].filter(isShown).length)
  observer = new MutationObserver(count)
  observer.observe(document.body, { childList: true, subtree: true })
  count()
  return counts
}

test.each(cases)("$path has one title at all times while its server $state", async ({ path, answer }) => {
  openApp(path, { one: answer })
  const counts = countTitles()
  // Not by role: asked again and again, that takes most of the time.
  await waitFor(() => expect(document.querySelector(`[role="status"][aria-label^="Loading"]`)).toBeNull())
  expect([...counts]).toEqual([1])
})
