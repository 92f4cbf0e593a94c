import { json, page, type Answer } from "~e2e/doubles/exchange"

/** The ways in which a workspace has been seen to refuse a token, and one in which it means something else. */
export type Refusal = keyof typeof REFUSALS

// A number, not a name, as error_code: [I databricks-sdk-go#873, #917].
const numbered = (code: number, message: string): Answer => json(code, { error_code: code, message })

const SIGN_IN =
  "<!doctype html><html><head><title>Sign in to your account</title></head><body><h1>Sign in</h1>" +
  '<form method="post"><input name="login" /></form><script>window.__pwn = 1</script></body></html>'

export const REFUSALS = {
  // [I databricks-sdk-go#873]
  "401": numbered(401, "Credential was not sent or was of an unsupported type for this API."),
  // [I splunk-integration#55] The words; the envelope [U].
  "401 expired": numbered(401, "Token is expired"),
  // [I databricks-sdk-go#873]
  "403": numbered(403, "Invalid access token."),
  // [I databricks-sdk-go#1061]
  "403 expired": numbered(403, "JWT has expired"),
  // [I databricks-vscode#583]
  "403 expiring": numbered(403, "Token is expiring within 30 seconds. (token expired)"),
  // [I splunk-integration#55, terraform-provider-databricks#2522] The words and the status; the code [U].
  "400 expired": json(400, {
    error_code: "BAD_REQUEST",
    message:
      "Error while parsing token: io.jsonwebtoken.ExpiredJwtException: JWT expired at 2026-03-02T21:43:10Z. " +
      "Current time: 2026-07-27T15:45:29Z, a difference of 12679339053 milliseconds.  Allowed clock skew: 0 milliseconds",
  }),
  // [I] A gateway in between shows its own page.
  page: page(200, SIGN_IN),
  "403 page": page(403, "<!doctype html><html><body><h1>403. Private link access only.</h1></body></html>"),
  redirect: page(302, "", { location: "/login.html?next_url=%2F" }),
  // [D] Not about the token at all.
  "403 permission": json(403, {
    error_code: "PERMISSION_DENIED",
    message: "User does not have permission to view this experiment.",
  }),
} as const

export const signIn = (): Answer => page(200, SIGN_IN)

export const refusal = (status: number, error_code: string, message: string): Answer =>
  json(status, { error_code, message })

export const notThere = (method: string, path: string): Answer =>
  refusal(404, "ENDPOINT_NOT_FOUND", `No API found for '${method} ${path}'`)
