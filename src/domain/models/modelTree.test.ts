import { expect, test } from "vitest"

import { treeRows } from "~/domain/tree/treeRows"

import type { ListedModel } from "./mergeModels"
import { modelTree, type ModelNode } from "./modelTree"

/** `server:a.b.c`, or with a colon at its end where the dots are only letters of the name. */
function listed(text: string): ListedModel {
  const [server = "", name = "", isWhole] = text.split(":")
  return {
    server,
    model: {
      name,
      description: "",
      createdAtMs: undefined,
      updatedAtMs: undefined,
      tags: [],
      aliases: [],
      owner: "",
      latestVersions: [],
    },
    path: isWhole === undefined ? name.split(".") : [name],
  }
}
const draw = (nodes: readonly ModelNode[]) =>
  treeRows(nodes, () => true).map(({ node, level }) => {
    const end = node.listed === undefined ? `/ ${node.count}` : ` ${node.listed.server}`
    return `${"  ".repeat(level - 1)}${node.label}${end}`
  })

test("issue 6.1: catalogs and schemas hold models in the order of the list, others stand at the root", () => {
  const models = ["a:prod.ml.churn", "a:prod.ml.fraud", "a:prod.vision.net", "a:dev.ml.churn", "a:plain", "a:x.y:"]
  expect(draw(modelTree(models.map(listed)))).toEqual([
    "prod/ 3",
    "  ml/ 2",
    "    churn a",
    "    fraud a",
    "  vision/ 1",
    "    net a",
    "dev/ 1",
    "  ml/ 1",
    "    churn a",
    "plain a",
    "x.y a",
  ])
})

test("a folder stands where its first model does, however the others are strewn", () => {
  expect(draw(modelTree(["a:m.s.z", "a:n", "a:m.s.a"].map(listed)))).toEqual([
    "m/ 2",
    "  s/ 2",
    "    z a",
    "    a a",
    "n a",
  ])
})

test("the same name of two servers is two models of one folder", () => {
  expect(draw(modelTree(["a:m.s.x", "b:m.s.x", "b:m"].map(listed)))).toEqual([
    "m/ 2",
    "  s/ 2",
    "    x a",
    "    x b",
    "m b",
  ])
})

test("keys are unique, also of a folder and a model of the same name", () => {
  const rows = treeRows(modelTree(["a:m.s.x", "a:m", "a:s", "b:m.s", "b:x"].map(listed)), () => true)
  expect(new Set(rows.map(({ node }) => node.key)).size).toBe(rows.length)
})

test("without folders it is the list", () => {
  expect(draw(modelTree(["b:b", "a:a"].map(listed)))).toEqual(["b b", "a a"])
})
