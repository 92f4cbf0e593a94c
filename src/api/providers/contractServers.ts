export type ContractServer = {
  readonly product: string
  readonly fetch: typeof fetch
  /** Every request that was made, as "METHOD path". */
  readonly asked: readonly string[]
}

/** How tests answer a request; they hand in the demo server. */
export type Handle = (request: Request) => Promise<Response>

export const served = (product: string, handle: Handle): ContractServer => {
  const asked: string[] = []
  return {
    product,
    asked,
    fetch: (input, init) => {
      const request = new Request(input instanceof URL ? input.href : input, init)
      asked.push(`${request.method} ${new URL(request.url).pathname}`)
      return handle(request)
    },
  }
}

export const mlflowServer = (handle: Handle): ContractServer => served("MLflow", handle)

/** An MLflow of years ago: the routes of MLflow 3 are not there. */
export function oldMlflowServer(handle: Handle): ContractServer {
  const absent = /logged-models|search-datasets|delete-experiment-tag|get-history-bulk-interval/
  return served("MLflow", (request) => {
    if (absent.test(request.url)) return Promise.resolve(notFoundPage())
    return request.url.endsWith("/version") ? Promise.resolve(new Response("1.30.0")) : handle(request)
  })
}

const notFoundPage = (): Response =>
  new Response("<!doctype html><h1>Not Found</h1>", { status: 404, headers: { "content-type": "text/html" } })

/** FastTrackML 0.5.0 as it was probed: its holes, its stricter grammar, what its changes leave out, its own routes. */
export function fasttrackmlServer(handle: Handle): ContractServer {
  return served("FastTrackML", async (request) => {
    const url = new URL(request.url)
    const route = url.pathname.replace(/^.*\/mlflow\//, "")
    if (url.pathname.endsWith("/version")) return new Response("0.5.0")
    if (url.pathname.endsWith("/aim/api/projects")) return Response.json({ name: "FastTrackML", description: "" })
    if (url.pathname.endsWith(RESTORE_RUNS)) return restoreRuns(handle, request)
    if (!url.pathname.startsWith("/ajax-api/2.0/") && !/\/api\/2\.0\//.test(url.pathname)) {
      return new Response(`Cannot GET ${url.pathname}`, { status: 404, headers: { "content-type": "text/plain" } })
    }
    const own = OWN.get(route)
    if (own !== undefined) return own(handle, request)
    if (route === "registered-models/search") return Response.json({ registered_models: [] })
    if (route === "model-versions/search") return Response.json({ model_versions: [] })
    if (/^(registered-models|model-versions|logged-models)/.test(route) || MISSING.has(route)) {
      return Response.json({ message: "Not found", error_code: "ENDPOINT_NOT_FOUND" }, { status: 404 })
    }
    return handle(request)
  })
}

/** What it does in its own way. */
const OWN = new Map([
  ["artifacts/get", artifact],
  ["runs/search", search],
  ["runs/update", updateRun],
  ["experiments/restore", restoreExperiment],
])

const MISSING = new Set([
  "metrics/get-history-bulk-interval",
  "experiments/search-datasets",
  "experiments/delete-experiment-tag",
])

async function search(handle: Handle, request: Request): Promise<Response> {
  const body = await jsonOf(request)
  const order = Array.isArray(body["order_by"]) ? body["order_by"].map(String) : []
  if (order.some((item) => !/^(attributes|metrics|params|tags)\./.test(item))) {
    const message = "invalid order_by clause 'start_time DESC'"
    return Response.json({ message, error_code: "INVALID_PARAMETER_VALUE" }, { status: 400 })
  }
  if (order.some((item) => /^attributes\.run_(name|id)/.test(item))) {
    const message = "unable to search runs: no such column: run_name"
    return Response.json({ message, error_code: "INTERNAL_ERROR" }, { status: 500 })
  }
  const columns = order.map((item) => item.replace("runs.name", "run_name").replace("runs.run_uuid", "run_id"))
  return handle(send(request.url, { ...body, order_by: columns }))
}

/** An end that is not in the request is no end any longer. */
async function updateRun(handle: Handle, request: Request): Promise<Response> {
  const body = await jsonOf(request)
  return handle(send(request.url, { end_time: 0, ...body }))
}

/** Its runs, which were deleted with it, stay deleted. */
async function restoreExperiment(handle: Handle, request: Request): Promise<Response> {
  const { experiment_id: id } = await jsonOf(request)
  const answer = await handle(request)
  const to = (call: string) => request.url.replace(/experiments\/restore$/, call)
  const found = await handle(send(to("runs/search"), { experiment_ids: [id], max_results: 1000 }))
  const { runs = [] }: { runs?: { info: { run_id: string } }[] } = await found.json()
  for (const { info } of runs) await handle(send(to("runs/delete"), { run_id: info.run_id }))
  return answer
}

const RESTORE_RUNS = "/aim/api/runs/archive-batch"

async function restoreRuns(handle: Handle, request: Request): Promise<Response> {
  const ids: readonly string[] = await request.json()
  const url = request.url.replace(RESTORE_RUNS, "/api/2.0/mlflow/runs/restore")
  for (const id of ids) await handle(send(url, { run_id: id }))
  return Response.json({ status: "OK" })
}

const send = (url: string, body: object) =>
  new Request(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } })

async function jsonOf(request: Request): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = await request.clone().json()
  return body
}

/** It knows nothing of Range and needs the run id. */
async function artifact(handle: Handle, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (!url.searchParams.has("run_id")) {
    const message = "Missing value for required parameter 'run_id'"
    return Response.json({ message, error_code: "INVALID_PARAMETER_VALUE" }, { status: 400 })
  }
  const plain = await handle(new Request(`${url.origin}/get-artifact${url.search}`))
  return new Response(plain.body, { status: plain.status, headers: { "content-type": "text/plain" } })
}
