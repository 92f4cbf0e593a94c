/**
 * What may be asked of each kind of service. A plain MLflow is nothing but MLflow. Behind the other hosts is much more,
 * which the same credential would open: only what experiments, runs, artifacts and models need is forwarded.
 */
import type { Service } from "./options"

const DATABRICKS = [
  /^\/api\/\d\.0\/mlflow\//,
  /^\/api\/2\.0\/fs\//,
  /^\/api\/2\.1\/unity-catalog\//,
  /^\/api\/2\.0\/preview\/scim\/v2\/Me$/,
  /^\/api\/2\.0\/workspace\/(list|get-status)$/,
  /^\/api\/2\.0\/permissions\/experiments\//,
  /^\/api\/2\.0\/dbfs\/(read|list|get-status)$/,
  /^\/\.well-known\/databricks-config$/,
  /^\/dbfs\//,
]

const AZUREML = ["mlflow/v2.0", "mlflow/v1.0", "artifact/v2.0", "history/v1.0", "metric/v2.0"]

/** Where below `/proxy/<server>/` the browser finds MLflow's API; ends with a slash unless empty. */
export const apiPath = (service: Service): string =>
  service.kind === "azureml" ? `mlflow/v2.0/${service.workspacePath}/` : ""

/** Headers that go along with every request. */
export const serviceHeaders = (service: Service): Readonly<Record<string, string>> =>
  service.kind === "databricks" && service.workspace !== undefined ? { "x-databricks-org-id": service.workspace } : {}

/** `path` is the raw one that is forwarded, without the query. */
export function isServed(service: Service, path: string): boolean {
  if (service.kind === "mlflow") return true
  // Escaped twice: somebody behind us might read it twice, and end in another folder.
  if (/%25(2e|2f|5c)/i.test(path)) return false
  if (service.kind === "databricks") return DATABRICKS.some((served) => served.test(path))
  return AZUREML.some((prefix) => path.startsWith(`/${prefix}/${service.workspacePath}/`)) && !isToken(path)
}

/** The token of a job that runs, which a page has no use for. */
const isToken = (path: string): boolean => /^\/history\/.*\/token\/*$/i.test(decodeURIComponent(path))
