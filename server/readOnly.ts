/** Which requests cannot change anything on a tracking server. Searches are POSTs in MLflow. */
const READ_POSTS = [
  /^\/(ajax-)?api\/\d\.0\/(preview\/)?mlflow\/(experiments|runs|logged-models|traces)\/search$/,
  /^\/(ajax-)?api\/\d\.0\/mlflow\/experiments\/search-datasets$/,
  /^\/(ajax-)?api\/\d\.0\/mlflow\/metrics\/get-histories$/,
  /^\/(ajax-)?api\/\d\.0\/mlflow\/artifacts\/(credentials-for-read|presigned-download-url)$/,
  /^\/(ajax-)?api\/\d\.0\/mlflow\/logged-models\/[\w-]+\/artifacts\/credentials-for-download$/,
]

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
