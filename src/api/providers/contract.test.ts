import { createDemoServer } from "~mocks/demoServer"
import { beforeEach, describe, expect, test } from "vitest"

import type { Ability, Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import { ApiError } from "~/domain/errors/apiError"
import { tagValue, type RunQuery } from "~/domain/runs/run"

import { fasttrackmlServer, mlflowServer, oldMlflowServer, type ContractServer, type Handle } from "./contractServers"
import { azuremlServer, WORKSPACE } from "./azureml/contractServer"
import { databricksServer } from "./databricks/contractServer"
import { providers } from "./registry"

/** The same expectations for every kind of server; what one cannot do is a reason, never an exception for a page. */
type Row = { kind: string; name: string; start: (handle: Handle) => ContractServer; below?: string }
const ROWS: readonly Row[] = [
  { kind: "mlflow", name: "MLflow 3.17", start: mlflowServer },
  { kind: "mlflow", name: "MLflow 1.30", start: oldMlflowServer },
  { kind: "fasttrackml", name: "FastTrackML 0.5", start: fasttrackmlServer },
  { kind: "databricks", name: "Databricks", start: databricksServer },
  { kind: "azureml", name: "Azure ML", start: azuremlServer, below: `/mlflow/v2.0${WORKSPACE}/` },
]

test("no provider is left out", () => {
  expect(new Set(ROWS.map(({ kind }) => kind))).toEqual(new Set(providers.map(({ kind }) => kind)))
})

/** What the server answers when it can; else its reason and the kind of error that a call brings. */
async function orUnsupported(can: Ability, ask: () => Promise<unknown>, callAnyway: () => Promise<unknown>) {
  if (can === true) return ask()
  const error = await callAnyway().catch((failure: unknown) => failure)
  return { reason: can, kind: error instanceof ApiError ? error.kind : "no error" }
}

const answerOr = (can: Ability, answer: unknown, reason: RegExp): unknown =>
  can === true ? answer : { reason: expect.stringMatching(reason), kind: "unsupported" }

describe.each(ROWS)("$name", ({ start, below = "" }) => {
  let server: ContractServer
  let backend: Backend

  const experimentId = async (name: string) => {
    const { experiments } = await backend.searchExperiments({ lifecycle: "all", filter: "", pageSize: 100 })
    return experiments.find((experiment) => experiment.name === name)?.id ?? ""
  }
  const training = () => experimentId("/Users/ann@example.com/churn/training")
  const query = async (change: Partial<RunQuery> = {}): Promise<RunQuery> => ({
    experimentIds: [await training()],
    filter: "",
    orderBy: [],
    lifecycle: "active",
    pageSize: 100,
    ...change,
  })
  const runNamed = async (name: string) => {
    const { runs } = await backend.searchRuns(await query({ filter: `attributes.run_name = '${name}'` }))
    return runs[0]?.id ?? ""
  }

  beforeEach(async () => {
    server = start(createDemoServer("small").handle)
    const place = { address: "https://page.example/", fetch: server.fetch }
    backend = await connect(
      { id: "s", label: "s", address: `https://a.example${below}`, isConfigured: true, isReadOnly: false },
      place,
    )
  })

  test("is recognised with its version by few questions", () => {
    expect(backend.can.product).toBe(server.product)
    // A hosted service has no version that it tells.
    expect(backend.can.version ?? "0.0.0").toMatch(/^\d+\.\d+\.\d+$/)
    expect(server.asked.length).toBeLessThanOrEqual(11)
  })

  test("pages through experiments without losing or repeating one", async () => {
    const names: string[] = []
    let page: string | undefined
    do {
      const answer = await backend.searchExperiments({ lifecycle: "active", filter: "", pageSize: 3, page })
      names.push(...answer.experiments.map(({ name }) => name))
      page = answer.nextPage
    } while (page !== undefined)
    expect(names).toContain("/Shared/sweep/optimizer")
    expect(names).not.toContain("/Shared/old/archived")
    expect(new Set(names).size).toBe(names.length)
  })

  test("creates, renames, tags, deletes and restores an experiment", async () => {
    const id = await backend.createExperiment("/Shared/new one")
    const can = backend.can.renameExperiment
    const rename = async () => {
      await backend.renameExperiment(id, "/Shared/newer")
      return (await backend.getExperiment(id)).name
    }
    expect(await orUnsupported(can, rename, rename)).toEqual(answerOr(can, "/Shared/newer", /cannot rename/))
    const { name } = await backend.getExperiment(id)
    await backend.setExperimentTag(id, "team", "ümlaut")
    expect(await backend.getExperiment(id)).toMatchObject({ id, isDeleted: false })
    expect(tagValue(await backend.getExperiment(id), "team")).toBe("ümlaut")
    await backend.deleteExperiment(id)
    expect((await backend.getExperiment(id)).isDeleted).toBe(true)
    await backend.restoreExperiment(id)
    expect((await backend.getExperiment(id)).isDeleted).toBe(false)
    await expect(backend.createExperiment(name)).rejects.toMatchObject({ kind: "conflict" })
  })

  test("restores an experiment with its runs", async () => {
    await backend.deleteExperiment(await training())
    expect((await backend.searchRuns(await query())).runs).toEqual([])
    await backend.restoreExperiment(await training())
    const { runs } = await backend.searchRuns(await query())
    expect(runs.map(({ name }) => name)).toContain("train-01")
  })

  test("deletes a tag of an experiment, or has a reason and answers unsupported", async () => {
    const id = await training()
    const remove = async () => {
      await backend.deleteExperimentTag(id, "team")
      return tagValue(await backend.getExperiment(id), "team")
    }
    const can = backend.can.deleteExperimentTag
    expect(await orUnsupported(can, remove, remove)).toEqual(answerOr(can, undefined, /cannot delete tags/))
  })

  test("finds runs by filter, sorts by an attribute and by a metric, and pages", async () => {
    const sorted = await backend.searchRuns(await query({ orderBy: ["start_time ASC"], pageSize: 2 }))
    const rest = await backend.searchRuns(await query({ orderBy: ["start_time ASC"], page: sorted.nextPage }))
    const starts = [...sorted.runs, ...rest.runs].map(({ startedAtMs }) => startedAtMs ?? 0)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(sorted.sizeBytes).toBeGreaterThan(100)
    const filter = "metrics.`val/accuracy` > 0.85 AND params.optimizer = 'adam'"
    const best = await backend.searchRuns(await query({ filter, orderBy: ["metrics.`val/accuracy` DESC"] }))
    expect(best.runs.map(({ name }) => name)).toEqual(["train-04", "train-03", "train-02"])
    const named = await backend.searchRuns(await query({ orderBy: ["attributes.run_name DESC"], pageSize: 2 }))
    expect(named.runs.map(({ name }) => name)).toEqual(["train-system", "train-numbers"])
    expect(
      (await backend.searchRuns(await query({ orderBy: ["attributes.run_id ASC"], pageSize: 2 }))).runs,
    ).toHaveLength(2)
  })

  test("decodes a run with odd numbers", async () => {
    const run = await backend.getRun(await runNamed("train-numbers"))
    const values = new Map(run.metrics.map(({ key, value }) => [key, value]))
    expect(values.get("nan")).toBeNaN()
    expect(values.get("positive")).toBe(Infinity)
    expect(values.get("negative")).toBe(-Infinity)
    expect(values.get("tiny")).toBe(1e-12)
    expect(run.params.find(({ key }) => key === "empty")?.value).toBe("")
    expect(run.status).toBe("FINISHED")
  })

  test("renames, tags, deletes and restores a run", async () => {
    const id = await runNamed("train-01")
    const { status, endedAtMs } = await backend.getRun(id)
    await backend.renameRun(id, "renamed")
    await backend.setRunTag(id, "a/b-c", "1")
    expect(await backend.getRun(id)).toMatchObject({ name: "renamed", isDeleted: false, status, endedAtMs })
    await backend.deleteRunTag(id, "a/b-c")
    expect(tagValue(await backend.getRun(id), "a/b-c")).toBeUndefined()
    await backend.deleteRun(id)
    expect((await backend.getRun(id)).isDeleted).toBe(true)
    await backend.restoreRun(id)
    expect((await backend.getRun(id)).isDeleted).toBe(false)
  })

  test("gives a history whole by every way it says it has", async () => {
    const [a, b] = [await runNamed("train-01"), await runNamed("train-02")]
    const page = await backend.historyPage({ runId: a, key: "val/loss", pageSize: backend.can.historyPageMax })
    expect(page.points.values).toHaveLength(200)
    expect(Array.from(page.points.steps.subarray(0, 3))).toEqual([0, 1, 2])
    const whole = async () => {
      const bulk = await backend.historyBulk([a, b], "val/loss")
      return [bulk.values.length, new Set(bulk.runIndex).size]
    }
    const canBulk = backend.can.historyBulk || "no bulk"
    expect(await orUnsupported(canBulk, whole, whole)).toEqual(answerOr(canBulk, [400, 2], /no bulk/))
    const ask = async () => {
      const { values } = await backend.historyInterval({ runIds: [a, b], key: "val/loss", pointsPerRun: 10 })
      return values.length >= 20 && values.length < 60
    }
    const can = backend.can.historyInterval || "no interval"
    expect(await orUnsupported(can, ask, ask)).toEqual(answerOr(can, true, /no interval/))
  })

  test("keeps NaN and infinity in a history", async () => {
    const runId = await runNamed("train-numbers")
    const { values } = backend.can.historyBulk
      ? await backend.historyBulk([runId], "bumpy")
      : (await backend.historyPage({ runId, key: "bumpy", pageSize: backend.can.historyPageMax })).points
    expect([values[9], values[10], values[20], values[30]]).toEqual([9, NaN, Infinity, -Infinity])
  })

  test("lists a folder and reads a file, whole and in part", async () => {
    const root = { kind: "run", runId: await runNamed("train-04") } as const
    const { entries } = await backend.listArtifacts(root, "")
    const file =
      entries.find(({ path }) => path.endsWith(".log")) ??
      (await firstFile(root, entries.find((e) => e.isFolder)?.path))
    const opened = backend.openArtifact(root, file?.path ?? "", file?.sizeBytes)
    const whole = await opened.bytes()
    expect(whole.length).toBe(file?.sizeBytes ?? whole.length) // some lists hold no sizes
    expect(whole.length).toBeGreaterThan(9)
    expect(await opened.bytes({ start: 3, end: 9 })).toEqual(whole.slice(3, 9))
    expect(await opened.bytes({ start: whole.length, end: whole.length + 5 })).toHaveLength(0)
    await expect(backend.openArtifact(root, "no/such.txt", 1).bytes()).rejects.toMatchObject({ kind: "not-found" })
    await expect(backend.listArtifacts(root, "../..")).rejects.toMatchObject({ kind: "invalid" })
  })
  const firstFile = async (root: { kind: "run"; runId: string }, folder = "") =>
    (await backend.listArtifacts(root, folder)).entries.find(({ isFolder }) => !isFolder)

  test("shows registered models and versions, or has a reason", async () => {
    const name = "churn-classifier"
    expect(
      await orUnsupported(
        backend.can.registry,
        async () => {
          const { models } = await backend.searchModels({ filter: "", orderBy: ["name ASC"], pageSize: 10 })
          const model = await backend.getModel(models[0]?.name ?? name)
          const query = { filter: `name='${model.name}'`, orderBy: ["version_number DESC"], pageSize: 10 }
          const [newest] = (await backend.searchModelVersions(query)).versions
          const version = await backend.getModelVersion(model.name, newest?.version ?? "0")
          return [model.latestVersions.length > 0, version.name === model.name, version.status]
        },
        () => backend.getModel(name),
      ),
    ).toEqual(answerOr(backend.can.registry, [true, true, "READY"], /model registry/))
  })

  test("1.13, 2.7: makes, describes, tags and deletes a model and its versions, or has a reason", async () => {
    const change = async () => {
      await backend.createModel("made", "for a test")
      const { artifactUri } = await backend.getRun(await runNamed("train-04"))
      const made = { name: "made", source: `${artifactUri}/model`, runId: await runNamed("train-04"), modelId: "" }
      const { version } = await backend.createModelVersion(made)
      const place = { name: "made", version }
      await backend.describeModel("made", "changed")
      await backend.setModelTag("made", { key: "team", value: "ü" })
      await backend.setModelTag("made", { key: "gone", value: "" })
      await backend.deleteModelTag("made", "gone")
      await backend.describeModelVersion(place, "first")
      await backend.setModelVersionTag(place, { key: "ok", value: "yes" })
      const [model, first] = [await backend.getModel("made"), await backend.getModelVersion("made", version)]
      await backend.deleteModelVersionTag(place, "ok")
      const { tags } = await backend.getModelVersion("made", version)
      await backend.deleteModelVersion(place)
      const after = await backend.getModelVersion("made", version).catch((error: unknown) => error)
      return [model.description, model.tags, first.description, first.tags, tags, after instanceof ApiError]
    }
    const done = ["changed", [{ key: "team", value: "ü" }], "first", [{ key: "ok", value: "yes" }], [], true]
    expect(await orUnsupported(backend.can.registry, change, change)).toEqual(
      answerOr(backend.can.registry, done, /model registry/),
    )
  })

  const churn = { name: "churn-classifier", version: "1" }

  test("2.7: moves an alias and a version to a stage, or has a reason", async () => {
    const { aliases, stages } = backend.modelAbilities(churn.name)
    const moveAlias = async () => {
      await backend.setAlias(churn.name, "champion", "1")
      const { aliases: moved } = await backend.getModel(churn.name)
      await backend.deleteAlias(churn.name, "champion")
      const { aliases: left } = await backend.getModel(churn.name)
      return [moved, left].map((found) => found.find(({ alias }) => alias === "champion")?.version)
    }
    expect(await orUnsupported(aliases, moveAlias, moveAlias)).toEqual(
      answerOr(aliases, ["1", undefined], /no aliases|model registry|MLflow 2.3/),
    )
    const moveStage = async () => {
      await backend.moveToStage({ ...churn, version: "2" }, "Production")
      await backend.moveToStage(churn, "Archived")
      return [await backend.getModelVersion(churn.name, "1"), await backend.getModelVersion(churn.name, "2")].map(
        ({ stage }) => stage,
      )
    }
    expect(await orUnsupported(stages, moveStage, moveStage)).toEqual(
      answerOr(stages, ["Archived", "Production"], /model registry/),
    )
  })

  test("2.7: renames and deletes a model, or has a reason", async () => {
    const abilities = backend.modelAbilities(churn.name)
    const rename = async () => {
      await backend.renameModel(churn.name, "renamed")
      return (await backend.getModel("renamed")).name
    }
    expect(await orUnsupported(abilities.rename, rename, rename)).toEqual(
      answerOr(abilities.rename, "renamed", /cannot rename|model registry/),
    )
    const remove = async () => {
      await backend.deleteModel("empty-model")
      const { models } = await backend.searchModels({ filter: "", orderBy: ["name ASC"], pageSize: 10 })
      return models.some(({ name }) => name === "empty-model")
    }
    expect(await orUnsupported(abilities.delete, remove, remove)).toEqual(
      answerOr(abilities.delete, false, /never the model|model registry/),
    )
  })

  test("shows logged models with their files, or has a reason", async () => {
    const search = async () =>
      backend.searchLoggedModels({ experimentIds: [await training()], filter: "", pageSize: 10 })
    expect(
      await orUnsupported(
        backend.can.loggedModels,
        async () => {
          const modelId = (await search()).models[0]?.id ?? ""
          const root = { kind: "loggedModel", modelId } as const
          const { entries } = await backend.listArtifacts(root, "")
          const text = new TextDecoder().decode(await backend.openArtifact(root, "MLmodel", undefined).bytes())
          const { status } = await backend.getLoggedModel(modelId)
          return [status, entries.some(({ path }) => path === "MLmodel"), text.includes("flavors")]
        },
        search,
      ),
    ).toEqual(answerOr(backend.can.loggedModels, ["LOGGED_MODEL_READY", true, true], /logged models/))
  })

  test("says not-found of what does not exist", async () => {
    await expect(backend.getRun("no-such-run")).rejects.toMatchObject({ kind: "not-found" })
    await expect(backend.getExperiment("987654")).rejects.toMatchObject({ kind: "not-found" })
  })

  test("a mistake in a filter is the asker's", async () => {
    const wrong = backend.searchRuns(await query({ filter: "metrics.a > 1 OR metrics.b > 2" }))
    await expect(wrong).rejects.toMatchObject({ kind: "invalid" })
  })
})
