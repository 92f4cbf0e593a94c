import { HttpResponse } from "msw"
import type { Endpoint } from "./endpoint"

export const version = "3.17.2"

const words = (body: string, type: "plain" | "html"): Response =>
  new HttpResponse(body, { headers: { "content-type": `text/${type}; charset=utf-8` } })

const features = {
  store_type: "SqlStore",
  workspaces_enabled: false,
  trace_archival_enabled: false,
  multipart_uploads_enabled: false,
  multipart_downloads_enabled: false,
  presigned_upload_run_id_supported: true,
  presigned_upload_model_id_supported: true,
  features_enabled: { gateway: true },
}

export const serverEndpoints: readonly Endpoint[] = [
  { methods: ["get"], path: "/health", at: "root", answer: () => words("OK", "plain") },
  { methods: ["get"], path: "/version", at: "root", answer: () => words(version, "html") },
  { methods: ["get"], path: "/3.0/mlflow/server-info", answer: () => features },
  { methods: ["get"], path: "/3.0/mlflow/server-features", answer: () => features },
]
