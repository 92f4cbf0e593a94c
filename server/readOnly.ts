/** Which requests cannot change anything on a tracking server. Searches are POSTs in MLflow. */
const WORKSPACE = String.raw`/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\.MachineLearningServices/workspaces/[^/]+`
const API = String.raw`(?:/mlflow/v\d\.\d${WORKSPACE})?/(?:ajax-)?api/\d\.0`

const READ_POSTS = [
  `${API}/(preview/)?mlflow/(experiments|runs|logged-models|traces)/search`,
  `${API}/mlflow/experiments/search-datasets`,
  `${API}/mlflow/metrics/get-histories`,
  `${API}/mlflow/artifacts/(credentials-for-read|presigned-download-url)`,
  String.raw`${API}/mlflow/logged-models/[\w-]+/artifacts/credentials-for-download`,
  String.raw`/api/2\.0/fs/create-download-url`,
  String.raw`/metric/v\d\.\d${WORKSPACE}/runs/[^/]+/(full|list|sample)`,
].map((path) => new RegExp(`^${path}$`))

/** `path` is the raw one that is forwarded, without the query and without the server's own prefix. */
export const isRead = (method: string, path: string): boolean =>
  method === "GET" || method === "HEAD" || (method === "POST" && READ_POSTS.some((allowed) => allowed.test(path)))

/**
 * True when no part of the path, however it is escaped, climbs out of a folder: what is checked has to be what the
 * other side will understand.
 */
export function isPlainPath(path: string): boolean {
  if (path.includes("\\")) return false
  try {
    return path.split("/").every((segment) => !decodeURIComponent(segment).split(/[/\\]/).some(isDots))
  } catch {
    return false
  }
}

const isDots = (part: string): boolean => part === "." || part === ".."
