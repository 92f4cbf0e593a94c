import { describe, expect, test } from "vitest"

import type { Lineage, LineageColumnId } from "./lineage"
import { lineageOf, MOST_NODES } from "./lineageOf"
import { dataset, facts, gone, logged, run, there, version, whole } from "./testFacts"

const columnOf = ({ columns }: Lineage, id: LineageColumnId) => {
  const found = columns.find((column) => column.id === id)
  if (found === undefined) throw new Error(`no column ${id}`)
  return found
}
const labels = (lineage: Lineage, id: LineageColumnId) => columnOf(lineage, id).nodes.map(({ label }) => label)
const words = (lineage: Lineage, id: LineageColumnId) => columnOf(lineage, id).nodes.map((node) => node.words)

/** The edges by what is read. */
const lines = ({ columns, edges }: Lineage) => {
  const names = new Map(columns.flatMap(({ nodes }) => nodes.map(({ id, label }) => [id, label] as const)))
  return edges.map(({ from, to }) => `${names.get(from)} > ${names.get(to)}`).toSorted()
}

test("a dataset, its run, the logged model, the version and its alias hang on one another", () => {
  const lineage = lineageOf(whole)
  expect(lineage.columns.map(({ title, nodes }) => [title, ...nodes.map(({ label }) => label)])).toEqual([
    ["Datasets", "customers"],
    ["Runs", "name of r1"],
    ["Logged models", "name of m1"],
    ["Versions", "Version 1 of churn"],
    ["Aliases", "@champion"],
  ])
  expect(lines(lineage)).toEqual([
    "Version 1 of churn > @champion",
    "customers > name of r1",
    "name of m1 > Version 1 of churn",
    "name of r1 > name of m1",
  ])
  expect(lineage.columns.flatMap(({ nodes }) => nodes.map((node) => node.words))).toEqual([
    "into name of r1 as training, digest d1",
    "source run",
    "logged by name of r1",
    "this version, registered from name of m1",
    "stands for version 1 of churn",
  ])
  expect(columnOf(lineage, "versions").nodes[0]).toMatchObject({ isSubject: true, to: "/s/s/models/churn/versions/1" })
})

test("the same dataset in two uses is one node that says both", () => {
  const datasets = [dataset("customers", "training"), dataset("customers", "eval"), dataset("customers", "", "d2")]
  const lineage = lineageOf(facts({ runs: [there(run("r1", { datasets }))] }))
  expect(words(lineage, "datasets")).toEqual([
    "into name of r1 as training, eval, digest d1",
    "into name of r1, digest d2",
  ])
  expect(lines(lineage)).toEqual([
    "customers > name of r1",
    "customers > name of r1",
    "name of r1 > Version 1 of churn",
  ])
})

describe("what is missing is said and nothing is made up", () => {
  test("a version without a run", () => {
    const lineage = lineageOf(facts({}, version("1", { runId: "" })))
    expect(lineage.columns.map(({ nothing }) => nothing)).toEqual([
      "Not known without the run.",
      "No source run is named.",
      "No logged model belongs to it.",
      "",
      "No alias stands for any version.",
    ])
    expect(words(lineage, "versions")).toEqual(["this version, from no run or model that is known"])
    expect(lineage.edges).toEqual([])
  })

  test("a run that the server does not have, and one that is deleted", () => {
    const missing = lineageOf(facts({ runs: [gone("r1")] }))
    expect(columnOf(missing, "runs").nodes).toMatchObject([
      { label: "r1", words: "the server does not have it", to: "/s/s/runs/r1" },
    ])
    expect(columnOf(missing, "datasets").nothing).toBe("Not known without the run.")
    expect(lines(missing)).toEqual(["r1 > Version 1 of churn"])
    const deleted = lineageOf(facts({ runs: [there(run("r1", { isDeleted: true }))] }))
    expect(words(deleted, "runs")).toEqual(["source run, deleted"])
    expect(columnOf(deleted, "datasets").nothing).toBe("The run logged no dataset.")
  })

  test("a logged model that is gone still stands between the run that names it and its version", () => {
    const subject = version("1", { modelId: "m1" })
    const lineage = lineageOf(
      facts({ runs: [there(run("r1", { outputModelIds: ["m1"] }))], models: [gone("m1")] }, subject),
    )
    expect(words(lineage, "models")).toEqual(["logged by name of r1; the server does not have it"])
    expect(lines(lineage)).toEqual(["m1 > Version 1 of churn", "name of r1 > m1"])
  })

  test("a server without logged models, datasets and aliases says why, and the run leads to the version", () => {
    const lacks = { datasets: "It keeps no datasets.", models: "It has no logged models.", aliases: "It has stages." }
    const lineage = lineageOf(facts({ runs: [there(run("r1"))], lacks }))
    expect(lineage.columns.map(({ nothing }) => nothing)).toEqual([
      "It keeps no datasets.",
      "",
      "It has no logged models.",
      "",
      "It has stages.",
    ])
    expect(words(lineage, "versions")).toEqual(["this version, registered from name of r1"])
    expect(lines(lineage)).toEqual(["name of r1 > Version 1 of churn"])
  })

  test("a logged model that nobody registered", () => {
    const model = logged("m1")
    const lineage = lineageOf(
      facts({ subject: { kind: "model", model }, runs: [there(run("r1"))], models: [there(model)], versions: [] }),
    )
    expect(words(lineage, "models")).toEqual(["this model, logged by name of r1"])
    expect(columnOf(lineage, "versions").nothing).toBe("Nothing is registered.")
    expect(columnOf(lineage, "aliases").nothing).toBe("No version, so no alias.")
  })
})

