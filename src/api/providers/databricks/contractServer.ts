import { served, type ContractServer, type Handle } from "~/api/providers/contractServers"

/** A workspace as its clients see it, in front of the demo; e2e/doubles has the whole of it, in front of a real MLflow. */
export function databricksServer(handle: Handle): ContractServer {
  return served("Databricks", async (request) => {
    const url = new URL(request.url)
    if (url.pathname === "/.well-known/databricks-config") return Response.json({ oidc_endpoint: `${url.origin}/oidc` })
    if (url.pathname.endsWith("/scim/v2/Me")) return Response.json({ userName: "ann@example.com" })
    const files = FILES.exec(decodeURIComponent(url.pathname))
    if (files !== null) return filesApi(handle, url.origin, files)
    const route = url.pathname.replace(/^\/api\/2\.0\/mlflow\//, "")
    if (route === url.pathname || ABSENT.test(route)) return absent(url.pathname)
    return inDbfs(await handle(request))
  })
}

const FILES =
  /^\/api\/2\.0\/fs\/(files|directories)\/WorkspaceInternal\/Mlflow\/Artifacts\/[^/]+\/(Runs|LoggedModels)\/([^/]+)\/artifacts\/?(.*)$/
const ABSENT = /^(unity-catalog|registered-models\/alias|experiments\/delete-experiment-tag|metrics\/get-history-bulk)/

const absent = (path: string): Response =>
  Response.json({ error_code: "ENDPOINT_NOT_FOUND", message: `No API found for ${path}` }, { status: 404 })

/** The same files, at the addresses of the workspace's own storage. */
async function inDbfs(response: Response): Promise<Response> {
  const text = (await response.text())
    .replaceAll(/mlflow-artifacts:\/([^/"]+)\/models\//g, "dbfs:/databricks/mlflow-tracking/$1/logged_models/")
    .replaceAll("mlflow-artifacts:/", "dbfs:/databricks/mlflow-tracking/")
  return new Response(text, { status: response.status, headers: { "content-type": "application/json" } })
}

async function filesApi(handle: Handle, origin: string, [, what, kind, id = "", path = ""]: RegExpExecArray) {
  const isRun = kind === "Runs"
  const query = (fields: Record<string, string>) => new URLSearchParams(fields)
  const models = `${origin}/ajax-api/2.0/mlflow/logged-models/${id}/artifacts`
  if (what === "files") {
    const run = `${origin}/get-artifact?${query({ run_id: id, path })}`
    return handle(new Request(isRun ? run : `${models}/files?${query({ artifact_file_path: path })}`))
  }
  const run = `${origin}/ajax-api/2.0/mlflow/artifacts/list?${query({ run_id: id, path })}`
  const listed = await handle(
    new Request(isRun ? run : `${models}/directories?${query({ artifact_directory_path: path })}`),
  )
  const { files = [] }: { files?: { path: string; is_dir: boolean; file_size?: number }[] } = await listed.json()
  const contents = files.map((file) => ({
    path: file.path,
    name: file.path.split("/").at(-1),
    is_directory: file.is_dir,
    file_size: file.file_size,
  }))
  return Response.json({ contents })
}
