import { ApiError, withHelp, type ErrorHelp } from "~/domain/errors/apiError"

import { fetchOnce } from "./early"
import { fileAnswersPool, type FileAnswers } from "./fileAnswers"
import { parseJson } from "./json"
import { abortReason, createLimiter, type Limiter, type Priority } from "./limiter"
import { loginPage, noAnswer, normaliseError, tooSlow } from "./normaliseError"
import { readBody, type BodyLimits } from "./readBody"
import { readFile, type FilePart } from "./readFile"
import { exchangeOf, requestInit, type Exchange, type Question } from "./requestInit"
import { browserRetry, withRetry, type RetryPolicy } from "./retry"
import { readFreshlySigned, type Sign } from "./signedUrl"
import { apiUrl } from "./url"

/** A question that changes nothing: GET, or POST when it has a body (MLflow's searches). May be asked again. */
export type Read = Question & {
  readonly signal?: AbortSignal | undefined
  /** See JsonOptions. */
  readonly plainNumbers?: boolean
  /** Nobody looks at it yet: everything else goes first. */
  readonly isBackground?: boolean | undefined
}

/** A change: sent once, never again by itself. */
export type Write = {
  readonly method: "POST" | "PATCH" | "DELETE"
  readonly path: readonly string[]
  readonly body: unknown
}

export type ReadBytes = Omit<Read, "body" | "plainNumbers" | "isBackground"> & FilePart

/** The connection to one server. Everything throws ApiError, or the AbortError of a cancelled signal. */
export type Http = {
  readonly base: URL
  readonly isCrossOrigin: boolean
  readonly read: (request: Read) => Promise<unknown>
  /** With the weight of the answer, for choosing the next page size. */
  readonly readSized: (request: Read) => Promise<{ readonly json: unknown; readonly sizeBytes: number }>
  readonly readText: (request: Read) => Promise<string>
  readonly readBytes: (request: ReadBytes) => Promise<Uint8Array<ArrayBuffer>>
  readonly write: (request: Write) => Promise<unknown>
  /** For addresses elsewhere that the server signs when `sign` asks it: no credential goes along. */
  readonly readSigned: (sign: Sign, part: FilePart) => Promise<Uint8Array<ArrayBuffer>>
  /** Handed along with every question for one file. */
  readonly fileAnswers: () => FileAnswers
  /** The same connection seen from another place of the server: what it waits for and how it signs in is shared. */
  readonly derive: (change: HttpChange) => Http
}

export type HttpChange = {
  /** Of the same origin. */
  readonly base?: URL
  /** Sent along with every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Where this server keeps what the MLflow dialect asks for. */
  readonly route?: (path: readonly string[]) => readonly string[]
  /** Without it a server that does not accept who asks fails at once, as while connecting. */
  readonly session?: Session
  /** Waits for the turn of a request, on servers that count them. */
  readonly turn?: (path: readonly string[], signal: AbortSignal) => Promise<void>
  /** Where this kind of server explains what to do about such a failure. */
  readonly helpFor?: (error: ApiError) => ErrorHelp | undefined
}

export type HttpOptions = {
  readonly base: URL
  /** Of the page; requests elsewhere carry no header that would need a preflight. */
  readonly pageOrigin: string
  /** Asked again for every request, so that a renewed token counts at once. */
  readonly headers?: () => Readonly<Record<string, string>>
  /** Set = no write ever leaves this browser, and this is why. */
  readonly readOnlyReason?: string | undefined
  /** For addresses that the server signs. */
  readonly relay?: URL | undefined
  readonly fetch?: typeof fetch
  readonly retry?: RetryPolicy
  /** Longest wait for the first byte, and between two pieces of the body. */
  readonly deadlineMs?: number
  readonly stallMs?: number
  /** How long the answer of a server that ignores ranges waits for somebody who reads on. */
  readonly keptMs?: number | undefined
}

/** What happens when the server no longer accepts the credential. */
export type Session = {
  /** Changes with every new credential. */
  readonly version: () => number
  /** Resolves once there is a new one; rejects when nobody gives one. */
  readonly renewed: (error: ApiError, signal: AbortSignal) => Promise<void>
  /** Asks for a new one, without waiting. */
  readonly ask: (error: ApiError) => void
}

const REQUESTS_AT_A_TIME = 4
const DEADLINE_MS = 60_000
const STALL_MS = 20_000

export const createHttp = (options: HttpOptions): Http =>
  httpOf(options, {
    limiter: createLimiter(REQUESTS_AT_A_TIME),
    fileAnswers: fileAnswersPool(options.keptMs),
  })

type Options = HttpOptions & Pick<HttpChange, "route" | "session" | "turn" | "helpFor">

type Shared = { readonly limiter: Limiter; readonly fileAnswers: () => FileAnswers }

