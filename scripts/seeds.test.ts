import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

import { checklist, idsOf, quotedIds, quotingFiles, readLines } from "./seedLines.mjs"
import { playwrightOutcomes, printed, tableOf, vitestOutcomes } from "./seedReports.mjs"

const lines = await checklist(".")
const quoted = await quotingFiles(".")
const held = new Set([...quoted.values()].flat())

describe("docs/seeds.md", () => {
  test("has the hundred lines of the five documents, each once", () => {
    const counts = [0, 1, 2, 3, 4].map((seed) => lines.filter(({ id }) => id.startsWith(`${seed}.`)).length)
    expect(counts).toEqual([17, 28, 15, 20, 20])
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    expect(lines.filter(({ kind }) => !/^[CVGL](\/[CVGL])?$/.test(kind))).toEqual([])
  })
  test("calls nothing held, in whole or in part, that no test quotes", () => {
    expect(lines.filter(({ id, open }) => open === "no" && !held.has(id)).map(({ id }) => id)).toEqual([])
    expect(lines.filter(({ id, open }) => open === "in part" && !held.has(id)).map(({ id }) => id)).toEqual([])
  })
  test("knows every id that a test quotes", () => {
    const known = new Set(lines.map(({ id }) => id))
    expect(
      [...quoted].flatMap(([file, ids]) => ids.filter((id) => !known.has(id)).map((id) => `${file}: ${id}`)),
    ).toEqual([])
  })
  test("says where each link and statement stands, and who owns what is open", () => {
    expect(lines.filter(({ kind, note }) => kind === "L" && note === "").map(({ id }) => id)).toEqual([])
    expect(lines.filter(({ note, open }) => open !== "no" && !/\S .*\S/.test(note)).map(({ id }) => id)).toEqual([])
  })
})

test("ids are read from the front of a title, and nowhere else", () => {
  expect(idsOf("1.7, 1.8: a workspace by its parts")).toEqual(["1.7", "1.8"])
  expect(idsOf("MLflow 3.17: is recognised")).toEqual([])
  expect(idsOf("3.5 and later")).toEqual([])
  const source = 'test("0.1: a", f)\ntest.each([["0.2, 0.3: b", 1], ["0.4", 2]])("%s", f)\nconst version = "2.0: x"'
  expect(quotedIds(source)).toEqual(["0.1", "0.2", "0.3", "2.0"])
})

const checked = readLines(
  [
    "| 0.1 | C | Both passed | |",
    "| 0.2 | V | One failed | |",
    "| 0.3 | L | Never run | A page |",
    "| 0.4 | V | Nobody has it | Open: models |",
    "| 0.5 | V | Half of it | In part: lists; the rest (models) |",
    "| 0.6 | V | Built meanwhile | Open: linked workspaces |",
    "| 0.7 | V | Skipped on every server | |",
  ].join("\n"),
)

const vitestReport = {
  testResults: [
    {
      name: "/root/src/a.test.ts",
      assertionResults: [
        { title: "0.1, 0.2: a", ancestorTitles: [], status: "passed" },
        { title: "b", ancestorTitles: ["0.5: half"], status: "passed" },
        { title: "0.6: c", ancestorTitles: [], status: "passed" },
      ],
    },
  ],
}
const playwrightReport = {
  suites: [
    {
      title: "b.spec.ts",
      specs: [{ title: "0.1: d", file: "b.spec.ts", tests: [{ projectName: "demo", status: "flaky" }] }],
      suites: [
        {
          title: "inside",
          specs: [
            { title: "0.2: e", file: "b.spec.ts", tests: [{ projectName: "mlflow", status: "unexpected" }] },
            { title: "0.7: f", file: "b.spec.ts", tests: [{ projectName: "demo", status: "skipped" }] },
          ],
        },
      ],
    },
  ],
}

test("a line is held when a test of it ran and none failed; what is open is never called passed", () => {
  const outcomes = [...vitestOutcomes(vitestReport, "/root"), ...playwrightOutcomes(playwrightReport)]
  expect(tableOf(checked, outcomes)).toEqual([
    { id: "0.1", kind: "C", passed: "yes", test: "src/a.test.ts > 0.1, 0.2: a (and 1 more)" },
    { id: "0.2", kind: "V", passed: "NO", test: "e2e/journeys/b.spec.ts > [mlflow] inside > 0.2: e (and 1 more)" },
    { id: "0.3", kind: "L", passed: "not run", test: "" },
    { id: "0.4", kind: "V", passed: "open", test: "Open: models" },
    { id: "0.5", kind: "V", passed: "open", test: "In part: lists; the rest (models)" },
    { id: "0.6", kind: "V", passed: "yes", test: "src/a.test.ts > 0.6: c" },
    { id: "0.7", kind: "V", passed: "not run", test: "e2e/journeys/b.spec.ts > [demo] inside > 0.7: f" },
  ])
})

test("the table is one of Markdown", () => {
  expect(printed([{ id: "0.1", kind: "C", passed: "yes", test: "a | b" }])).toBe(
    "| id  | kind | passed | test |\n| --- | ---- | ------ | ---- |\n| 0.1 | C    | yes    | a \\| b |",
  )
})

test("the script is there under its name, and contributors are told of it", () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"))
  expect(scripts["seeds"]).toBe("node scripts/seeds.mjs")
  expect(readFileSync("CONTRIBUTING.md", "utf8")).toContain("npm run seeds")
})
