import type { Db, ExperimentRow, LoggedModelRow, ModelVersionRow, RunRow } from "~mocks/db"
import { addDataset, addRun, hour, minute, textFile } from "./builders"
import { hostileFiles } from "./small"

export const markup = "<img src=x onerror=\"window.__pwn=1;fetch('//canary.test/x')\">"
const script = "javascript:window.__pwn=1"

/** Models whose every text tries to break a page: one version that failed, one that a hostile run made with its files. */
export function addHostileModels(db: Db, experiment: ExperimentRow): void {
  const logged = addLoggedModel(db, addTraining(db, experiment))
  for (const name of ["<b>bold</b>", "__proto__", "a b%2e", "\u202egnp"]) {
    db.registeredModels.set(name, {
      name,
      description: `${markup}\n\n[click](${script}) <iframe src=//canary.test/frame></iframe>`,
      creationTime: db.startedAt,
      lastUpdateTime: db.startedAt,
      tags: new Map([[markup, markup]]),
      aliases: new Map([["champion", "1"]]),
      versions: new Map([
        ["1", failedVersion(db, experiment)],
        ["2", versionOf(db, logged)],
      ]),
      nextVersion: 3,
    })
  }
}

const addTraining = (db: Db, experiment: ExperimentRow): RunRow =>
  addRun(db, {
    experiment,
    name: "trained",
    startTime: db.startedAt - hour,
    durationMs: minute,
    fill: (data) =>
      addDataset(
        data,
        {
          name: markup,
          digest: markup,
          sourceType: markup,
          source: JSON.stringify({ uri: script }),
          schema: JSON.stringify({ mlflow_colspec: [{ name: markup, type: markup }] }),
          profile: JSON.stringify({ num_rows: markup }),
        },
        markup,
      ),
  })

function addLoggedModel(db: Db, run: RunRow): LoggedModelRow {
  const id = `m-${db.newHexId()}`
  const model: LoggedModelRow = {
    id,
    experimentId: run.experimentId,
    name: markup,
    artifactUri: run.artifactUri.replace(`${run.id}/artifacts`, `models/${id}/artifacts`),
    modelType: markup,
    sourceRunId: run.id,
    creationTime: db.startedAt,
    lastUpdateTime: db.startedAt,
    status: "LOGGED_MODEL_READY",
    statusMessage: markup,
    isDeleted: false,
    tags: new Map([
      [markup, script],
      ["mlflow.user", markup],
    ]),
    params: new Map([
      [markup, markup],
      ["__proto__", "polluted"],
    ]),
    metrics: [markup, "__proto__"].map((key) => ({ key, value: 1, step: 0, timestamp: db.startedAt, runId: run.id })),
    files: new Map(
      Object.entries({ ...hostileFiles, MLmodel: `flavors:\n  "${script}": ${markup}\n` }).map(([path, written]) => [
        path,
        textFile(() => written),
      ]),
    ),
  }
  db.loggedModels.set(id, model)
  run.data().modelOutputs.push({ modelId: id, step: 0 })
  return model
}

const failedVersion = (db: Db, experiment: ExperimentRow): ModelVersionRow => ({
  version: "1",
  description: markup,
  creationTime: db.startedAt,
  lastUpdateTime: db.startedAt,
  stage: "Production",
  source: script,
  runId: "",
  runLink: script,
  status: "FAILED_REGISTRATION",
  statusMessage: markup,
  modelId: "",
  tags: new Map([["experiment", experiment.name]]),
})

const versionOf = (db: Db, model: LoggedModelRow): ModelVersionRow => ({
  version: "2",
  description: `[click](${script}) ![x](https://canary.test/version.png)`,
  creationTime: db.startedAt,
  lastUpdateTime: db.startedAt,
  stage: markup,
  source: `models:/${model.id}`,
  runId: model.sourceRunId,
  runLink: "//canary.test/run",
  status: "READY",
  modelId: model.id,
  tags: new Map([[markup, script]]),
})
