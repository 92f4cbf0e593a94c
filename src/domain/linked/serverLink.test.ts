import { expect, test } from "vitest"

import { linkOf, linkProblem, readLinks, usableLinks, type ServerLink } from "./serverLink"

const link = (primary: string, mirror: string): ServerLink => ({ primary, mirror, mode: "both", isConfigured: false })

test("1.1: two servers make a pair, and each is in one only", () => {
  const links = [link("a", "b")]
  expect(linkProblem({ primary: "c", mirror: "d" }, links)).toBeUndefined()
  expect(linkProblem({ primary: "c", mirror: "c" }, links)).toMatch(/with itself/)
  expect(linkProblem({ primary: "c", mirror: "a" }, links)).toMatch(/"a" is in a pair already/)
  expect(linkOf(links, "b")).toBe(links[0])
  expect(linkOf(links, "c")).toBeUndefined()
})

test("a link to a server that is gone waits until it is back; the earlier one of two wins", () => {
  const links = [link("a", "b"), link("b", "c"), link("c", "d")]
  expect(usableLinks(links, ["a", "b", "c", "d"])).toEqual([links[0], links[2]])
  expect(usableLinks(links, ["b", "c", "d"])).toEqual([links[1]])
})

test.each([
  [[{ primary: "a", mirror: "b", mode: "both", isConfigured: true }], [link("a", "b")]],
  [[{ primary: "a", mirror: "b", mode: "sometimes" }], []],
  [[{ primary: "a", mirror: 1, mode: "both" }, null, "x"], []],
  ["x", []],
])("what the browser kept, %j, is read as %j", (json, expected) => {
  expect(readLinks(json)).toEqual(expected)
})
