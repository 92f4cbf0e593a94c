import { expect, test } from "vitest"

import type { Server } from "~/domain/servers/server"

import { openPastedLink, parsePastedLink, serversForLink } from "./pastedLinks"

const server = (id: string, address: string, label = id): Server => ({
  id,
  label,
  address,
  isConfigured: true,
  isReadOnly: false,
})

test.each([
  ["http://localhost:5000/#/experiments/1/runs/abc", "/s/one/experiments/1/runs/abc"],
  ["  https://ml.corp/mlflow/#/models/m/versions/2 ", "/s/one/models/m/versions/2"],
  ["https://adb-1.2.azure.example/?o=7#mlflow/experiments/1", "/s/one/experiments/1"],
  ["https://adb-1.2.azure.example/ml/experiments/1/runs/abc?o=7", "/s/one/experiments/1/runs/abc?o=7"],
  ["https://studio.example/experiments/id/9f?wsid=/subscriptions/s", "/s/one/experiments/9f?wsid=%2Fsubscriptions%2Fs"],
  ["https://studio.example/runs/brave_ox?wsid=1", "/s/one/runs/brave_ox?wsid=1"],
  ["http://127.0.0.1:4173/#/s/two/experiments/4?filter=a", "/s/two/experiments/4?filter=a"],
])("%s opens %s", (pasted, path) => {
  const link = parsePastedLink(pasted)
  expect(link && openPastedLink(link, "one")).toBe(path)
})

test.each([
  "",
  "experiments",
  "https://example.com/",
  "javascript:alert(1)#/experiments/1",
  "https://",
  "/experiments/1",
])("%s is no link", (pasted) => {
  expect(parsePastedLink(pasted)).toBeUndefined()
})

test("a link opens on the server at its address, by address or label, else anywhere", () => {
  const direct = server("direct", "http://localhost:5000/")
  const proxied = server("proxied", "proxy/proxied/", "ml.corp")
  const servers = [direct, proxied]
  expect(serversForLink(new URL("http://localhost:5000/#/experiments"), servers)).toEqual([direct])
  expect(serversForLink(new URL("https://ml.corp/#/experiments"), servers)).toEqual([proxied])
  expect(serversForLink(new URL("https://other/#/experiments"), servers)).toEqual(servers)
})
