import { expect, test } from "vitest"

import { notebookOf, placeOfRun } from "./runPlace"

const tagged = (tags: Readonly<Record<string, string>>) => ({
  tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
})

test.each([
  ["2.1, 4.8: of an editor", { "mlflow.source.type": "LOCAL" }, "Local"],
  ["2.1, 4.8: submitted to a computer elsewhere", { "mlflow.source.type": "JOB" }, "Job"],
  [
    "2.1: a notebook on a cluster",
    {
      "mlflow.source.type": "NOTEBOOK",
      "mlflow.databricks.notebookPath": "/Users/ann/nb",
      "mlflow.databricks.cluster.id": "0802-x",
    },
    "Notebook, cluster 0802-x",
  ],
  ["2.1: a job on a cluster", { "mlflow.source.type": "JOB", "mlflow.databricks.jobID": "7" }, "Job"],
  [
    "2.10: a project on this computer",
    { "mlflow.source.type": "PROJECT", "mlflow.project.backend": "local" },
    "Project, on this computer",
  ],
  [
    "2.10: a project in the cloud",
    { "mlflow.source.type": "PROJECT", "mlflow.project.backend": "azureml" },
    "Project, on azureml",
  ],
  ["3.13: by another client, which says something else", { "mlflow.source.type": "AIRFLOW" }, "AIRFLOW"],
  ["3.13: by another client, which says nothing", {}, undefined],
  ["3.13: with empty tags", { "mlflow.source.type": "", "mlflow.databricks.jobID": "" }, undefined],
])("%s", (_title, tags, place) => {
  expect(placeOfRun(tagged(tags))).toBe(place)
})

const notebook = {
  "mlflow.databricks.notebookPath": "/Users/ann/nb",
  "mlflow.databricks.notebookID": "42",
  "mlflow.databricks.notebookRevisionID": "1700",
}

test.each([
  ["https://adb-1.2.azuredatabricks.net/?o=1", "https://adb-1.2.azuredatabricks.net/#notebook/42/revision/1700"],
  ["javascript:alert(1)", undefined],
  ["", undefined],
])("3.18: a notebook has its path, its revision and, below %j, its link", (webappURL, href) => {
  const found = notebookOf(tagged({ ...notebook, "mlflow.databricks.webappURL": webappURL }))
  expect(found).toEqual({ path: "/Users/ann/nb", revision: "1700", href })
})

test("3.18: an id that is none makes no link", () => {
  const tags = {
    ...notebook,
    "mlflow.databricks.webappURL": "https://a.example",
    "mlflow.databricks.notebookID": "4/../x",
  }
  expect(notebookOf(tagged(tags))?.href).toBeUndefined()
  expect(notebookOf(tagged({}))).toBeUndefined()
})