test("two versions of one run, newest first", () => {
  const lineage = lineageOf(facts({ runs: [there(run("r1"))], versions: [version("9"), version("10")] }))
  expect(labels(lineage, "versions")).toEqual(["Version 10 of churn", "Version 9 of churn"])
  expect(lines(lineage)).toEqual(["name of r1 > Version 10 of churn", "name of r1 > Version 9 of churn"])
})

test("versions of two logged models stand beside their own, so that no lines cross", () => {
  const lineage = lineageOf(
    facts({
      runs: [there(run("r1", { outputModelIds: ["m1", "m2"] }))],
      models: [there(logged("m1")), there(logged("m2"))],
      versions: [version("1", { modelId: "m1" }), version("2", { modelId: "m2" })],
      aliases: [
        { name: "churn", alias: "new", version: "2" },
        { name: "churn", alias: "old", version: "1" },
      ],
    }),
  )
  expect(labels(lineage, "versions")).toEqual(["Version 1 of churn", "Version 2 of churn"])
  expect(labels(lineage, "aliases")).toEqual(["@old", "@new"])
})

test("a version that another run registered than the one that logged its model hangs on both", () => {
  const subject = version("1", { runId: "r2", modelId: "m1" })
  const lineage = lineageOf(
    facts({ runs: [there(run("r2")), there(run("r1"))], models: [there(logged("m1"))] }, subject),
  )
  expect(words(lineage, "versions")).toEqual(["this version, registered from name of m1 and name of r2"])
  expect(lines(lineage)).toEqual([
    "name of m1 > Version 1 of churn",
    "name of r1 > name of m1",
    "name of r2 > Version 1 of churn",
  ])
})

test("a version that its logged model alone names", () => {
  const models = [there(logged("m1", { registrations: [{ name: "churn", version: "4" }] }))]
  const lineage = lineageOf(facts({ models, versions: [version("4", { runId: "" })] }))
  expect(lines(lineage)).toEqual(["name of m1 > Version 4 of churn"])
})

test("stages stand where aliases do", () => {
  const staged = lineageOf(facts({}, version("1", { stage: "Production" })))
  expect(columnOf(staged, "aliases")).toMatchObject({ title: "Stages", nodes: [{ label: "Production" }] })
  expect(words(staged, "aliases")).toEqual(["is the stage of version 1 of churn"])
  const both = facts(
    { aliases: [{ name: "churn", alias: "champion", version: "1" }] },
    version("1", { stage: "Staging" }),
  )
  expect(columnOf(lineageOf(both), "aliases").title).toBe("Aliases and stages")
})

describe("of 200 versions", () => {
  const many = Array.from({ length: 200 }, (_, index) => version(String(index + 1)))
  const aliases = [{ name: "churn", alias: "champion", version: "3" }]
  const lineage = lineageOf(facts({ runs: [there(run("r1"))], versions: many, aliases }, version("7")))

  test("the newest are shown, the one of the page, and those that have a name; the rest is counted", () => {
    const shown = labels(lineage, "versions")
    expect(shown).toHaveLength(MOST_NODES)
    expect(shown.slice(0, 2)).toEqual(["Version 200 of churn", "Version 199 of churn"])
    expect(shown.slice(-2)).toEqual(["Version 7 of churn", "Version 3 of churn"])
    expect(columnOf(lineage, "versions").more).toBe("and 190 more")
    expect(labels(lineage, "aliases")).toEqual(["@champion"])
    expect(lineage.edges).toHaveLength(MOST_NODES + 1)
  })

  test("what the server was not asked for is not counted as if it were known", () => {
    const cut = lineageOf(facts({ versions: many, areAllVersions: false }))
    expect(columnOf(cut, "versions").more).toBe("and at least 190 more")
    expect(columnOf(lineageOf(facts({ areAllVersions: false })), "versions").more).toBe("and perhaps more")
    expect(columnOf(lineageOf(facts({ unasked: 5, models: [gone("m1")] })), "models").more).toBe("and 5 more")
  })
})

test("names are never taken for ids or parts of them", () => {
  const hostile = '"],["version","churn","1'
  const lineage = lineageOf(
    facts({
      versions: [version("1"), version("2", { name: hostile }), version("1", { name: "__proto__" })],
      aliases: [{ name: "__proto__", alias: "<img>", version: "1" }],
    }),
  )
  const ids = lineage.columns.flatMap(({ nodes }) => nodes.map(({ id }) => id))
  expect(new Set(ids).size).toBe(4)
  expect(lines(lineage)).toEqual(["Version 1 of __proto__ > @<img>"])
  expect(columnOf(lineage, "versions").nodes.map(({ to }) => to)).toContain(
    `/s/s/models/${encodeURIComponent(hostile)}/versions/2`,
  )
})

test("the order of the answers does not change the order of the nodes", () => {
  const versions = ["3", "1", "2"].map((number) => version(number))
  const one = lineageOf(facts({ runs: [there(run("r1"))], versions }))
  const other = lineageOf(facts({ runs: [there(run("r1"))], versions: versions.toReversed() }))
  expect(labels(one, "versions")).toEqual(labels(other, "versions"))
})
