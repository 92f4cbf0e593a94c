import { expect, test } from "vitest"

import { isMixedContent, newServerId, parseServerAddress, readServers } from "./serverAddress"

test.each([
  ["http://localhost:5000", "http://localhost:5000/"],
  [" localhost:5000 ", "http://localhost:5000/"],
  ["127.0.0.1:5000/#/experiments/1", "http://127.0.0.1:5000/"],
  ["ml.corp/mlflow", "https://ml.corp/mlflow/"],
  ["https://ml.corp/mlflow/?o=1#mlflow/experiments", "https://ml.corp/mlflow/"],
])("%j is the server at %s", (text, address) => {
  expect(parseServerAddress(text)).toEqual({ ok: true, address })
})

test.each([
  ["", /Enter the address/],
  ["cloud://prod", /npm start -- "cloud:\/\/prod"/],
  ["javascript://x", /cannot open javascript/],
  ["http://", /not a web address/],
  ["https://ann:secret@ml.corp", /Leave the user name/],
])("%j is refused with a reason", (text, reason) => {
  expect(parseServerAddress(text)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
})

test("ids are short, safe in links and unique", () => {
  expect(newServerId("Prod (EU) – ML!", [])).toBe("prod-eu-ml")
  expect(newServerId("http://localhost:5000/", ["localhost-5000"])).toBe("localhost-5000-2")
  expect(newServerId("***", ["server", "server-2"])).toBe("server-3")
})

test("a secure page may ask only secure or local servers", () => {
  expect(isMixedContent("http://ml.corp/", "https:")).toBe(true)
  expect(isMixedContent("http://localhost:5000/", "https:")).toBe(false)
  expect(isMixedContent("http://ml.corp/", "http:")).toBe(false)
})

test("stored servers are read with care", () => {
  const good = { id: "a", label: "A", address: "http://a/", isReadOnly: true }
  const bad = [null, 3, {}, { ...good, id: "A B" }, { ...good, address: "file:///x" }, { ...good, label: 1 }]
  expect(readServers([good, ...bad])).toEqual([{ ...good, isConfigured: false }])
  expect(readServers("nonsense")).toEqual([])
})
