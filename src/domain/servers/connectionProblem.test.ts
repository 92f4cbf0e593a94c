import { expect, test } from "vitest"

import { ApiError, type ErrorKind } from "~/domain/errors/apiError"

import { connectionProblem } from "./connectionProblem"

const place = { address: "http://ml.corp:5000/", pageAddress: "http://ui.corp:8080/tracklight/#/servers" }
const failure = (kind: ErrorKind) => new ApiError({ kind, status: 0, code: "", message: "upstream is down" })
const commands = (kind: ErrorKind, where = place) =>
  connectionProblem(failure(kind), where).steps.flatMap(({ command }) => command ?? [])

test.each([
  ["unreachable", "unreachable"],
  ["timeout", "unreachable"],
  ["origin-blocked", "origin-blocked"],
  ["auth-missing", "token"],
  ["auth-expired", "token"],
  ["forbidden", "token"],
  ["not-json", "not-mlflow"],
  ["not-found", "not-mlflow"],
  ["server", "failing"],
] as const)("%s reads as %s, with something to do", (kind, verdict) => {
  const problem = connectionProblem(failure(kind), place)
  expect(problem.verdict).toBe(verdict)
  expect(problem.steps.length).toBeGreaterThan(0)
})

test("a refused page names the operator's flag with this very origin, and the way round", () => {
  expect(commands("origin-blocked")).toEqual([
    "mlflow server --cors-allowed-origins http://ui.corp:8080",
    "--allowed-hosts ml.corp:5000",
    "npm start -- http://ml.corp:5000/",
  ])
})

test("a secure page and a plain server: the browser's own rule is named", () => {
  const secure = { ...place, pageAddress: "https://ui.corp/" }
  expect(connectionProblem(failure("unreachable"), secure).title).toContain("secure page")
})

test("behind our own server the upstream's state is told, not CORS", () => {
  const proxied = { ...place, address: "proxy/prod/" }
  expect(connectionProblem(failure("unreachable"), proxied).explanation).toBe("upstream is down")
  expect(commands("unreachable", proxied)).toEqual([])
})

test("our own server's 502 is a tracking server that cannot be reached", () => {
  const error = new ApiError({ kind: "server", status: 502, code: "", message: "It refused the connection." })
  expect(connectionProblem(error, { ...place, address: "proxy/prod/" })).toMatchObject({
    verdict: "unreachable",
    explanation: "It refused the connection.",
  })
  expect(connectionProblem(error, place).verdict).toBe("failing")
})

test("a failure of our own is not blamed on the server's address", () => {
  expect(connectionProblem(new Error("boom"), place).verdict).toBe("failing")
})
