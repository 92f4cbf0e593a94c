import { expect, test } from "vitest"

import { modelUri } from "./modelUri"

test("1.17: a version is loaded by its number or by an alias", () => {
  expect(modelUri({ name: "churn", version: "3" })).toBe("models:/churn/3")
  expect(modelUri({ name: "main.ml.churn", alias: "champion" })).toBe("models:/main.ml.churn@champion")
})
