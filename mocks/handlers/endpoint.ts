import { delay, http, HttpResponse, type HttpHandler } from "msw"
import type { Db, Fault } from "~mocks/db"
import { type Args, checkArgs, readArgs, type Schema } from "./args"
import { writeJson } from "./json"
import { ServerError } from "./serverError"

export type Method = "get" | "post" | "put" | "patch" | "delete"

export type Call = {
  readonly db: Db
  readonly args: Args
  readonly request: Request
  /** A named segment of the path, decoded. */
  readonly segment: (name: string) => string
}

export type Endpoint = {
  readonly methods: readonly Method[]
  /** Below `/api` and `/ajax-api`, such as `/2.0/mlflow/runs/get`; an absolute path when `at` says root. */
  readonly path: string
  readonly at?: "both" | "ajax" | "root"
  /** True where the body is a file and the fields are in the query. */
  readonly isRaw?: boolean
  readonly schema?: Schema
  /** A Response goes out as it is, anything else as MLflow's JSON. */
  readonly answer: (call: Call) => unknown
}

const prefixes = { both: ["*/api", "*/ajax-api"], ajax: ["*/ajax-api"], root: ["*"] } as const

export function handlersOf(db: Db, endpoint: Endpoint): HttpHandler[] {
  return prefixes[endpoint.at ?? "both"].flatMap((prefix) =>
    endpoint.methods.map((method) =>
      http[method](`${prefix}${endpoint.path}`, ({ request, params }) => {
        const segment = (name: string): string => {
          const value = params[name]
          return typeof value === "string" ? value : (value?.join("/") ?? "")
        }
        return answer({ db, endpoint, request, segment })
      }),
    ),
  )
}

/** A known path with a method that it does not take. */
export const refusalsOf = (endpoint: Endpoint): HttpHandler[] =>
  prefixes[endpoint.at ?? "both"].map((prefix) =>
    http.all(`${prefix}${endpoint.path}`, () =>
      html(405, "Method Not Allowed", "The method is not allowed for the requested URL."),
    ),
  )

type Work = {
  readonly db: Db
  readonly endpoint: Endpoint
  readonly request: Request
  readonly segment: Call["segment"]
}

async function answer({ db, endpoint, request, segment }: Work): Promise<Response> {
  try {
    const isRaw = endpoint.at === "root" || endpoint.isRaw === true
    const args = isRaw ? await readQuery(request) : await readArgs(request)
    const fault = faultOf(db, args)
    const instead = fault && (await failInstead(db, fault, request))
    if (instead) return instead
    checkArgs(args, endpoint.schema ?? {})
    const body = await endpoint.answer({ db, args, request, segment })
    const response = body instanceof Response ? body : json(body ?? {})
    return fault === "truncated" ? await cutInHalf(response) : response
  } catch (error) {
    if (error instanceof ServerError) return refusal(error)
    throw error
  }
}

const readQuery = async (request: Request): Promise<Args> => readArgs(new Request(request.url, { method: "GET" }))

export const json = (body: unknown, options?: Parameters<typeof writeJson>[1]): Response =>
  new HttpResponse(writeJson(body, options), { headers: { "content-type": "application/json" } })

const refusal = (error: ServerError): Response =>
  new HttpResponse(JSON.stringify({ error_code: error.code, message: error.message }), {
    status: error.status,
    headers: { "content-type": "application/json" },
  })

export const html = (status: number, title: string, text: string): Response =>
  new HttpResponse(
    `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`,
    {
      status,
      headers: { "content-type": "text/html; charset=utf-8" },
    },
  )

const idFields = ["experiment_id", "experiment_ids", "run_id", "run_uuid", "run_ids"]

function faultOf(db: Db, args: Args): Fault | undefined {
  for (const field of idFields) {
    const value = args.get(field)
    for (const id of Array.isArray(value) ? value : [value]) {
      if (typeof id !== "string") continue
      const row = db.experiments.get(id) ?? db.runs.get(id)
      if (row?.fault) return row.fault
    }
  }
  return undefined
}

async function failInstead(db: Db, fault: Fault, request: Request): Promise<Response | undefined> {
  switch (fault) {
    case "error-503":
      return refusal(new ServerError(503, "TEMPORARILY_UNAVAILABLE", "The tracking store is being upgraded."))
    case "slow-10s":
      await delay(10_000)
      return undefined
    case "html-502":
      return html(502, "Bad Gateway", "The upstream server did not answer.")
    case "not-json":
      return new HttpResponse("<!doctype html><title>Sign in</title><p>Sign in to continue.</p>", {
        headers: { "content-type": "text/html" },
      })
    case "rate-limited":
      // Two refusals, then one answer: what a client that waits as told gets through.
      db.asked.count += 1
      if (db.asked.count % 3 === 0) return undefined
      return new HttpResponse('{"error_code":"REQUEST_LIMIT_EXCEEDED","message":"Too many requests."}', {
        status: 429,
        headers: { "content-type": "application/json", "retry-after": "1" },
      })
    case "token-expired":
      return new HttpResponse('{"error_code":"UNAUTHENTICATED","message":"The access token has expired."}', {
        status: 401,
        headers: { "content-type": "application/json", "x-request-path": new URL(request.url).pathname },
      })
    case "truncated":
      return undefined
  }
}

async function cutInHalf(response: Response): Promise<Response> {
  const text = await response.text()
  return new HttpResponse(text.slice(0, Math.floor(text.length / 2)), {
    headers: { "content-type": "application/json" },
  })
}
