import { useQueries, useQuery, type UseQueryResult } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { loggedModelQuery, modelQuery, versionsOfRunQuery } from "~/api/queries/models"
import { runQuery } from "~/api/queries/runs"
import { isNotFound } from "~/domain/errors/apiError"
import type { Lineage, LineageAlias, LineageSubject, LineageVersion, Piece } from "~/domain/lineage/lineage"
import { lineageOf, MOST_NODES } from "~/domain/lineage/lineageOf"
import type { LoggedModel } from "~/domain/models/model"

/** The runs and logged models around the page, as far as the server has them. */
function usePieces(backend: Backend, subject: LineageSubject) {
  const hasLogged = backend.can.loggedModels === true
  const ownId = subject.kind === "model" ? subject.model.id : subject.version.modelId
  const own = useQuery({
    ...loggedModelQuery(backend, ownId),
    enabled: hasLogged && subject.kind === "version" && ownId !== "",
  })
  const ownModel = subject.kind === "model" ? subject.model : own.data
  const runIds = distinct([subject.kind === "version" ? subject.version.runId : "", ownModel?.sourceRunId ?? ""])
  const runs = useQueries({ queries: runIds.map((id) => runQuery(backend, id)) })
  const modelIds = hasLogged ? distinct([ownId, ...runs.flatMap(({ data }) => data?.outputModelIds ?? [])]) : []
  const asked = modelIds.slice(0, MOST_NODES)
  const models = useQueries({ queries: asked.map((id) => loggedModelQuery(backend, id)) })
  return {
    runs: runIds.map((id, place) => pieceOf(id, runs[place])),
    models: asked.map((id, place) => pieceOf(id, models[place])),
    unasked: modelIds.length - asked.length,
    answers: [own, ...runs, ...models],
  }
}

/** What was registered from them, and the names that stand for it. */
function useRegistered(backend: Backend, subject: LineageSubject, { runs, models }: ReturnType<typeof usePieces>) {
  const ofRuns = useQueries({ queries: runs.map(({ id }) => versionsOfRunQuery(backend, id)) })
  const versions = distinctVersions([
    ...(subject.kind === "version" ? [subject.version] : []),
    ...ofRuns.flatMap(({ data }) => data?.versions ?? []),
    ...models.flatMap(({ found }) => (found === undefined ? [] : registeredFrom(found))),
  ])
  const names = backend.can.registry === true ? distinct(versions.map(({ name }) => name)).slice(0, MOST_NODES) : []
  const registered = useQueries({ queries: names.map((name) => modelQuery(backend, name)) })
  const aliases = names.flatMap((name, place): readonly LineageAlias[] => {
    const model = registered[place]?.data
    return model === undefined ? aliasesBeside(subject, name) : model.aliases.map((alias) => ({ ...alias, name }))
  })
  return {
    versions,
    areAllVersions: ofRuns.every(({ data }) => data?.nextPage === undefined),
    aliases,
    names,
    answers: [...ofRuns, ...registered],
  }
}

/** The lineage once every part of it has come or failed; `error` is what failed, but for pieces that are not there. */
export function useLineage(backend: Backend, subject: LineageSubject) {
  const pieces = usePieces(backend, subject)
  const registered = useRegistered(backend, subject, pieces)
  const answers = [...pieces.answers, ...registered.answers]
  const failed = answers.filter(({ error }) => error !== null && !isNotFound(error))
  const isComing = answers.some(({ isLoading }) => isLoading)
  const lineage: Lineage | undefined = isComing
    ? undefined
    : lineageOf({ server: backend.id, subject, ...pieces, ...registered, lacks: lacksOf(backend, registered.names) })
  return {
    lineage,
    error: failed[0]?.error,
    isAsking: failed.some(({ isFetching }) => isFetching),
    askAgain: () => failed.forEach(({ refetch }) => void refetch()),
  }
}

function lacksOf({ can, modelAbilities }: Backend, names: readonly string[]) {
  const aliases = names.map((name) => modelAbilities(name).aliases).find((ability) => ability !== true)
  const reasons = { datasets: can.datasets, models: can.loggedModels, versions: can.registry, aliases: aliases ?? true }
  return Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== true))
}

function pieceOf<T>(id: string, answer: UseQueryResult<T> | undefined): Piece<T> {
  const { data: found, error = null } = answer ?? {}
  const reason = error === null ? "" : isNotFound(error) ? "the server does not have it" : "it could not be read"
  return { id, found, reason }
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id) => id !== ""))]

/** The first of each, which says most. */
function distinctVersions(versions: readonly LineageVersion[]): readonly LineageVersion[] {
  const found = new Map<string, LineageVersion>()
  for (const each of versions) {
    const key = JSON.stringify([each.name, each.version])
    if (!found.has(key)) found.set(key, each)
  }
  return [...found.values()]
}

const registeredFrom = ({ id, registrations }: LoggedModel): readonly LineageVersion[] =>
  registrations.map(({ name, version }) => ({ name, version, runId: "", modelId: id, stage: "" }))

/** What the version says itself, when its model cannot be asked. */
const aliasesBeside = (subject: LineageSubject, name: string): readonly LineageAlias[] =>
  subject.kind === "version" && subject.version.name === name
    ? subject.version.aliases.map((alias) => ({ name, alias, version: subject.version.version }))
    : []
