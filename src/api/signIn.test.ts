import { afterEach, expect, test } from "vitest"

import { ApiError } from "~/domain/errors/apiError"

import { connect } from "./connect"
import { credentialHeaders, setCredential } from "./credentials"
import { declineSignIn, signInNeeds } from "./signIn"

/** A server that accepts one token, which can be changed, and whose refusal can look like that of any vendor. */
function guarded({ accepts = "first", refusal = () => new Response("Unauthorized", { status: 401 }) } = {}) {
  const state = { accepts, asked: [] as string[] }
  const fake: typeof fetch = (input, init) => {
    const request = new Request(input instanceof URL ? input.href : input, init)
    const { pathname } = new URL(request.url)
    state.asked.push(`${request.method} ${pathname.split("/mlflow/").at(-1)} ${request.headers.get("authorization")}`)
    if (request.headers.get("authorization") !== `Bearer ${state.accepts}`) return Promise.resolve(refusal())
    if (pathname.endsWith("/version")) return Promise.resolve(new Response("3.17.2"))
    return Promise.resolve(Response.json({ experiments: [], experiment: { experiment_id: "1", name: "a" } }))
  }
  const backend = () => {
    setCredential("prod", { kind: "bearer", token: "first" })
    const server = { id: "prod", label: "", address: "https://ml.test", isConfigured: true, isReadOnly: false }
    return connect(server, { address: "https://page.test/", fetch: fake })
  }
  return { state, backend }
}

const signIn = (token: string) => setCredential("prod", { kind: "bearer", token })
const needed = () => signInNeeds().map(({ serverId, error }) => [serverId, error.kind])
/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => setCredential("prod", undefined))

const json = (body: object, status: number) => () => Response.json(body, { status })

test.each([
  ["401 in words", () => new Response("Unauthorized", { status: 401 })],
  ["401 of a JWT", json({ error_code: "UNAUTHENTICATED", message: "Token is expired" }, 401)],
  ["403 with a number", json({ error_code: 403, message: "Invalid access token." }, 403)],
  ["400 ExpiredJwt", json({ error_code: "BAD_REQUEST", message: "ExpiredJwtException: JWT expired at …" }, 400)],
  ["an envelope in small letters", json({ error: { code: "UserError", message: "Bearer token is expired." } }, 401)],
  ["an envelope in capitals", json({ Error: { Code: "UserError", Message: "The token has expired." } }, 401)],
])("0.13, 4.4: %s: parallel reads ask once, wait, and are answered", async (_shape, refusal) => {
  const { state, backend } = guarded({ refusal })
  const connected = await backend()
  state.accepts = "second"
  state.asked = []
  const reads = ["1", "2", "3"].map((id) => connected.getExperiment(id))
  await settle()
  expect(needed()).toHaveLength(1)
  signIn("second")
  expect((await Promise.all(reads)).map(({ name }) => name)).toEqual(["a", "a", "a"])
  expect(needed()).toEqual([])
  // Each once with the old token, once with the new.
  expect(state.asked).toHaveLength(6)
})

test("a change is never repeated by itself, and asks too", async () => {
  const { state, backend } = guarded()
  const connected = await backend()
  state.accepts = "second"
  state.asked = []
  await expect(connected.renameExperiment("1", "b")).rejects.toMatchObject({ kind: "auth-missing" })
  expect(needed()).toHaveLength(1)
  signIn("second")
  await settle()
  expect(state.asked).toHaveLength(1)
})

test("a wrong new token asks again, and nothing loops meanwhile", async () => {
  const { state, backend } = guarded()
  const connected = await backend()
  state.accepts = "third"
  state.asked = []
  const read = connected.getExperiment("1")
  await settle()
  signIn("second")
  await settle()
  expect([needed().length, state.asked.length]).toEqual([1, 2])
  signIn("third")
  expect((await read).name).toBe("a")
})

test("who declines gets the error, and is not asked again for the same token", async () => {
  const { state, backend } = guarded()
  const connected = await backend()
  state.accepts = "second"
  const read = connected.getExperiment("1")
  await settle()
  declineSignIn("prod")
  await expect(read).rejects.toBeInstanceOf(ApiError)
  await expect(connected.getExperiment("1")).rejects.toMatchObject({ kind: "auth-missing" })
  expect(needed()).toEqual([])
})

test("a read that is cancelled waits no longer", async () => {
  const { state, backend } = guarded()
  const connected = await backend()
  state.accepts = "second"
  const leaving = new AbortController()
  const read = connected.getExperiment("1", leaving.signal)
  await settle()
  leaving.abort()
  await expect(read).rejects.toMatchObject({ name: "AbortError" })
})

test("while connecting the page asks, not a dialog", async () => {
  const { backend } = guarded({ accepts: "other" })
  await expect(backend()).rejects.toMatchObject({ kind: "auth-missing" })
  expect(needed()).toEqual([])
  expect(credentialHeaders("prod")).toEqual({ Authorization: "Bearer first" })
})
