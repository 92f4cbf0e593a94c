import { served, type ContractServer, type Handle } from "~/api/providers/contractServers"

export const WORKSPACE =
  "/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"

/** A workspace as its clients see it, in front of the demo; e2e/doubles has the whole of it, in front of a real MLflow. */
export function azuremlServer(handle: Handle): ContractServer {
  return served("Azure Machine Learning", async (request) => {
    const url = new URL(request.url)
    const [service, rest] = url.pathname.split(WORKSPACE)
    if (rest === undefined) return new Response(null, { status: 404 })
    if (service === "/history/v1.0") return listFiles(handle, url.origin, decodeURIComponent(rest))
    if (service === "/artifact/v2.0") return content(handle, url)
    const route = rest.replace(/^\/api\/2\.0\/mlflow\//, "")
    if (route === rest || ABSENT.test(route)) return new Response(null, { status: 404 })
    const body: Record<string, unknown> = request.method === "POST" ? await request.clone().json() : {}
    const problem = refusal(route, url, body)
    return problem === undefined ? handle(request) : refuse(problem)
  })
}

const ABSENT = /^(logged-models|registered-models\/alias|experiments\/delete-experiment-tag|metrics\/get-history-bulk)/

function refusal(route: string, { searchParams }: URL, body: Record<string, unknown>): string | undefined {
  const filter = searchParams.get("filter") ?? ""
  if (route === "metrics/get-history" && Number(searchParams.get("max_results")) >= 1000)
    return "MaxResults must be less than 1000"
  if (route === "runs/search" && /metrics|params|tags/.test(JSON.stringify(body["order_by"] ?? [])))
    return "Order by is not supported"
  if (route === "registered-models/search" && /LIKE|tag/i.test(filter)) return "Filter is not supported"
  return route === "experiments/update" ? "Renaming is not supported" : undefined
}

/** The envelope of v2.0, in capitals. */
const refuse = (message: string): Response =>
  Response.json({ Error: { Code: "UserError", Message: message }, error_code: "BAD_REQUEST" }, { status: 400 })

type Listed = { files?: { path: string; is_dir: boolean }[] }

/** Flat, without sizes, two at a time. */
async function listFiles(handle: Handle, origin: string, rest: string): Promise<Response> {
  const runId = /\/runs\/([^/]+)\/artifacts$/.exec(rest)?.[1] ?? ""
  const walk = async (path: string): Promise<readonly string[]> => {
    const query = new URLSearchParams({ run_id: runId, path })
    const listed = await handle(new Request(`${origin}/ajax-api/2.0/mlflow/artifacts/list?${query}`))
    const { files = [] }: Listed = await listed.json()
    const below = await Promise.all(files.map(async (file) => (file.is_dir ? walk(file.path) : [file.path])))
    return below.flat()
  }
  return Response.json({ value: (await walk("")).map((path) => ({ path, origin: "ExperimentRun" })) })
}

async function content(handle: Handle, url: URL): Promise<Response> {
  const runId = /\/dcid\.([^/]+)\/content$/.exec(url.pathname)?.[1] ?? ""
  const query = new URLSearchParams({ run_id: runId, path: url.searchParams.get("path") ?? "" })
  const file = await handle(new Request(`${url.origin}/get-artifact?${query}`))
  if (file.ok) return file
  return Response.json({ error: { code: "UserError", message: "Artifact not found." } }, { status: 404 })
}
