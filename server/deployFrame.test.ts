import { describe, expect, test } from "vitest"

import { ask, startUpstream } from "./fixtures"
import { appPolicy, artifactFramePolicy } from "./policies"
import { FRAME_PAGE, HOST, isInstalled, PROGRAMS, startProgram } from "./webServers"

const FRAME_URL = "http://usercontent.example.com/artifact-frame.html"
const ON_FRAME_HOST = { headers: { Host: "usercontent.example.com" } }

describe.each(PROGRAMS.map((program) => ({ program, name: program.name })))("$name", ({ program }) => {
  const isThere = isInstalled(program)
  const start = async () => {
    const upstream = await startUpstream((_request, response) => response.writeHead(200).end("runs"))
    return startProgram(program, upstream, FRAME_URL)
  }
  const embedding = {
    embedParents: [],
    artifactScripts: [],
    artifactFrameUrl: FRAME_URL,
    directOrigins: [],
  }

  test.skipIf(!isThere)("the second origin has the sandbox page, which the app alone may frame", async () => {
    const base = await start()
    const { status, text, headers } = await ask(base, "/artifact-frame.html", ON_FRAME_HOST)
    expect([status, text]).toEqual([200, FRAME_PAGE])
    expect(headers).toMatchObject({
      "content-type": expect.stringMatching(/^text\/html/),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": artifactFramePolicy(embedding).replace(
        "frame-ancestors 'self'",
        "frame-ancestors http://ml.example.com",
      ),
    })
  })

  test.skipIf(!isThere)("and nothing else", async () => {
    const base = await start()
    for (const target of [
      "/",
      "/index.html",
      "/config.json",
      "/favicon.svg",
      "/assets/index-abc.js",
      "/proxy/mlflow/x",
      "/artifact-frame.html/x",
      "/artifact-frame.html.gz",
    ])
      expect([target, (await ask(base, target, ON_FRAME_HOST)).status]).toEqual([target, 404])
    expect((await ask(base, "/artifact-frame.html", { headers: { Host: "evil.example" } })).status).toBe(421)
  })

  test.skipIf(!isThere)("the app may frame it, and works as before", async () => {
    const base = await start()
    const page = await ask(base, "/", { headers: HOST })
    expect(page.status).toBe(200)
    expect(page.headers["content-security-policy"]).toBe(appPolicy(embedding))
    expect((await ask(base, "/proxy/mlflow/x", { headers: HOST })).text).toBe("runs")
  })
})
