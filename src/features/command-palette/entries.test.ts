import { expect, test } from "vitest"

import { looksLikeRunId, paletteEntries, type PaletteSources } from "./entries"

const server = (id: string, address: string) => ({
  id,
  label: id.toUpperCase(),
  address,
  isConfigured: true,
  isReadOnly: false,
})
const sources: PaletteSources = {
  servers: [server("one", "proxy/one/"), server("two", "http://localhost:5000/")],
  experiments: [
    { server: "one", id: "1", name: "/Users/ann/churn" },
    { server: "two", id: "2", name: "churn" },
  ],
  recents: [{ server: "two", id: "2", name: "churn" }],
  actions: [{ name: "Use the dark theme", hint: "", run: () => {} }],
}
const texts = (typed: string) =>
  paletteEntries(typed, sources, []).map(({ group, text, hint }) => `${group}: ${text} ${hint}`.trim())

test("before anything is typed: recent experiments, pages and actions", () => {
  expect(texts("")).toEqual([
    "Recent: churn TWO",
    "Go to: Start page",
    "Go to: Experiments ONE",
    "Go to: Models ONE",
    "Go to: Experiments TWO",
    "Go to: Models TWO",
    "Go to: Servers",
    "Go to: Settings",
    "Actions: Use the dark theme",
  ])
})

test("2.14: experiments of every server, the nearest first", () => {
  expect(texts("churn")).toEqual(["Experiments: churn TWO", "Experiments: /Users/ann/churn ONE"])
})

test("a page is found by its server too", () => {
  expect(texts("models two")[0]).toBe("Go to: Models TWO")
})

test("a pasted link is the only thing offered, on the server it belongs to or on each", () => {
  expect(texts("http://localhost:5000/#/experiments/7")).toEqual(["Link: Open /s/two/experiments/7 on TWO"])
  expect(texts("http://elsewhere/#/models/m")).toHaveLength(2)
  expect(texts("http://here/#/s/one/experiments/1")).toEqual(["Link: Open /s/one/experiments/1"])
})

test("run ids are told from words", () => {
  expect(["0123456789abcdef0123456789abcdef", "churn", "1"].map(looksLikeRunId)).toEqual([true, false, false])
})
