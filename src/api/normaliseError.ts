import { ApiError, type ErrorKind } from "~/domain/errors/apiError"
import { redact } from "~/domain/errors/redact"

import { isRecord, record, text } from "./mlflow/wire"

/** What came back, before anybody knows what it means. */
export type FailedAnswer = {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly headers: Headers
}

/**
 * Every failed answer of every kind of server as one ApiError. The envelopes differ (MLflow, Databricks, Azure's
 * two, FastAPI's `detail`, plain text, HTML) and are read once, here.
 */
export function normaliseError(answer: FailedAnswer): ApiError {
  const envelope = readEnvelope(answer.body)
  const raw = envelope.message ?? plainText(answer)
  const [message, detail] = firstSentence(trimmed(redact(raw)))
  return new ApiError({
    kind: kindOf(answer, envelope.code, raw),
    status: answer.status,
    code: envelope.code,
    message: message || `The server answered ${answer.status}.`,
    detail,
    requestId: envelope.requestId ?? answer.headers.get("x-request-id") ?? undefined,
    retryAfterMs: retryAfter(answer.headers.get("retry-after")),
  })
}

/** A page of a login form or a proxy where JSON was expected. */
export const loginPage = (status: number): ApiError =>
  new ApiError({
    kind: "not-json",
    status,
    code: "",
    message: "A login page or a proxy answered instead of the tracking server.",
  })

export const noAnswer = (crossOrigin: boolean): ApiError =>
  new ApiError({
    kind: "unreachable",
    status: 0,
    code: "",
    message: crossOrigin
      ? "No answer: the server is down, or it refuses requests from this page's origin."
      : "No answer: the server is down or the network is.",
  })

export const tooSlow = (afterMs: number): ApiError =>
  new ApiError({
    kind: "timeout",
    status: 0,
    code: "",
    message: `The server sent nothing for ${Math.round(afterMs / 1000)} seconds.`,
  })

type Envelope = {
  readonly code: string
  readonly message: string | undefined
  readonly requestId: string | undefined
}

function readEnvelope(body: string): Envelope {
  const json = tryParse(body)
  if (!isRecord(json)) return { code: "", message: undefined, requestId: undefined }
  const nested = record(json["error"] ?? json["Error"])
  const correlation = record(json["Correlation"] ?? json["correlation"])
  const codes = [json["error_code"], nested["code"], nested["Code"], record(nested["innerError"])["code"]]
  const messages = [json["message"], nested["message"], nested["Message"], json["detail"], json["error"]]
  return {
    code: firstWord(codes) ?? "",
    message: firstWord(messages),
    requestId: firstWord([correlation["request"], json["request_id"]]),
  }
}

function tryParse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Some servers send numeric codes. */
function firstWord(values: readonly unknown[]): string | undefined {
  const found = values.find((value) => typeof value === "string" || typeof value === "number")
  return found === undefined ? undefined : text(found)
}

/** HTML is never kept as HTML; MLflow's own 404 and 500 pages and XML of object stores come down to their words. */
function plainText({ body, contentType }: FailedAnswer): string {
  const isMarkup = /html|xml/i.test(contentType) || /^\s*<(!doctype|html|\?xml)/i.test(body)
  if (!isMarkup) return body
  return body
    .slice(0, 20_000)
    .replace(/<(script|style|title)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/[<>]/g, " ")
    .replace(/&#39;|&quot;|&lt;|&gt;|&nbsp;|&amp;/g, " ")
}

/** MLflow appends SQL statements and Databricks stack traces to a first sentence that a person can read. */
function firstSentence(message: string): readonly [first: string, rest: string] {
  const end = /[.!?](?=\s+[A-Z([])|\n/.exec(message)
  if (end === null) return [message, ""]
  return [message.slice(0, end.index + 1).trim(), message.slice(end.index + 1).trim()]
}

function trimmed(text: string): string {
  const calm = text
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim()
  return calm.length > 2_000 ? `${calm.slice(0, 2_000)}…` : calm
}

const UNSUPPORTED = /ENDPOINT_NOT_FOUND|NOT_IMPLEMENTED|FEATURE_DISABLED/

function kindOf({ status, body }: FailedAnswer, code: string, message: string): ErrorKind {
  if (status === 403 && /Cross-origin request blocked|Invalid Host header/i.test(body)) return "origin-blocked"
  if (isStaleToken(status, code, message)) return "auth-expired"
  if (status === 429 || /RequestThrottled|REQUEST_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED/.test(code)) return "rate-limited"
  if (status === 405 || status === 501 || UNSUPPORTED.test(code)) return "unsupported"
  // FastTrackML 0.5 answers some of them with 400.
  if (/RESOURCE_DOES_NOT_EXIST/.test(code)) return "not-found"
  if (status === 409 || /ALREADY_EXISTS|CONFLICT/.test(code)) return "conflict"
  return kindOfStatus(status, code)
}

function kindOfStatus(status: number, code: string): ErrorKind {
  if (status === 401) return "auth-missing"
  if (status === 403) return "forbidden"
  // A route that does not exist answers HTML, text or an empty body; a missing thing has a code of its own.
  if (status === 404) return /NOT_FOUND|UserError/.test(code) ? "not-found" : "unsupported"
  if (status === 408 || status === 504) return "timeout"
  if (status >= 400 && status < 500) return "invalid"
  return status >= 500 ? "server" : "not-json"
}

function isStaleToken(status: number, code: string, message: string): boolean {
  if (!/token|jwt|bearer|credential/i.test(message)) return false
  if (status === 401 || status === 403) return /expir|invalid|malformed/i.test(message)
  // Not MLflow's "Invalid page token" and the like.
  return status === 400 && /expir/i.test(message) && code !== "INVALID_PARAMETER_VALUE"
}

/** Seconds or a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null || header.trim() === "") return undefined
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
