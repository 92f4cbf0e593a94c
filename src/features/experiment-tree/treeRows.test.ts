import { expect, test } from "vitest"

import type { Experiment } from "~/domain/experiments/experiment"

import { nodeKey, railRows, type Branch, type RailRow, type TreeView } from "./treeRows"

const experiment = (name: string): Experiment => ({
  id: `id of ${name}`,
  name,
  isDeleted: false,
  createdAtMs: undefined,
  updatedAtMs: undefined,
  artifactLocation: "",
  tags: [],
})
const branch = (id: string, names: readonly string[], state: Branch["state"] = "ready"): Branch => ({
  server: { id, label: id, address: `proxy/${id}/`, isConfigured: true, isReadOnly: false },
  state,
  product: state === "failed" ? "" : "MLflow",
  experiments: names.map(experiment),
})
const view: TreeView = { search: "", toggled: new Map(), current: undefined }
const many = Array.from({ length: 40 }, (_, i) => `/Users/ann/e${i}`)

const draw = (rows: readonly RailRow[]) =>
  rows.map((row) => {
    const text = row.kind === "server" ? row.branch.server.id : row.kind === "note" ? row.note : row.node.label
    return `${"  ".repeat(row.level - 1)}${row.isOpen === undefined ? "" : row.isOpen ? "- " : "+ "}${text}`
  })

test("small trees are open, large ones show their top", () => {
  expect(draw(railRows([branch("a", ["x/y"]), branch("b", many)], view))).toEqual([
    "- a",
    "  - x",
    "    y",
    "- b",
    "  + Users",
  ])
})

test("the fourth server waits to be opened, unless the page shows it", () => {
  const branches = ["a", "b", "c", "d"].map((id) => branch(id, []))
  expect(draw(railRows(branches, view)).at(-1)).toBe("+ d")
  const current = { server: "d", experimentId: undefined }
  expect(draw(railRows(branches, { ...view, current })).at(-2)).toBe("- d")
})

test("the folders of the current experiment are open until closed by hand", () => {
  const current = { server: "a", experimentId: "id of /Users/ann/e3" }
  expect(draw(railRows([branch("a", many)], { ...view, current }))).toHaveLength(43)
  const toggled = new Map([[nodeKey("a", "/Users"), false]])
  expect(draw(railRows([branch("a", many)], { ...view, current, toggled }))).toEqual(["- a", "  + Users"])
})

test("2.14, 4.6: a search opens everything that holds a match and says where there is none", () => {
  expect(draw(railRows([branch("a", many), branch("b", ["x"])], { ...view, search: "e39" }))).toEqual([
    "- a",
    "  - Users",
    "    - ann",
    "      e39",
    "- b",
    "  No match",
  ])
})

test("a server without experiments says why", () => {
  const rows = railRows([branch("a", [], "loading"), branch("b", [], "failed"), branch("c", [])], view)
  expect(draw(rows)).toEqual(["- a", "  Loading experiments", "- b", "  Not connected", "- c", "  No experiments yet"])
})
