import type { DatabricksDouble } from "./databricks/start"
import { listAt, parseJson, textAt, type Json } from "./json"

/** What is registered in Unity Catalog next to the flat names of e2e/fixtures/content.json. */
export const CATALOG = {
  model: "main.churn.classifier",
  description: "Predicts who leaves, governed.",
  /** Version 1, then 2. */
  runs: ["train-02", "train-04"],
  alias: "champion",
  aliasVersion: "2",
  files: { MLmodel: "artifact_path: model\nflavors:\n  python_function:\n    loader_module: mlflow.sklearn\n" },
} as const

/** Registers with the requests that the official client makes. */
export async function fillCatalog({ address, token }: DatabricksDouble, experiment: string): Promise<void> {
  const send = async (path: string, body: Json): Promise<Json> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
    const response = await fetch(`${address}/api/2.0/${path}`, { method: "POST", headers, body: JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`)
    return parseJson(text)
  }
  const registry = "mlflow/unity-catalog"
  const runIds = await runsByName(send, experiment)
  await send(`${registry}/registered-models/create`, { name: CATALOG.model, description: CATALOG.description })
  for (const name of CATALOG.runs) {
    const run_id = runIds.get(name)
    const asked = { name: CATALOG.model, run_id, source: `runs:/${run_id}/model`, description: `from ${name}` }
    const version = textAt(await send(`${registry}/model-versions/create`, asked), "model_version", "version")
    await upload(send, `/Models/${CATALOG.model.replaceAll(".", "/")}/${version}`)
    await send(`${registry}/model-versions/finalize`, { name: CATALOG.model, version })
  }
  const alias = { name: CATALOG.model, alias: CATALOG.alias, version: CATALOG.aliasVersion }
  await send(`${registry}/registered-models/alias`, alias)
}

type Send = (path: string, body: Json) => Promise<Json>

async function runsByName(send: Send, experiment: string) {
  const filter = `name = '${experiment}'`
  const found = listAt(await send("mlflow/experiments/search", { filter, max_results: 1 }), "experiments")
  const ids = found.map((item) => textAt(item, "experiment_id"))
  const runs = listAt(await send("mlflow/runs/search", { experiment_ids: ids, max_results: 1000 }), "runs")
  return new Map(runs.map((run) => [textAt(run, "info", "run_name"), textAt(run, "info", "run_id")]))
}

async function upload(send: Send, folder: string) {
  for (const [name, content] of Object.entries(CATALOG.files)) {
    const url = textAt(await send("fs/create-upload-url", { path: `${folder}/${name}` }), "url") ?? ""
    await fetch(url, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: content })
  }
}
