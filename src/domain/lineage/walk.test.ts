import { expect, test } from "vitest"

import { lineageOf } from "./lineageOf"
import { dataset, facts, logged, run, there, version } from "./testFacts"
import { walked } from "./walk"

const lineage = lineageOf(
  facts({
    runs: [there(run("r1", { datasets: [dataset("a"), dataset("b")], outputModelIds: ["m1"] }))],
    models: [there(logged("m1"))],
    versions: [version("1", { modelId: "m1" }), version("2")],
  }),
)
const idOf = (label: string) =>
  lineage.columns.flatMap(({ nodes }) => nodes).find((node) => node.label === label)?.id ?? ""
const labelOf = (id: string | undefined) =>
  lineage.columns.flatMap(({ nodes }) => nodes).find((node) => node.id === id)?.label

test.each([
  ["a", "ArrowRight", "name of r1"],
  ["a", "ArrowDown", "b"],
  ["b", "ArrowUp", "a"],
  ["a", "ArrowUp", undefined],
  ["b", "ArrowDown", undefined],
  ["name of r1", "ArrowLeft", "a"],
  ["name of r1", "ArrowRight", "name of m1"],
  ["Version 2 of churn", "ArrowLeft", "name of r1"],
  ["Version 1 of churn", "ArrowLeft", "name of m1"],
  ["Version 1 of churn", "ArrowRight", undefined],
  ["a", "ArrowLeft", undefined],
  ["a", "x", undefined],
])("from %s by %s to %s", (from, key, to) => {
  expect(labelOf(walked(lineage, idOf(from), key))).toBe(to)
})

test("a node without a line leads to the one that stands nearest", () => {
  const loose = lineageOf(facts({ runs: [there(run("r9"))] }))
  const [only] = loose.columns[3]?.nodes ?? []
  expect(walked(loose, only?.id ?? "", "ArrowLeft")).toBe(loose.columns[1]?.nodes[0]?.id)
})
