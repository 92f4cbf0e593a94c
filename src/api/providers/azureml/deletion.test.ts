import { createDemoServer } from "~mocks/demoServer"
import { expect, test } from "vitest"

import { connect } from "~/api/connect"

import { azuremlServer, WORKSPACE } from "./contractServer"

/** A workspace that answers every deletion in this way. */
async function connected(refusal: () => Response, isReadOnly = false) {
  const { fetch } = azuremlServer(createDemoServer("small").handle)
  const deletions: string[] = []
  const answer: typeof fetch = (input, init) => {
    const { pathname } = new URL(new Request(input, init).url)
    const [, what] = /\/(experiments|runs)\/delete$/.exec(pathname) ?? []
    if (what === undefined) return fetch(input, init)
    deletions.push(what)
    return Promise.resolve(refusal())
  }
  const address = `https://a.example/mlflow/v2.0${WORKSPACE}/`
  const backend = await connect(
    { id: "s", label: "s", address, isConfigured: true, isReadOnly },
    { address: "https://page.example/", fetch: answer },
  )
  return { can: backend.can, deletions }
}

const envelope = (message: string, status: number) =>
  Response.json({ Error: { Code: "UserError", Message: message }, error_code: "BAD_REQUEST" }, { status })

test.each([
  ["an empty 404", () => new Response(null, { status: 404 })],
  ["a refusal in words", () => envelope("Deleting runs is not supported.", 400)],
  ["a method that is not allowed", () => new Response("", { status: 405 })],
])("1.21, 4.13: where %s answers, single deletion is disabled and the resource group named", async (_how, refusal) => {
  const { can, deletions } = await connected(refusal)
  expect(deletions.toSorted()).toEqual(["experiments", "runs"])
  expect([can.deleteExperiment, can.deleteRun]).toEqual(Array(2).fill(expect.stringMatching(/resource group/)))
})

test("4.13: a role that may not delete is told so", async () => {
  const { can } = await connected(() => envelope("AuthorizationFailed: action jobs/delete", 403))
  expect(can.deleteRun).toMatch(/Your role/)
})

test("4.13: where only the thing is missing, single deletion is offered", async () => {
  const { can } = await connected(() =>
    Response.json({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "No such run" }, { status: 404 }),
  )
  expect([can.deleteExperiment, can.deleteRun]).toEqual([true, true])
})

test("a workspace that is read only here is not asked", async () => {
  const { can, deletions } = await connected(() => new Response(null, { status: 404 }), true)
  expect(deletions).toEqual([])
  expect(can.deleteRun).toMatch(/read only/)
})
