/** The closed list of what can go wrong; every page knows what to say for each. */
export type ErrorKind =
  | "auth-missing"
  | "auth-expired"
  | "forbidden"
  | "not-found"
  | "unsupported"
  | "invalid"
  | "conflict"
  | "rate-limited"
  | "server"
  | "unreachable"
  | "timeout"
  | "not-json"
  /** Other bytes of a file than were asked for, or fewer than were announced. */
  | "incomplete"
  | "origin-blocked"

export type ErrorHelp = { readonly label: string; readonly href: string }

/** The only error that api/ throws, besides the AbortError of a cancelled call. Its text is redacted and plain. */
export class ApiError extends Error {
  readonly kind: ErrorKind
  /** 0 when no answer came. */
  readonly status: number
  /** The server's own error_code, or "". */
  readonly code: string
  readonly requestId: string | undefined
  /** From Retry-After, else undefined. */
  readonly retryAfterMs: number | undefined
  /** What the server said after its first sentence (SQL, stack traces): behind a disclosure. Empty when nothing. */
  readonly detail: string
  /** Where the people behind this server explain what to do about it. `href` is https. */
  readonly help: ErrorHelp | undefined

  constructor(fields: {
    kind: ErrorKind
    status: number
    code: string
    message: string
    requestId?: string | undefined
    retryAfterMs?: number | undefined
    detail?: string | undefined
    help?: ErrorHelp | undefined
  }) {
    super(fields.message)
    this.name = "ApiError"
    this.kind = fields.kind
    this.status = fields.status
    this.code = fields.code
    this.requestId = fields.requestId
    this.retryAfterMs = fields.retryAfterMs
    this.detail = fields.detail ?? ""
    this.help = fields.help
  }
}

/** The server is there and has no such thing. */
export const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.kind === "not-found"

export function withHelp(error: ApiError, help: ErrorHelp): ApiError {
  const { kind, status, code, message, requestId, retryAfterMs, detail } = error
  return new ApiError({ kind, status, code, message, requestId, retryAfterMs, detail, help })
}
