import fc from "fast-check"
import { expect, test } from "vitest"

import { ApiError } from "~/domain/errors/apiError"

import { apiUrl, serverBase } from "./url"

const base = new URL("https://host.example/team/mlflow/")

test("segments are encoded one by one, lists repeat their name, undefined is left out", () => {
  const url = apiUrl(base, ["ajax-api", "a/b c", "%2e%2e"], { run_ids: ["a", "b&c"], n: 3, none: undefined })
  expect(url.href).toBe("https://host.example/team/mlflow/ajax-api/a%2Fb%20c/%252e%252e?run_ids=a&run_ids=b%26c&n=3")
})

test.each([[[".."]], [["a", "."]], [[""]], [["\ud800"]]])("refuses the segments %j", (segments) => {
  expect(() => apiUrl(base, segments)).toThrow("cannot be used")
})

function builtOrRefused(server: URL, segments: readonly string[], values: readonly string[]): URL | "refused" {
  try {
    return apiUrl(server, segments, { path: values })
  } catch (error) {
    if (error instanceof ApiError && error.kind === "invalid") return "refused"
    throw error
  }
}

test("whatever the segments and values are, the address stays under the base or is refused", () => {
  const bases = ["https://host.example/", "https://host.example/team/mlflow/", "http://localhost:5000/proxy/demo/"]
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("..", "%2e%2e", "..\\..", "//evil.example", "@evil", "?x#y", "\t..", ". ."),
  )
  fc.assert(
    fc.property(fc.constantFrom(...bases), fc.array(part), fc.array(part), (address, segments, values) => {
      const server = new URL(address)
      const url = builtOrRefused(server, segments, values)
      if (url === "refused") return
      expect(url.origin).toBe(server.origin)
      expect(url.pathname.startsWith(server.pathname)).toBe(true)
      const sent = url.pathname.slice(server.pathname.length)
      expect(segments.length === 0 ? [] : sent.split("/").map(decodeURIComponent)).toEqual(segments)
    }),
  )
})

test.each([
  ["http://localhost:5000", "http://localhost:5000/"],
  ["localhost:5000", "http://localhost:5000/"],
  ["127.0.0.1:5000/mlflow", "http://127.0.0.1:5000/mlflow/"],
  [" https://a.example/x/?y=1#/experiments/1 ", "https://a.example/x/"],
  ["proxy/demo/", "https://page.example/ui/proxy/demo/"],
])("the address %j becomes the base %s", (address, expected) => {
  expect(serverBase(address, "https://page.example/ui/#/x").href).toBe(expected)
})

test.each(["", "ftp://a", "javascript:alert(1)", "https://user:pw@host", "http://["])(
  "refuses the address %j",
  (address) => {
    expect(() => serverBase(address, "https://page.example/")).toThrow("cannot be used")
  },
)
