/** Why a tracking server could not be asked, in words that name it and say what to look at. */
export type UpstreamFailure = { readonly status: 502 | 504; readonly message: string }

type Failing = { readonly label: string; readonly address: string }

export function upstreamFailure(error: unknown, { label, address }: Failing): UpstreamFailure {
  const server = label === new URL(address).host ? address : `"${label}" (${address})`
  const status = TIMEOUT.test(codeOf(error)) ? 504 : 502
  return { status, message: `The tracking server ${server} ${failureReason(error)}` }
}

const TIMEOUT = /TIMEDOUT|TIMEOUT/i

/** By the code that the socket, TLS or the HTTP parser gave; the first that fits. */
const REASONS: readonly (readonly [code: RegExp, reason: string])[] = [
  [/^ECONNREFUSED$/, "refused the connection. Check that it runs and listens there."],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "was not found: its host name is unknown. Check the address and the network."],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, "cannot be reached from here. Check the network or the VPN."],
  [/^(ECONNRESET|EPIPE)$/, "closed the connection without an answer."],
  [/^HPE_/, "answered something that is not HTTP."],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/,
    "shows a certificate that is not trusted here. NODE_EXTRA_CA_CERTS names a file with more authorities.",
  ],
  [/^(EPROTO|ERR_SSL)/, "does not speak TLS as expected. Check http or https in its address."],
]

/** What somebody did who could not be asked; goes on after their name. */
export function failureReason(error: unknown): string {
  const code = codeOf(error)
  if (TIMEOUT.test(code)) return "did not answer in time."
  const known = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? "could not be asked."
  return code === "" ? known : `${known} [${code}]`
}

/** The proxy wraps what the socket said, sometimes twice. */
function codeOf(error: unknown): string {
  let found = ""
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ("code" in current && typeof current.code === "string") found = current.code
    else if (current.name === "TimeoutError") found = "TIMEOUT"
  }
  return found
}
