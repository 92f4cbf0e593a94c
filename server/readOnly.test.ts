import { expect, test } from "vitest"

import { isPlainPath, isRead } from "./readOnly"

const WORKSPACE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"

test.each([
  ["GET", "/api/2.0/mlflow/runs/get", true],
  ["HEAD", "/get-artifact", true],
  ["POST", "/api/2.0/mlflow/runs/search", true],
  ["POST", "/ajax-api/2.0/mlflow/experiments/search", true],
  ["POST", "/ajax-api/3.0/mlflow/logged-models/search", true],
  ["POST", "/api/2.0/mlflow/experiments/search-datasets", true],
  ["POST", "/api/2.0/mlflow/metrics/get-histories", true],
  ["POST", "/api/2.0/mlflow/artifacts/credentials-for-read", true],
  ["POST", `/mlflow/v2.0${WORKSPACE}/api/2.0/mlflow/runs/search`, true],
  ["POST", `/metric/v2.0${WORKSPACE}/runs/r1/full`, true],
  ["POST", "/api/2.0/fs/create-download-url", true],
  ["POST", "/api/2.0/mlflow/runs/create", false],
  ["POST", `/mlflow/v2.0${WORKSPACE}/api/2.0/mlflow/runs/create`, false],
  ["POST", `/mlflow/v2.0${WORKSPACE}/x/api/2.0/mlflow/runs/search`, false],
  ["POST", `/metric/v2.0${WORKSPACE}/runs/r1/batch`, false],
  ["POST", "/api/2.0/fs/create-upload-url", false],
  ["PUT", "/api/2.0/fs/files/Volumes/a", false],
  ["POST", "/api/2.0/mlflow/runs/search/", false],
  ["POST", "/api/2.0/mlflow/runs/search/../create", false],
  ["POST", "//api/2.0/mlflow/runs/search", false],
  ["POST", "/api/2.0/mlflow/runs/%73earch", false],
  ["POST", "/graphql", false],
  ["PATCH", "/api/2.0/mlflow/registered-models/update", false],
  ["DELETE", "/api/2.0/mlflow/registered-models/delete", false],
  ["PUT", "/api/2.0/mlflow-artifacts/artifacts/1/a/artifacts/x", false],
  ["OPTIONS", "/api/2.0/mlflow/runs/search", false],
])("%s %s is a read: %j", (method, path, expected) => {
  expect(isRead(method, path)).toBe(expected)
})

test.each([
  ["/get-artifact", true],
  ["/a%2Fb%20c%23/..hidden/v1..2/%25", true],
  ["/a/../b", false],
  ["/a/./b", false],
  ["/a/%2e%2E/b", false],
  ["/a%2f..%2fb", false],
  ["/a%5c..%5cb", false],
  ["/a\\..\\b", false],
  ["/%zz", false],
  ["/%ff", false],
])("%s may be forwarded: %j", (path, expected) => {
  expect(isPlainPath(path)).toBe(expected)
})