function httpOf(options: Options, shared: Shared): Http {
  const { limiter, fileAnswers } = shared
  const transport = createTransport(options)
  const retry = options.retry ?? browserRetry

  const once = async <T>(signal: AbortSignal, priority: Priority, call: () => Promise<T>): Promise<T> => {
    const release = await limiter.enter({ signal, priority })
    try {
      return await call()
    } finally {
      release()
    }
  }
  const again = <T>(request: Pick<Read, "signal" | "isBackground">, call: (signal: AbortSignal) => Promise<T>) => {
    const signal = request.signal ?? NEVER
    const priority = request.isBackground === true ? "background" : "normal"
    const tried = () => withRetry(() => once(signal, priority, () => call(signal)), { signal, policy: retry })
    return withSession(options.session, signal, tried)
  }
  const readSized = (request: Read) =>
    again(request, async (signal) => {
      const text = await transport.text({ ...exchangeOf(request), signal })
      return { json: parseJson(text, { plainNumbers: request.plainNumbers ?? false }), sizeBytes: text.length }
    })
  return {
    base: options.base,
    isCrossOrigin: transport.isCrossOrigin,
    derive: (change) => httpOf(changed(options, change), shared),
    fileAnswers,
    readSized,
    readSigned: (sign, part) => readFreshlySigned({ fetch: options.fetch ?? fetch, relay: options.relay }, sign, part),
    read: async (request) => (await readSized(request)).json,
    readText: (request) =>
      again(request, (signal) => transport.text({ ...exchangeOf(request), signal, acceptsHtml: true })),
    readBytes: (request) => again(request, (signal) => transport.bytes({ method: "GET", ...request, signal })),
    write: async (request) => {
      if (options.readOnlyReason !== undefined) throw refusedWrite(options.readOnlyReason)
      try {
        const text = await once(NEVER, "urgent", () => transport.text({ ...request, signal: NEVER }))
        return text.trim() === "" ? {} : parseJson(text)
      } catch (error) {
        if (isAboutSignIn(error)) options.session?.ask(error)
        throw error
      }
    },
  }
}

function changed(options: Options, { headers = {}, ...change }: HttpChange): Options {
  if (change.base !== undefined && change.base.origin !== options.base.origin)
    throw new Error("This is another server.")
  return { ...options, ...change, headers: () => ({ ...options.headers?.(), ...headers }) }
}

/** Asked again with every new credential, never twice with the same one. */
async function withSession<T>(session: Session | undefined, signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  if (session === undefined) return call()
  for (;;) {
    const used = session.version()
    try {
      return await call()
    } catch (error) {
      if (!isAboutSignIn(error)) throw error
      if (session.version() === used) await session.renewed(error, signal)
    }
  }
}

const isAboutSignIn = (error: unknown): error is ApiError =>
  error instanceof ApiError && (error.kind === "auth-expired" || error.kind === "auth-missing")

const NEVER = new AbortController().signal

const refusedWrite = (reason: string): ApiError =>
  new ApiError({ kind: "unsupported", status: 0, code: "", message: reason })

type Sent = Exchange & {
  readonly signal: AbortSignal
  /** MLflow under gunicorn sends /version as text/html. */
  readonly acceptsHtml?: boolean
}

function createTransport(options: Options) {
  const { base, stallMs = STALL_MS } = options
  const isCrossOrigin = base.origin !== options.pageOrigin
  const ask = async (exchange: Sent) => {
    await options.turn?.(exchange.path, exchange.signal)
    return send({ ...options, isCrossOrigin }, exchange)
  }
  const receive = async (response: Response, exchange: Sent, limits: Omit<BodyLimits, "stallMs"> = {}) => {
    try {
      return await readBody(response, { stallMs, ...limits })
    } catch (error) {
      if (error instanceof ApiError) throw error
      if (exchange.signal.aborted) throw abortReason(exchange.signal)
      throw noAnswer(isCrossOrigin) // the connection broke in the middle
    }
  }
  const failure = async (response: Response, exchange: Sent) => {
    const error = normaliseError({
      status: response.status,
      contentType: contentType(response),
      body: new TextDecoder().decode(await receive(response, exchange, { maxBytes: 256_000 })),
      headers: response.headers,
    })
    const help = options.helpFor?.(error)
    return help === undefined ? error : withHelp(error, help)
  }
  return {
    isCrossOrigin,
    text: async (exchange: Sent): Promise<string> => {
      const response = await ask(exchange)
      if (!response.ok) throw await failure(response, exchange)
      if (isHtml(response) && exchange.acceptsHtml !== true) throw loginPage(response.status)
      return new TextDecoder().decode(await receive(response, exchange))
    },
    bytes: (exchange: Sent & FilePart): Promise<Uint8Array<ArrayBuffer>> =>
      readFile(exchange, {
        stallMs,
        seesHeaders: !isCrossOrigin,
        broken: () => noAnswer(isCrossOrigin),
        ask: async (range) => {
          const response = await ask({ ...exchange, range })
          if (!response.ok && response.status !== 416) throw await failure(response, exchange)
          return response
        },
      }),
  }
}

const contentType = (response: Response): string => response.headers.get("content-type") ?? ""
const isHtml = (response: Response): boolean => /\bhtml\b/i.test(contentType(response))

/** One request up to its headers. */
async function send(options: Options & { isCrossOrigin: boolean }, exchange: Sent): Promise<Response> {
  const { deadlineMs = DEADLINE_MS, isCrossOrigin } = options
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), deadlineMs)
  try {
    const path = options.route?.(exchange.path) ?? exchange.path
    const response = await (options.fetch ?? fetchOnce)(apiUrl(options.base, path, exchange.query), {
      ...requestInit({ isCrossOrigin, headers: options.headers?.() }, exchange),
      signal: AbortSignal.any([exchange.signal, deadline.signal]),
    })
    if (response.type === "opaqueredirect" || isRedirect(response.status)) throw loginPage(response.status)
    return response
  } catch (error) {
    if (error instanceof ApiError) throw error
    if (exchange.signal.aborted) throw abortReason(exchange.signal)
    throw deadline.signal.aborted ? tooSlow(deadlineMs) : noAnswer(isCrossOrigin)
  } finally {
    clearTimeout(timer)
  }
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304
