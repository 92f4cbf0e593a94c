import { expect, test } from "vitest"

import { normaliseError } from "./normaliseError"

const failed = (status: number, body: string | object, headers: Record<string, string> = {}) =>
  normaliseError({
    status,
    contentType: headers["content-type"] ?? (typeof body === "string" ? "text/html" : "application/json"),
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: new Headers(headers),
  })

const HTML_404 =
  "<!doctype html><html lang=en><title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found.</p>"

test.each([
  // MLflow 3.17
  [404, { error_code: "RESOURCE_DOES_NOT_EXIST", message: "Run with id=x not found" }, "not-found"],
  [404, HTML_404, "unsupported"],
  [405, "<h1>Method Not Allowed</h1>", "unsupported"],
  [400, { error_code: "INVALID_PARAMETER_VALUE", message: "Invalid page token, could not base64-decode" }, "invalid"],
  [400, { error_code: "RESOURCE_ALREADY_EXISTS", message: "Experiment(name=a) already exists." }, "conflict"],
  [500, { error_code: "FEATURE_DISABLED", message: "Workspaces are off" }, "unsupported"],
  [500, { error_code: "INTERNAL_ERROR", message: "boom" }, "server"],
  [500, "<h1>Internal Server Error</h1>", "server"],
  [403, "Cross-origin request blocked", "origin-blocked"],
  [403, "Invalid Host header - possible DNS rebinding attack detected", "origin-blocked"],
  [403, "Permission denied", "forbidden"],
  [401, "You are not authenticated.", "auth-missing"],
  [503, "This server has no artifacts", "server"],
  // FastTrackML 0.5
  [404, { message: "Not found", error_code: "ENDPOINT_NOT_FOUND" }, "unsupported"],
  [400, { message: "unable to find run 'x'", error_code: "RESOURCE_DOES_NOT_EXIST" }, "not-found"],
  // Databricks
  [403, { error_code: "403", message: "Invalid access token." }, "auth-expired"],
  [400, { error_code: "BAD_REQUEST", message: "ExpiredJwt: the token has expired" }, "auth-expired"],
  [429, { error_code: "REQUEST_LIMIT_EXCEEDED", message: "too many" }, "rate-limited"],
  // Azure ML
  [404, { error: { code: "UserError", message: "No run" }, correlation: { request: "r-1" } }, "not-found"],
  [401, { Error: { Code: "UserError", Message: "Bearer token not provided." } }, "auth-missing"],
  [400, { error: { innerError: { code: "RequestThrottled" }, message: "slow down" } }, "rate-limited"],
  // gateways
  [504, "upstream timed out", "timeout"],
  [502, { detail: "bad gateway" }, "server"],
])("%d %j is %s", (status, body, kind) => {
  expect(failed(status, body).kind).toBe(kind)
})

test("code, request id and Retry-After are kept", () => {
  expect(
    failed(404, { error: { code: "UserError", message: "No run" }, correlation: { request: "r-1" } }),
  ).toMatchObject({
    code: "UserError",
    message: "No run",
    requestId: "r-1",
    status: 404,
  })
  expect(failed(429, "", { "retry-after": "7", "x-request-id": "q" })).toMatchObject({
    retryAfterMs: 7000,
    requestId: "q",
  })
  const later = new Date(Date.now() + 60_000).toUTCString()
  expect(failed(503, "", { "retry-after": later }).retryAfterMs).toBeGreaterThan(50_000)
})

test("what follows the first sentence is detail", () => {
  const message = "Experiment(name=a) already exists. Error: (sqlite3.IntegrityError)\n[SQL: INSERT INTO experiments]"
  expect(failed(400, { error_code: "RESOURCE_ALREADY_EXISTS", message })).toMatchObject({
    message: "Experiment(name=a) already exists.",
    detail: "Error: (sqlite3.IntegrityError)\n[SQL: INSERT INTO experiments]",
  })
  expect(failed(400, { message: "Value 1.5 of v2.1 is wrong" })).toMatchObject({
    message: "Value 1.5 of v2.1 is wrong",
    detail: "",
  })
})

test("HTML comes down to its words, secrets are hidden, long text is cut", () => {
  expect(failed(404, HTML_404).message).toBe("Not Found The requested URL was not found.")
  expect(failed(500, "<script>alert(1)</script><img src=x onerror=y>Oops").message).toBe("Oops")
  expect(failed(500, { message: "upstream said Authorization: Bearer abcdef123456" }).message).not.toContain("abcdef")
  expect(failed(500, { message: "x".repeat(50_000) }).message.length).toBeLessThan(2_100)
  expect(failed(500, "").message).toBe("The server answered 500.")
})
