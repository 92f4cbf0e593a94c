import { screen, waitFor, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test } from "vitest"

import { connect } from "~/api/connect"
import { configured, openApp, prepareApp, type Answer } from "~/testApp"

prepareApp()

/** A model of the seed's experiment "training". */
async function loggedModelOf(handle: Answer, name: string) {
  const fake = (input: RequestInfo | URL, init?: RequestInit) => handle(new Request(input, init))
  const backend = await connect(configured("one"), { address: "http://mlflow.test/", fetch: fake })
  const { experiments } = await backend.searchExperiments({ lifecycle: "active", filter: "", pageSize: 100 })
  const training = experiments.find((experiment) => experiment.name.endsWith("/training"))?.id ?? ""
  const { models } = await backend.searchLoggedModels({ experimentIds: [training], filter: "", pageSize: 50 })
  const found = models.find((model) => model.name === name)
  if (found === undefined) throw new Error("The seed has changed")
  return found
}

const trail = () => within(screen.getByRole("navigation", { name: "Breadcrumbs" }))

test("a logged model lies in its experiment, under the run that made it", async () => {
  const { handle } = createDemoServer("small")
  const { id, experimentId, sourceRunId } = await loggedModelOf(handle, "boosted-model")
  openApp(`/s/one/logged-models/${id}`, { one: handle })
  const steps = () =>
    trail()
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent)
  await waitFor(() => expect(steps().slice(-3)).toEqual(["training", "train-04", "boosted-model"]))
  const experiment = `#/s/one/experiments/${experimentId}`
  expect(trail().getByRole("link", { name: "training" })).toHaveAttribute("href", experiment)
  expect(trail().getByRole("link", { name: "train-04" })).toHaveAttribute("href", `${experiment}/runs/${sourceRunId}`)
  expect(trail().getByText("boosted-model").closest("li")).toHaveAttribute("aria-current", "page")
})

test.each(["/compare", "/settings"])("%s lies in no server, so there is no trail to it", async (path) => {
  openApp(path, { one: createDemoServer("empty").handle })
  expect(await screen.findByRole("heading", { level: 1, name: /Compare|Settings/ })).toBeVisible()
  expect(screen.queryByRole("navigation", { name: "Breadcrumbs" })).toBeNull()
})
