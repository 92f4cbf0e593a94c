import { expect, test } from "vitest"

import { trackingUriOf } from "./trackingUri"

const server = { id: "one", label: "one", address: "proxy/one/", isConfigured: true, isReadOnly: false }

test("a script is told the address that the server is known by", () => {
  const known = { ...server, trackingUri: "https://ml.corp" }
  expect(trackingUriOf(known, "https://tool.corp/x/")).toEqual({ uri: "https://ml.corp", remark: undefined })
})

test("a script is told the address that the browser uses where that is the server's own", () => {
  const direct = { ...server, address: "https://ml.corp/mlflow/" }
  expect(trackingUriOf(direct, "https://tool.corp/")).toEqual({ uri: "https://ml.corp/mlflow", remark: undefined })
})

test.each([
  ["http://localhost:8080/", "http://localhost:8080/proxy/one", /this computer/],
  ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/proxy/one", /this computer/],
  ["https://tool.corp/x/", "https://tool.corp/x/proxy/one", /sign-in/],
])("the proxy of the page at %s is %s, with a remark", (page, uri, remark) => {
  expect(trackingUriOf(server, page)).toEqual({ uri, remark: expect.stringMatching(remark) })
})
