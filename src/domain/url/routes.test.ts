import fc from "fast-check"
import { expect, test } from "vitest"

import { modelNameIn, routes } from "./routes"

const anyName = fc.oneof(
  fc.string({ minLength: 1, unit: "binary" }),
  fc.constantFrom("a%2Fb", "100%", "..", ".", "a/b"),
)

test("the name of a model survives its address, whatever it is", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(modelNameIn(routes.model("one", name))).toBe(name)
      expect(modelNameIn(routes.modelVersion("one", name, "2"))).toBe(name)
    }),
  )
})

test("half a character does not break the page that links to it", () => {
  expect(routes.model("one", "a\ud800")).toBe("/s/one/models/a%EF%BF%BD")
})

test.each(["/s/one/models", "/s/one/experiments/1", "/settings"])("%s is about no model", (path) =>
  expect(modelNameIn(path)).toBeUndefined(),
)
