import { expect, test } from "vitest"

import { isInOrder, MODEL_ORDERS, mergeModels, type LoadedModels, type ModelOrder } from "./mergeModels"
import type { RegisteredModel } from "./model"

/** `name`, or `name 7` for when it was changed. */
function model(text: string): RegisteredModel {
  const [name = "", time] = text.split(" ")
  const updatedAtMs = time === undefined ? undefined : Number(time)
  return {
    name,
    owner: "",
    description: "",
    createdAtMs: undefined,
    updatedAtMs,
    tags: [],
    aliases: [],
    latestVersions: [],
  }
}
const loaded = (server: string, names: string, hasMore = false): LoadedModels => ({
  server,
  models: names.split(",").filter(Boolean).map(model),
  hasMore,
  pathOf: (name) => [name],
})
const merge = (servers: readonly LoadedModels[], order: ModelOrder = "name") => {
  const { models, awaited } = mergeModels(servers, order)
  return { list: models.map((one) => `${one.server}:${one.model.name}`).join(" "), awaited }
}

test("the same model of two servers stands beneath each other, in the order of the servers", () => {
  expect(merge([loaded("dev", "a,b,d"), loaded("prod", "b,c,d")])).toEqual({
    list: "dev:a dev:b prod:b prod:c dev:d prod:d",
    awaited: [],
  })
})

test("what may come after a page that is not loaded is held back", () => {
  expect(merge([loaded("dev", "a,c", true), loaded("prod", "b,d,e")])).toEqual({
    list: "dev:a prod:b dev:c",
    awaited: ["dev"],
  })
  expect(merge([loaded("dev", "a,b", true), loaded("prod", "a,b", true)]).awaited).toEqual(["dev"])
})

test("an empty page with more after it holds everything back", () => {
  expect(merge([loaded("dev", "", true), loaded("prod", "a")])).toEqual({ list: "", awaited: ["dev"] })
})

test("one server alone is listed as it answered", () => {
  expect(merge([loaded("dev", "b,a,c", true)])).toEqual({ list: "dev:b dev:a dev:c", awaited: ["dev"] })
  expect(merge([])).toEqual({ list: "", awaited: [] })
})

test.each([
  ["-name", ["c,a", "d,b"], "2:d 1:c 2:b 1:a"],
  ["updated", ["x 1,a 3", "b 2,c 3"], "1:x 2:b 1:a 2:c"],
  ["-updated", ["a 3,x 1", "c 3,b 2,y"], "1:a 2:c 2:b 1:x 2:y"],
] as const)("%s", (order, [one, two], list) => {
  expect(merge([loaded("1", one), loaded("2", two)], order).list).toBe(list)
})

test("names are compared by code point, as the servers do", () => {
  expect(isInOrder(loaded("1", "B,Ba,_,a,b,ä,\uE000,\u{1F600}"), "name")).toBe(true)
  expect(isInOrder(loaded("1", "a,B"), "name")).toBe(false)
  expect(isInOrder(loaded("1", "Ba,B"), "name")).toBe(false)
})

test("a registry with folders comes before the one without, as its server answers", () => {
  const both: LoadedModels = { ...loaded("1", "m.s.a,m.s.b,churn"), pathOf: (name) => name.split(".") }
  expect(isInOrder(both, "name")).toBe(true)
  expect(merge([both, loaded("2", "churn,x"), { ...both, server: "3" }]).list).toBe(
    "1:m.s.a 3:m.s.a 1:m.s.b 3:m.s.b 1:churn 2:churn 3:churn 2:x",
  )
})

test("a server that sorts otherwise keeps its own order", () => {
  expect(merge([loaded("dev", "a,B,c"), loaded("prod", "b")]).list).toBe("dev:a dev:B prod:b dev:c")
})

/** Small numbers in a fixed order that looks like none. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Stored = { readonly server: string; readonly all: readonly RegisteredModel[]; count: number }

/** Some of these servers sort by themselves, some as the list. */
function someServers(order: ModelOrder, random: (below: number) => number): readonly Stored[] {
  return Array.from({ length: 1 + random(4) }, (_, id) => {
    const all = Array.from({ length: random(9) }, () => model(`m${random(6)} ${random(4)}`))
    const alone = all.map((one) => ({ server: "", models: [one], hasMore: false, pathOf: (name: string) => [name] }))
    const sorted = mergeModels(alone, order).models.map((row) => row.model)
    return { server: `${id}`, all: random(2) === 0 ? all : sorted, count: 0 }
  })
}

const listOf = (servers: readonly Stored[], order: ModelOrder) => {
  const { models, awaited } = mergeModels(
    servers.map(({ server, all, count }) => ({
      server,
      models: all.slice(0, count),
      hasMore: count < all.length,
      pathOf: (name) => [name],
    })),
    order,
  )
  return { list: models.map((row) => `${row.server}:${row.model.name} ${row.model.updatedAtMs}`), awaited }
}

test.each(MODEL_ORDERS)("loading more never changes what was listed: %s", (order) => {
  for (let seed = 1; seed <= 200; seed++) {
    const servers = someServers(order, numbers(seed))
    let { list, awaited } = listOf(servers, order)
    while (awaited.length > 0) {
      for (const one of servers.filter(({ server }) => awaited.includes(server))) one.count += 2
      const next = listOf(servers, order)
      expect(next.list.slice(0, list.length)).toEqual(list)
      ;({ list, awaited } = next)
    }
    expect(list).toHaveLength(servers.reduce((sum, { all }) => sum + all.length, 0))
  }
})
