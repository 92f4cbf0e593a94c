import fc from "fast-check"
import { expect, test } from "vitest"

import { distinctColors } from "./distinctColors"
import { runColor } from "./runColor"

const runs = fc.array(
  fc.uuid().map((id) => ({ id, tags: [] })),
  { maxLength: 30 },
)

test("up to eight runs have eight colours, and no colour is used twice more than another", () => {
  fc.assert(
    fc.property(runs, (some) => {
      const counts = new Map<number, number>()
      for (const { token } of distinctColors(some)) counts.set(token, (counts.get(token) ?? 0) + 1)
      expect(Math.max(0, ...counts.values())).toBe(Math.ceil(some.length / 8))
    }),
  )
})
test("up to thirty-two runs differ in their colour or their dash", () => {
  fc.assert(
    fc.property(runs, (some) => {
      const looks = distinctColors(some).map(({ token, dash }) => `${token} ${dash}`)
      expect(new Set(looks).size).toBe(some.length)
    }),
  )
})
test("runs added later never change the colours of those before, and the first keeps its own", () => {
  fc.assert(
    fc.property(runs, fc.nat(30), (some, count) => {
      expect(distinctColors(some).slice(0, count)).toEqual(distinctColors(some.slice(0, count)))
      expect(distinctColors(some.slice(0, 1))).toEqual(some.slice(0, 1).map(({ id }) => runColor(id)))
    }),
  )
})
test("a colour that its owner chose stays", () => {
  const tags = [{ key: "mlflow.runColor", value: "#123456" }]
  expect(
    distinctColors([
      { id: "a", tags },
      { id: "b", tags },
    ]).map(({ custom }) => custom),
  ).toEqual(["#123456", "#123456"])
})
