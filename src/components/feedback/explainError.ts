import { ApiError, type ErrorHelp, type ErrorKind } from "~/domain/errors/apiError"
import { redact } from "~/domain/errors/redact"

/** What a person needs to know about a failure: what happened, whose business it is, and what to do. */
export type Explanation = {
  readonly title: string
  readonly advice: string
  /** True when the app asks again by itself, without anybody doing anything. */
  readonly recovers: boolean
  /** The server's words and what support asks for; "" = nothing more. */
  readonly message: string
  readonly detail: string
  readonly requestId: string | undefined
  readonly help: ErrorHelp | undefined
}

type Words = { readonly title: string; readonly advice: string; readonly recovers: boolean }

/** `what` names what was asked for, as in "The runs". */
export function explainError(error: unknown, what: string): Explanation {
  if (!(error instanceof ApiError)) {
    return {
      title: `${what} could not be shown`,
      advice: "This is a fault in Tracklight, not on the server. Nothing was changed.",
      recovers: false,
      message: redact(error instanceof Error ? error.message : String(error)),
      detail: "",
      requestId: undefined,
      help: undefined,
    }
  }
  const { message, detail, requestId, help } = error
  return { ...WORDS[error.kind](what, error), message, detail, requestId, help }
}

const WORDS: Readonly<Record<ErrorKind, (what: string, error: ApiError) => Words>> = {
  "auth-missing": (what) => ({
    title: `${what}: the server asks who you are`,
    advice: "Enter a token for this server on the Servers page, or sign in to the proxy in front of it and reload.",
    recovers: false,
  }),
  "auth-expired": (what) => ({
    title: `${what}: the server no longer accepts your token`,
    advice: "It has expired or was taken back. Enter a new one on the Servers page.",
    recovers: false,
  }),
  forbidden: (what, error) => ({
    title: `${what}: you may not see or do this`,
    advice: `The server knows you and refuses${permissionIn(error)}. Ask the people who run it for access.`,
    recovers: false,
  }),
  "not-found": (what) => ({
    title: `${what}: the server does not have it`,
    advice: "It was deleted for good, belongs to another server, or the link is incomplete.",
    recovers: false,
  }),
  unsupported: (what) => ({
    title: `${what}: this server cannot do that`,
    advice: "Its version or product has no such function. Nothing is broken.",
    recovers: false,
  }),
  invalid: (what) => ({
    title: `${what}: the server refused the question`,
    advice: "Change what was asked, its answer says what it did not accept.",
    recovers: false,
  }),
  conflict: (what) => ({
    title: `${what}: somebody or something was faster`,
    advice: "It exists already or was changed meanwhile. Look again, then decide.",
    recovers: false,
  }),
  "rate-limited": (what, { retryAfterMs }) => ({
    title: `${what}: the server asks for patience`,
    advice: `It has had too many requests${retryAfterMs === undefined ? "" : `; it wants ${Math.ceil(retryAfterMs / 1000)} s of quiet`}.`,
    recovers: true,
  }),
  server: (what, { status }) => ({
    title: `${what}: the server failed`,
    advice: `It answered with an error${status > 0 ? ` (${status})` : ""}. If it lasts, tell the people who run it.`,
    recovers: true,
  }),
  unreachable: (what) => ({
    title: `${what}: the server cannot be reached`,
    advice: "It is stopped, or the network between is. What was loaded before stays.",
    recovers: true,
  }),
  timeout: (what) => ({
    title: `${what}: the server took too long`,
    advice: "It may be busy, or the question is too large for it.",
    recovers: true,
  }),
  "not-json": (what) => ({
    title: `${what}: the answer is not MLflow's`,
    advice:
      "Something between here and the server answered instead: a sign-in page, or a proxy. Its operator can help.",
    recovers: true,
  }),
  incomplete: (what) => ({
    title: `${what} did not come as a whole`,
    advice: "The server, or something before it, sent another part than was asked for or stopped before the end.",
    recovers: false,
  }),
  "origin-blocked": (what) => ({
    title: `${what}: the server refuses this web page`,
    advice: "The Servers page says what its operator has to allow.",
    recovers: false,
  }),
}

/** Clouds name the permission that is missing; of their words only what is shaped like one is repeated here. */
function permissionIn({ message, detail }: ApiError): string {
  const action = /\baction '?([\w.-]+(?:\/[\w.*-]+)+)/i.exec(`${message} ${detail}`)?.[1]
  return action === undefined ? "" : `: you lack the permission ${action}`
}
