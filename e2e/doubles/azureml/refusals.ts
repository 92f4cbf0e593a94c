import { json, page, type Answer } from "~e2e/doubles/exchange"

/** The ways in which a request for a workspace has been seen to be refused. */
export type Refusal = keyof typeof REFUSALS

const CORRELATION = { operation: "46dcf7ce223c1f7f5ff5e292da12a105", request: "11c9d96be44eaea9" }
const PLACE = { environment: "westeurope", location: "westeurope", time: "2026-01-01T00:00:00.0000000+00:00" }

/** History, artifacts and the old MLflow version: lower case, no error_code [I mlflow#5846]. */
export const lowerCase = (status: number, message: string, inner = "UserError"): Answer =>
  json(status, {
    error: { code: "UserError", severity: null, message, innerError: { code: inner, innerError: null } },
    correlation: CORRELATION,
    ...PLACE,
    componentName: "mlflow",
  })

/** MLflow 2 and later: capitals, and no message where MLflow's clients look for it [I azure-sdk-for-python#42155]. */
export const capitals = (status: number, message: string, error_code = "BAD_REQUEST"): Answer =>
  json(status, {
    Error: { Code: "UserError", Message: message, MessageFormat: null, InnerError: null },
    Correlation: CORRELATION,
    Environment: PLACE.environment,
    Location: PLACE.location,
    Time: PLACE.time,
    ComponentName: "mlflow",
    statusCode: status,
    error_code,
  })

export const REFUSALS = {
  missing: lowerCase(401, "Bearer token not provided.", "AuthorizationError"),
  "lower case": lowerCase(401, "Token is expired.", "AuthorizationError"),
  capitals: capitals(401, "Token is expired.", "UNAUTHENTICATED"),
  // [I PlanetaryComputer#343] The resource manager's own.
  arm: json(401, {
    error: {
      code: "ExpiredAuthenticationToken",
      message:
        "The access token expiry UTC time '1/1/2026 6:05:58 PM' is earlier than current UTC time '1/1/2026 8:21:34 PM'.",
    },
  }),
  wrong: lowerCase(401, "Invalid token.", "AuthorizationError"),
  // [D] A role without the action.
  "403 permission": json(403, {
    error: {
      code: "AuthorizationFailed",
      message:
        "The client 'ann@example.com' with object id 'double' does not have authorization to perform action " +
        "'Microsoft.MachineLearningServices/workspaces/experiments/read' over the scope of the workspace.",
    },
  }),
  page: page(
    200,
    "<!doctype html><html><head><title>Sign in to your account</title></head><body><h1>Sign in</h1>" +
      "<script>window.__pwn = 1</script></body></html>",
  ),
} as const

// [S azureml-mlflow 1.20, azureml_reststore.py] What the old client waited for.
export const throttled = (headers: Record<string, string>): Answer => ({
  ...json(429, {
    error: { code: "RequestThrottled", message: "Too many requests" },
    correlation: CORRELATION,
    ...PLACE,
  }),
  headers,
})
