import { expect, test } from "vitest"

import { loadConfig } from "./config"

const address = "https://page.example/tracklight/"

const answering = (...args: ConstructorParameters<typeof Response>) => ({
  brought: "",
  address,
  fetchFile: () => Promise.resolve(new Response(...args)),
})

const readConfig = (text: string) => loadConfig(answering(text))

test("servers get a label and are marked as configured; what this version does not know is ignored", async () => {
  const text = JSON.stringify({
    servers: [
      { id: "demo", address: "proxy/demo/" },
      { id: "prod", label: "Production", address: "https://a.example/", readOnly: true, later: 1 },
      { id: "own", address: "proxy/own/", trackingUri: "http://mlflow:5000" },
    ],
    embed: { parents: ["https://portal.example"] },
  })
  expect(await readConfig(text)).toEqual({
    servers: [
      { id: "demo", label: "demo", address: "proxy/demo/", isConfigured: true, isReadOnly: false },
      { id: "prod", label: "Production", address: "https://a.example/", isConfigured: true, isReadOnly: true },
      {
        id: "own",
        label: "own",
        address: "proxy/own/",
        trackingUri: "http://mlflow:5000",
        isConfigured: true,
        isReadOnly: false,
      },
    ],
    links: [],
    embedParents: ["https://portal.example"],
  })
})

test("what is known of a server behind Tracklight's own comes along", async () => {
  const known = {
    trackingUri: "databricks://prod",
    webAddress: "https://adb-1.2.azuredatabricks.net/",
    workspace: "1",
    signIn: "server",
    storageRelay: "proxy/prod/.storage",
  }
  const server = { id: "prod", address: "proxy/prod/", ...known, signInEnds: "2026-11-21T12:00:00.000Z" }
  expect((await readConfig(JSON.stringify({ servers: [server] }))).servers).toEqual([
    { ...server, label: "prod", signInEnds: new Date(server.signInEnds), isConfigured: true, isReadOnly: false },
  ])
  const wrong = { servers: [{ ...server, webAddress: "javascript:alert(1)" }] }
  await expect(readConfig(JSON.stringify(wrong))).rejects.toThrow("servers.0.webAddress")
})

function withLinks(links: readonly object[]): string {
  const servers = ["a", "b"].map((id) => ({ id, address: `proxy/${id}/` }))
  return JSON.stringify({ servers, links })
}

test("1.1, 1.6: the operator pairs two servers and says where runs are tracked", async () => {
  const link = { primary: "a", mirror: "b" }
  expect((await readConfig(withLinks([link]))).links).toEqual([{ ...link, mode: "both", isConfigured: true }])
  const mode = "mirror-only"
  expect((await readConfig(withLinks([{ ...link, mode }]))).links).toEqual([{ ...link, mode, isConfigured: true }])
})

test.each([
  ["{", "not JSON"],
  ["[]", "must be an object"],
  ['{"servers":[{"id":"A b","address":"x"}]}', "servers.0.id: lower-case letters"],
  ['{"servers":[{"id":"a"}]}', "servers.0.address"],
  ['{"servers":[{"id":"a","address":"x"},{"id":"a","address":"y"}]}', 'two servers have the id "a"'],
  [withLinks([{ primary: "a" }]), "links.0.mirror"],
  [withLinks([{ primary: "a", mirror: "b", mode: "never" }]), "links.0.mode"],
  [withLinks([{ primary: "a", mirror: "c" }]), 'links.0.mirror: no server has the id "c"'],
  [withLinks([{ primary: "a", mirror: "a" }]), "links.0: A server cannot be linked with itself"],
  [
    withLinks([
      { primary: "a", mirror: "b" },
      { primary: "b", mirror: "a" },
    ]),
    'links.1: The server "b" is in a pair already',
  ],
])("%s is refused with its first mistake", async (text, words) => {
  await expect(readConfig(text)).rejects.toThrow(words)
})

test("no config.json is no error, a host in trouble is", async () => {
  expect(await loadConfig(answering("", { status: 404 }))).toEqual({ servers: [], links: [], embedParents: [] })
  await expect(loadConfig(answering("", { status: 500 }))).rejects.toMatchObject({ kind: "server" })
  const failing = { brought: "", address, fetchFile: () => Promise.reject(new TypeError("failed")) }
  await expect(loadConfig(failing)).rejects.toMatchObject({ kind: "unreachable" })
  await expect(loadConfig(answering("<html>"))).rejects.toThrow("not JSON")
})

test("what the page brought along is not asked for", async () => {
  const brought = '{"servers":[{"id":"demo","address":"proxy/demo/"}]}'
  const fetchFile = () => Promise.reject(new Error("not to be asked"))
  expect((await loadConfig({ brought, address, fetchFile })).servers).toMatchObject([{ id: "demo" }])
})

test("what the sandbox page may load is told by origins only", async () => {
  const told = await readConfig('{"artifactScripts": ["https://cdn.plot.ly"]}')
  expect(told.artifactScripts).toEqual(["https://cdn.plot.ly"])
  expect((await readConfig("{}")).artifactScripts).toBeUndefined()
  for (const wrong of ["https://a/b", "javascript:1", "https://a; script-src *", 7])
    await expect(readConfig(JSON.stringify({ artifactScripts: [wrong] }))).rejects.toThrow(/artifactScripts\.0/)
})

test("the sandbox page may have an origin of its own, and no other server's", async () => {
  const frameUrl = "https://usercontent.example/artifact-frame.html"
  const withFrame = (artifactFrameUrl: string) =>
    readConfig(JSON.stringify({ servers: [{ id: "a", address: "https://ml.example/x" }], artifactFrameUrl }))
  expect((await withFrame(frameUrl)).artifactFrameUrl).toBe(frameUrl)
  for (const [wrong, why] of [
    ["./artifact-frame.html", "the http(s) address of artifact-frame.html"],
    ["https://a.example/", "the http(s) address of artifact-frame.html"],
    ["https://ann:pw@a.example/frame.html", "the http(s) address of artifact-frame.html"],
    ["https://a.example:x/frame.html", "no address"],
    ["http://a.example/frame.html", "https://"],
    ["https://page.example/artifact-frame.html", "the origin of this page itself"],
    ["https://ml.example/artifact-frame.html", 'the origin of the server "a"'],
  ] as const)
    await expect(withFrame(wrong)).rejects.toThrow(why)
})
