import type { Db, LoggedModelRow, RunRow } from "~mocks/db"
// oxlint-disable-next-line no-restricted-imports -- see small.ts
import content from "~e2e/fixtures/content.json"
import { modelFiles } from "./modelFiles"

const { registered, logged } = content.models

/** The registry and the logged model of content.json. */
export function addSmallModels(db: Db, runs: ReadonlyMap<string, RunRow>): void {
  const source = runs.get(logged.run)
  if (source === undefined) throw new Error(`content.json has no run ${logged.run}`)
  const model = addLoggedModel(db, source)
  for (const [index, spec] of registered.entries()) {
    const now = db.startedAt - (index + 1) * 60_000
    db.registeredModels.set(spec.name, {
      name: spec.name,
      description: spec.description,
      creationTime: now,
      lastUpdateTime: now,
      tags: new Map(Object.entries(spec.tags)),
      aliases: new Map(
        spec.versions.flatMap(({ aliases, version }) => aliases.map((alias) => [alias, version] as const)),
      ),
      versions: new Map(
        spec.versions.map((version) => {
          const run = runs.get(version.run)
          const isLogged = version.run === logged.run
          const row = {
            version: version.version,
            description: version.description,
            creationTime: now + Number(version.version),
            lastUpdateTime: now + Number(version.version),
            stage: "None",
            source: isLogged ? `models:/${model.id}` : `${run?.artifactUri ?? ""}/model`,
            runId: run?.id ?? "",
            runLink: "",
            status: "READY",
            modelId: isLogged ? model.id : "",
            tags: new Map(Object.entries(version.tags)),
          }
          return [version.version, row] as const
        }),
      ),
      nextVersion: spec.versions.length + 1,
    })
  }
}

function addLoggedModel(db: Db, run: RunRow): LoggedModelRow {
  const id = `m-${db.newHexId()}`
  const createdAt = run.endTime ?? db.startedAt
  const row: LoggedModelRow = {
    id,
    experimentId: run.experimentId,
    name: logged.name,
    artifactUri: run.artifactUri.replace(`${run.id}/artifacts`, `models/${id}/artifacts`),
    modelType: "",
    sourceRunId: run.id,
    creationTime: createdAt,
    lastUpdateTime: createdAt,
    status: "LOGGED_MODEL_READY",
    isDeleted: false,
    tags: new Map(),
    params: new Map(Object.entries(logged.params)),
    metrics: Object.entries(logged.metrics).map(([key, value]) => ({
      key,
      value,
      step: content.training.steps - 1,
      timestamp: createdAt,
      runId: run.id,
    })),
    files: modelFiles({ flavor: "sklearn", modelId: id, runId: run.id }),
  }
  db.loggedModels.set(id, row)
  run.data().modelOutputs.push({ modelId: id, step: 0 })
  return row
}
