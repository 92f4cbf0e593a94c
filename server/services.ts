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

/** Headers that go along with every request. */
export const serviceHeaders = (service: Service): Readonly<Record<string, string>> =>
  service.kind === "databricks" && service.workspace !== undefined ? { "x-databricks-org-id": service.workspace } : {}

/** `path` is the raw one that is forwarded, without the query. */
export function isServed(service: Service, path: string): boolean {
  if (service.kind === "mlflow") return true
  // Escaped twice: somebody behind us might read it twice, and end in another folder.
  if (/%25(2e|2f|5c)/i.test(path)) return false
  return DATABRICKS.some((served) => served.test(path))
}
