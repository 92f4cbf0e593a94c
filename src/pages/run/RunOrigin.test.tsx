import { configure, screen, within } from "@testing-library/react"
import { createDemoServer } from "~mocks/demoServer"
import { expect, test, vi } from "vitest"

import { openApp, prepareApp, type Answer } from "~/testApp"

// The whole app, its lazy pages and a mock server: a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })
prepareApp()

const api = "http://mlflow.test/api/2.0/mlflow"

/** A server with one run that has these tags and, in its root, a file of its environment. */
async function serverWithRun(tags: Readonly<Record<string, string>>) {
  const { handle } = createDemoServer("empty")
  const created = await handle(
    new Request(`${api}/runs/create`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        experiment_id: "0",
        run_name: "submitted",
        start_time: 1_700_000_000_000,
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      }),
    }),
  )
  const { run }: { run: { info: { run_id: string } } } = await created.json()
  const answer: Answer = (request) =>
    new URL(request.url).pathname.endsWith("/artifacts/list")
      ? Promise.resolve(Response.json({ root_uri: "", files: [{ path: "conda.yaml", is_dir: false, file_size: 20 }] }))
      : handle(request)
  return { answer, path: `/s/one/experiments/0/runs/${run.info.run_id}` }
}

const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole("row")
    .map((row) => row.textContent)

test("2.9, 2.10, 4.10: a project that ran elsewhere: its code, entry point, backend, commit and environment", async () => {
  const { answer, path } = await serverWithRun({
    "mlflow.source.name": "https://github.com/ann/churn#train",
    "mlflow.source.type": "PROJECT",
    "mlflow.project.entryPoint": "main",
    "mlflow.project.backend": "azureml",
    "mlflow.source.git.repoURL": "https://github.com/ann/churn",
    "mlflow.source.git.commit": "8c1f0d2b6a5e4937f1027c6d9b3ae8501f4c7e62",
  })
  openApp(`${path}/code`, { one: answer })
  const rows = rowsOf(await screen.findByRole("table", { name: "Source" }))
  expect(rows).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Sourcehttps:\/\/github\.com\/ann\/churn#train/),
      expect.stringMatching(/^Ran asProject, on azureml/),
      expect.stringMatching(/^Entry pointmain/),
      expect.stringMatching(/^Commit8c1f0d2b6a/),
    ]),
  )
  expect(await screen.findByRole("link", { name: "Open conda.yaml" })).toHaveAttribute(
    "href",
    `#${path}/artifacts?path=conda.yaml`,
  )
})

test("2.1, 2.8, 3.18: a notebook on a cluster: its path, revision and link, and the cluster", async () => {
  const { answer, path } = await serverWithRun({
    "mlflow.source.type": "NOTEBOOK",
    "mlflow.source.name": "/Users/ann/nb",
    "mlflow.databricks.notebookPath": "/Users/ann/nb",
    "mlflow.databricks.notebookID": "42",
    "mlflow.databricks.notebookRevisionID": "1700",
    "mlflow.databricks.webappURL": "https://adb-1.2.azuredatabricks.net",
    "mlflow.databricks.cluster.id": "0802-x",
  })
  const first = openApp(`${path}/code`, { one: answer })
  const table = await screen.findByRole("table", { name: "Source" })
  expect(rowsOf(table)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Ran asNotebook, cluster 0802-x/),
      expect.stringMatching(/revision 1700/),
    ]),
  )
  expect(within(table).getByRole("link", { name: /\/Users\/ann\/nb/ })).toHaveAttribute(
    "href",
    "https://adb-1.2.azuredatabricks.net/#notebook/42/revision/1700",
  )
  first.unmount()
  openApp("/s/one/experiments/0?columns=attributes.place", { one: answer })
  expect(await screen.findByText("Notebook, cluster 0802-x")).toBeVisible()
})

test("3.13: a run that tells nothing of itself is a run all the same", async () => {
  const { answer, path } = await serverWithRun({})
  openApp(path, { one: answer })
  expect(await screen.findByRole("heading", { level: 1, name: /submitted/ })).toBeVisible()
  expect(screen.queryByText("Ran as")).toBeNull()
})
