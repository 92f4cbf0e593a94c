import { getResponse } from "msw"
import { describe, expect, inject, test } from "vitest"
import { createDb } from "~mocks/db"
import { handlers } from "~mocks/handlers"
import { seeds } from "~mocks/seed"
import { corpus } from "./corpus"
import { play } from "./play"
import { describeStep } from "./step"

declare module "vitest" {
  // An augmentation has to be an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions -- see above
  export interface ProvidedContext {
    mlflowAddress: string
  }
}

// A clock that never shows the same moment twice: the real server needs milliseconds for every request, the mock does not.
let clock = Date.now()
const db = createDb({ now: () => (clock += 7), randomSeed: 1 })
seeds.empty(db)
const routes = handlers(db)

const real = await play(corpus, inject("mlflowAddress"), (request) => fetch(request))
const mock = await play(
  corpus,
  "http://mock.test",
  async (request) => (await getResponse(routes, request)) ?? Response.error(),
)

describe("the mock answers like MLflow", () => {
  test("the corpus is large enough to mean something", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150)
    expect(real.filter(({ status }) => status === 200).length).toBeGreaterThan(corpus.length / 2)
  })

  test.each(corpus.map((step, index) => [`${index} ${describeStep(step)}`, index] as const))("%s", (_title, index) => {
    expect(mock[index]).toEqual(real[index])
  })
})
