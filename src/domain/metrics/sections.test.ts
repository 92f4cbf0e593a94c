import { expect, test } from "vitest"

import { sectionsOf } from "./sections"

test("keys are grouped by what stands before the first slash; what tells good from bad comes first, the machine last", () => {
  expect(
    sectionsOf(["val/loss", "loss", "train/b/c", "train/a", "layer10/w", "layer2/w", "/odd", "system/cpu"], ""),
  ).toEqual([
    { prefix: "val", keys: ["val/loss"] },
    { prefix: "", keys: ["/odd", "loss"] },
    { prefix: "layer2", keys: ["layer2/w"] },
    { prefix: "layer10", keys: ["layer10/w"] },
    { prefix: "train", keys: ["train/a", "train/b/c"] },
    { prefix: "system", keys: ["system/cpu"] },
  ])
})
test("a lone learning rate does not push the curves down that a run is judged by", () => {
  const prefixes = sectionsOf(["learning_rate", "train/loss", "test/auc", "eval_x/f1", "system/cpu"], "").map(
    ({ prefix }) => prefix,
  )
  expect(prefixes).toEqual(["eval_x", "test", "train", "", "system"])
})
test("searching keeps keys that hold every word, in any case; odd names are names like others", () => {
  expect(sectionsOf(["val/Loss", "train/loss", "val/acc"], " LOSS val ")).toEqual([
    { prefix: "val", keys: ["val/Loss"] },
  ])
  expect(sectionsOf(["__proto__/a", "__proto__/a"], "")).toEqual([{ prefix: "__proto__", keys: ["__proto__/a"] }])
  expect(sectionsOf(["a"], "b")).toEqual([])
})
