import { expect, test } from "vitest"

import { isActiveStage, stageMoves } from "./stages"

test("2.7: a version takes the place of others, and all of it can be taken back", () => {
  const { moves, undo } = stageMoves({ version: "3", stage: "" }, "Production", [
    { version: "2", stage: "Production" },
    { version: "3", stage: "" },
  ])
  expect(moves).toEqual([
    { version: "3", stage: "Production" },
    { version: "2", stage: "Archived" },
  ])
  expect(undo).toEqual([
    { version: "2", stage: "Production" },
    { version: "3", stage: "None" },
  ])
})

test("only in stages of use does one version take the place of another", () => {
  expect(["None", "Staging", "Production", "Archived"].filter(isActiveStage)).toEqual(["Staging", "Production"])
})
