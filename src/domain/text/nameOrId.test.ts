import { expect, test } from "vitest"

import { nameOrId } from "./nameOrId"

test("a name that cannot be read gives way to the id", () => {
  expect([undefined, "", "   ", "\t\u00a0", " a "].map((name) => nameOrId(name, "id"))).toEqual([
    "id",
    "id",
    "id",
    "id",
    " a ",
  ])
})
