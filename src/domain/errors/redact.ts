/**
 * Takes secrets out of a text that a person will see or copy: servers and proxies echo headers and signed
 * storage links in their error messages.
 */
export function redact(text: string): string {
  return SECRETS.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text)
}

const HIDDEN = "[hidden]"

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
  // Azure SAS, AWS and Google signatures, and what people name their tokens in a query string or JSON.
  [
    /\b(sig|signature|x-amz-(?:signature|credential|security-token)|x-goog-signature|(?:access_|auth_|refresh_|id_)?token|api[_-]?key|password|client_secret)(["']?\s*[=:]\s*["']?)[^\s&"',;<>]+/gi,
    `$1$2${HIDDEN}`,
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, HIDDEN], // a JSON Web Token
  [/\bdapi[0-9a-f]{16,}(-\d+)?/gi, HIDDEN], // a Databricks personal access token
  [/\b(?:ghp|gho|glpat|pat)[-_]\w{16,}/g, HIDDEN],
  [/(https?:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${HIDDEN}@`],
]
