import { expect, test } from "vitest"

import { loggedAddress, registeredAddresses, runAddress } from "./addresses"

test("1.17: by alias, by version, by stage, by run and by the logged model", () => {
  const named = { name: "churn", version: "3", aliases: ["champion"], stage: "Production" }
  expect(registeredAddresses(named).map(({ uri }) => uri)).toEqual([
    "models:/churn@champion",
    "models:/churn/3",
    "models:/churn/Production",
  ])
  expect(registeredAddresses({ ...named, aliases: [], stage: undefined }).map(({ id }) => id)).toEqual(["version"])
  expect(runAddress("0af", "model").map(({ uri }) => uri)).toEqual(["runs:/0af/model"])
  expect(runAddress("", "model")).toEqual([])
  expect(loggedAddress("m-1").map(({ uri }) => uri)).toEqual(["models:/m-1"])
})
