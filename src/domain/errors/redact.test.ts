import { expect, test } from "vitest"

import { redact } from "./redact"

test.each([
  ["Authorization: Bearer abc.def-123456", "abc.def"],
  ["Basic dXNlcjpwYXNzd29yZA==", "dXNlcjpw"],
  ["https://a.blob.core.windows.net/x?sv=1&sig=SECRETsecret%2B&se=2", "SECRETsecret"],
  ["X-Amz-Signature=0123456789abcdef more", "0123456789abcdef"],
  ['{"access_token": "topsecretvalue"}', "topsecretvalue"],
  ["token eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2lnbmF0dXJl expired", "eyJzdWIi"],
  ["invalid token dapi0123456789abcdef0123456789abcdef-2", "dapi0123"],
  ["https://user:hunter2@host/x", "hunter2"],
])("hides the secret in %j", (text, secret) => {
  expect(redact(text)).not.toContain(secret)
  expect(redact(text)).toContain("[hidden]")
})

test.each(["Invalid page token, could not base64-decode", "The run must be in the 'active' state."])(
  "leaves an ordinary message alone: %s",
  (text) => expect(redact(text)).toBe(text),
)
