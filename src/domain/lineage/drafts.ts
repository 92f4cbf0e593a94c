/** What each piece is called, where it leads, and what it hangs on: only what the server says. */
import type { LoggedModel } from "~/domain/models/model"
import { compareVersions, stageOf } from "~/domain/models/versions"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"

import type { Draft, LineageEdge, LineageFacts, LineageVersion, Piece } from "./lineage"

export type Drafts = { readonly nodes: readonly Draft[]; readonly edges: readonly LineageEdge[] }

// Names may hold anything, so no letter can part them.
const idOf = (...parts: readonly string[]): string => JSON.stringify(parts)
const runKey = (id: string) => idOf("run", id)
const modelKey = (id: string) => idOf("model", id)
export const versionKey = (name: string, version: string) => idOf("version", name, version)

const runName = ({ id, found }: Piece<Run>): string => nameOrId(found?.name, id)
const modelName = ({ id, found }: Piece<LoggedModel>): string => nameOrId(found?.name, id)

export function runDrafts({ server, runs }: LineageFacts): Drafts {
  const nodes = runs.map((run): Draft => {
    const { id, found, reason } = run
    return {
      id: runKey(id),
      label: runName(run),
      words: found === undefined ? reason : found.isDeleted ? "source run, deleted" : "source run",
      to:
        found === undefined
          ? routes.runById(server, id)
          : routes.run({ server, experimentId: found.experimentId, runId: id }),
      isSubject: false,
    }
  })
  return { nodes, edges: [] }
}

/** A dataset is the same in two runs when its name and digest are; a run may have used it for two things. */
export function datasetDrafts({ server, runs }: LineageFacts): Drafts {
  const nodes = new Map<string, Draft>()
  const edges: LineageEdge[] = []
  for (const run of runs) {
    const datasets = run.found?.datasets ?? []
    for (const { name, digest } of datasets) {
      const id = idOf("dataset", name, digest)
      const from = nodes.get(id)
      if (edges.some((edge) => edge.from === id && edge.to === runKey(run.id))) continue
      edges.push({ from: id, to: runKey(run.id) })
      const contexts = datasets
        .filter((other) => other.name === name && other.digest === digest && other.context !== "")
        .map(({ context }) => context)
      const use = `into ${runName(run)}${contexts.length === 0 ? "" : ` as ${contexts.join(", ")}`}`
      nodes.set(id, {
        id,
        label: name,
        words: from === undefined ? `${use}, digest ${digest}` : `${use}; ${from.words}`,
        to: routes.runDatasets(server, { experimentId: run.found?.experimentId ?? "", runId: run.id }),
        isSubject: false,
      })
    }
  }
  return { nodes: [...nodes.values()], edges }
}

export function modelDrafts({ server, subject, runs, models }: LineageFacts): Drafts {
  const edges: LineageEdge[] = []
  const nodes = models.map((model): Draft => {
    const { id, found, reason } = model
    const sources = runs.filter((run) => run.id === found?.sourceRunId || run.found?.outputModelIds.includes(id))
    edges.push(...sources.map((run) => ({ from: runKey(run.id), to: modelKey(id) })))
    const isSubject = subject.kind === "model" && subject.model.id === id
    const origin = sources.length === 0 ? "of no run that is known" : `logged by ${sources.map(runName).join(" and ")}`
    const words = reason === "" ? origin : sources.length === 0 ? reason : `${origin}; ${reason}`
    return {
      id: modelKey(id),
      label: modelName(model),
      words: isSubject ? `this model, ${words}` : words,
      to: routes.loggedModel(server, id),
      isSubject,
    }
  })
  return { nodes, edges }
}

export function versionDrafts(facts: LineageFacts): Drafts {
  const { server, subject, aliases } = facts
  const edges: LineageEdge[] = []
  const newestFirst = facts.versions.toSorted(
    (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)) || compareVersions(b.version, a.version),
  )
  const nodes = newestFirst.map((each): Draft => {
    const { name, version } = each
    const id = versionKey(name, version)
    const isSubject = subject.kind === "version" && subject.version.name === name && subject.version.version === version
    const sources = sourcesOf(each, facts)
    edges.push(...sources.map((source) => ({ from: source.id, to: id })))
    const origin =
      sources.length === 0
        ? "from no run or model that is known"
        : `registered from ${sources.map(({ label }) => label).join(" and ")}`
    return {
      id,
      label: `Version ${version} of ${name}`,
      words: isSubject ? `this version, ${origin}` : origin,
      to: routes.modelVersion(server, name, version),
      isSubject,
      isMarked:
        stageOf(each) !== undefined || aliases.some((alias) => alias.name === name && alias.version === version),
    }
  })
  return { nodes, edges }
}

/** The logged model; the run too where it is another than the one that logged the model, or where there is no model. */
function sourcesOf({ name, version, runId, modelId }: LineageVersion, { models, runs }: LineageFacts) {
  const from = models.filter(
    ({ id, found }) =>
      id === modelId || found?.registrations.some((other) => other.name === name && other.version === version),
  )
  const isSaid = from.some(({ id, found }) => {
    const run = runs.find((other) => other.id === runId)
    return found?.sourceRunId === runId || run?.found?.outputModelIds.includes(id)
  })
  const direct = isSaid ? [] : runs.filter(({ id }) => id === runId)
  return [
    ...from.map((model) => ({ id: modelKey(model.id), label: modelName(model) })),
    ...direct.map((run) => ({ id: runKey(run.id), label: runName(run) })),
  ]
}

/** Of the versions that are shown alone. */
export function aliasDrafts({ server, versions, aliases }: LineageFacts, shown: ReadonlySet<string>): Drafts {
  const places = [
    ...aliases.map(({ name, alias, version }) => ({ name, version, label: `@${alias}`, words: "stands for" })),
    ...versions.flatMap((version) => {
      const stage = stageOf(version)
      return stage === undefined
        ? []
        : [{ name: version.name, version: version.version, label: stage, words: "is the stage of" }]
    }),
  ].filter(({ name, version }) => shown.has(versionKey(name, version)))
  const ids = places.map(({ name, version, label, words }) => idOf(words, name, version, label))
  return {
    nodes: places.map(({ name, version, label, words }, place) => ({
      id: ids[place] ?? "",
      label,
      words: `${words} version ${version} of ${name}`,
      to: routes.model(server, name),
      isSubject: false,
    })),
    edges: places.map(({ name, version }, place) => ({ from: versionKey(name, version), to: ids[place] ?? "" })),
  }
}
