import { expect, test } from "vitest"

import { routes } from "~/domain/url/routes"

import { destinationOf } from "./earlyQuestions"

const run = { server: "a", experimentId: "1", runId: "r" }

test.each([
  ["", "home"],
  [routes.home(), "home"],
  [routes.servers(), "servers"],
  [routes.settings(), "settings"],
  [routes.compare([]), "compare"],
  [routes.compareModels([]), "compareModels"],
  [routes.experiments("a"), "experiments"],
  [routes.runs("a", "1"), "runs"],
  [routes.run(run), "run"],
  [routes.run({ ...run, tab: "metrics" }), "run"],
  [routes.models("a"), "models"],
  [routes.model("a", "x/y"), "model"],
  [routes.modelVersion("a", "x/y", "1"), "modelVersion"],
  [routes.loggedModel("a", "m-1"), "loggedModel"],
])("%s leads to the page %s", (place, page) => {
  expect(destinationOf(place)?.page).toBe(page)
})

test.each(["/experiments/1", "/nowhere", "/s", "/s/a", "/s/a/runs/r", "/%zz"])("%s is left to the app", (place) => {
  expect(destinationOf(place)).toBeUndefined()
})

const pathsAskedAt = (place: string) => destinationOf(place)?.questions.map(({ path }) => path.slice(-2).join("/"))

test("what the query changes is asked by the page itself", () => {
  expect(pathsAskedAt("/s/a/experiments/1?columns=x&view=split")).toEqual(["experiments/get", "runs/search"])
  for (const query of ["filter=x", "sort=x", "lifecycle=deleted", "with=b:2", "tab=models"])
    expect(pathsAskedAt(`/s/a/experiments/1?${query}`)).toEqual([])
  expect(pathsAskedAt("/s/a/experiments?search=x")).toEqual(["experiments/search"])
  expect(pathsAskedAt("/s/a/experiments?show=deleted")).toEqual([])
})
