import { expect, test } from "vitest"

import { dropFlag, readFlags, settleFlags } from "./urlFlags"

test("flags are read before and behind the hash, the latter first, nonsense ignored", () => {
  expect(readFlags("?embed=1&theme=dark", "?theme=light&x=1")).toEqual({ embed: "1", theme: "light", density: "" })
  expect(readFlags("?embed=yes&theme=pink&density=", "")).toEqual({ embed: "", theme: "", density: "" })
})

test.each([
  ["http://a/u/#/s/x?embed=1&filter=a%26b", "http://a/u/?embed=1#/s/x?filter=a%26b"],
  ["http://a/u/?theme=dark#/s/x?theme=light", "http://a/u/?theme=light#/s/x"],
  ["http://a/u/#/s/x", "http://a/u/#/s/x"],
  ["http://a/u/", "http://a/u/"],
])("%s settles as %s", (before, after) => {
  expect(settleFlags(before)).toBe(after)
})

test("a dropped flag leaves the rest of the address", () => {
  expect(dropFlag("http://a/?embed=1&theme=dark#/x?y=1", "theme")).toBe("http://a/?embed=1#/x?y=1")
})
