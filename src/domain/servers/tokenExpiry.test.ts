import { expect, test } from "vitest"

import { tokenExpiry } from "./tokenExpiry"

const jwt = (claims: unknown) => `head.${btoa(JSON.stringify(claims)).replaceAll("+", "-").replaceAll("=", "")}.sign`

test("4.3: a token that tells when it ends is believed", () => {
  expect(tokenExpiry(jwt({ exp: 1_700_000_000, name: "??>>ÿ" }))).toBe(1_700_000_000_000)
})

test.each(["dapi-123", "a.b.c", "", jwt({ exp: "soon" }), jwt(null), jwt({})])("%j does not tell", (token) => {
  expect(tokenExpiry(token)).toBeUndefined()
})
