import { expect, test } from "vitest"

import { testModelVersion } from "~/testModelVersion"

import { modelsFound, modelsNamed, readModelSearch, versionsOf } from "./modelFilter"
import { aliasesOf, compareVersions, latestVersion, modelStatus, stageOf } from "./versions"

const version = testModelVersion

test("versions are numbers where they can be", () => {
  expect(["10", "9", "2"].sort(compareVersions)).toEqual(["2", "9", "10"])
  expect(["b", "a", "a"].sort(compareVersions)).toEqual(["a", "a", "b"])
  expect(latestVersion({ latestVersions: [version("9"), version("10", { stage: "Archived" })] })?.version).toBe("10")
  expect(latestVersion({ latestVersions: [] })).toBeUndefined()
})

test("aliases come from the model, else from the version itself", () => {
  const model = {
    aliases: [
      { alias: "a", version: "1" },
      { alias: "b", version: "2" },
    ],
  }
  expect(aliasesOf(model, version("2", { aliases: ["old"] }))).toEqual(["b"])
  expect(aliasesOf(undefined, version("2", { aliases: ["old"] }))).toEqual(["old"])
})

test("None is no stage", () => {
  expect([stageOf({ stage: "None" }), stageOf({ stage: "" }), stageOf({ stage: "Staging" })]).toEqual([
    undefined,
    undefined,
    "Staging",
  ])
})

test.each([
  ["READY", "Ready"],
  ["LOGGED_MODEL_READY", "Ready"],
  ["PENDING_REGISTRATION", "Pending"],
  ["LOGGED_MODEL_UPLOAD_FAILED", "Failed"],
  ["SOMETHING_NEW", "SOMETHING_NEW"],
])("the status %s reads %s", (status, label) => {
  expect(modelStatus(status).label).toBe(label)
})

test("names are written so that the registry reads them", () => {
  expect(modelsNamed("  ")).toBe("")
  expect(modelsNamed("it's")).toBe("name ILIKE '%it_s%'")
  expect(versionsOf("plain")).toBe("name = 'plain'")
  expect(versionsOf("it's")).toBe(`name = "it's"`)
  expect(versionsOf(`"it's"`)).toBe(`name LIKE '"it_s"'`)
})

test.each([
  ["churn", "name ILIKE '%churn%'"],
  ["tags.owner = 'ann'", "tags.`owner` = 'ann'"],
  ["tags.owner=ann", "tags.`owner` = 'ann'"],
  ['churn tag."my key" = "it\'s"', "name ILIKE '%churn%' AND tags.`my key` = \"it's\""],
  ["tags.`a.b` = 'x' and tags.c = 'd' net", "name ILIKE '%net%' AND tags.`a.b` = 'x' AND tags.`c` = 'd'"],
  ["tags.team", "name ILIKE '%tags.team%'"],
  ["  ", ""],
])("a search for %s asks for %s", (typed, filter) => {
  expect(modelsFound(readModelSearch(typed))).toBe(filter)
})
